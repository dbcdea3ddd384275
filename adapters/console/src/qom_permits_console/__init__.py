"""A notifier for qom-permits that prints letters."""
