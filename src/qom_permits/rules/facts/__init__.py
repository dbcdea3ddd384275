"""From what was said of a case to the values formulas reckon with."""
