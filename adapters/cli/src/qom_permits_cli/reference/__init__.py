"""Pages to look things up in, made from the code: commands, events, stages, reasons, errors."""
