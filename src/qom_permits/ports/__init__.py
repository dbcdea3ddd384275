"""What the desk needs of the outside: small promises, and the records that cross them."""
