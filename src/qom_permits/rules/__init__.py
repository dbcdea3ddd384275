"""What it costs: tariffs as data, formulas, bills, and the reasons for every line; pure."""
