"""How large what a formula comes to can be: ranges by interval arithmetic, and decimal places."""
