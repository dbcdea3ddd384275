"""What paying comes to: in cash, late, or in instalments."""
