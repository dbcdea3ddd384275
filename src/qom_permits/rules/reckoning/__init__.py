"""The reference reading: what a bill comes to, by exact fractions."""
