"""What a tariff states, clause by clause, in words of both languages."""
