"""The language as a page to look things up in, made from the tables it is read by."""
