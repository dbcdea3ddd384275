"""What it costs: tariffs as data, their formulas, the bills they make, and the reasons for every line; pure."""
