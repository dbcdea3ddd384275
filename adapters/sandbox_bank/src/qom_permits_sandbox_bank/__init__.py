"""A payment gateway for qom-permits that behaves like a bank and moves no money."""
