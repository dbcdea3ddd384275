"""Documents for qom-permits kept in a directory under the hash of their content."""
