"""From the text of a tariff file to a `Tariff`, or every fault it has."""
