"""What a tariff can say: numbers, units, kinds, expressions, clauses and tables, as values."""
