"""A tariff as a page that people read."""
