"""A tariff as one straight-line Python function on whole numbers."""
