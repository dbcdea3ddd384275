"""The command line of qom-permits."""
