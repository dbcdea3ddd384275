"""Commands, events and what else is written down, as JSON and back: the one place that knows a stored shape."""
