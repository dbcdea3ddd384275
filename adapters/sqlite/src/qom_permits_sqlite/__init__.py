"""Storage for qom-permits in one SQLite file."""
