"""Two tariffs, or two bills, held against each other."""
