"""From a `Tariff` back to the text of a file."""
