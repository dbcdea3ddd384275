"""Finding, checking and opening plug-ins: all come in by entry point, the shipped ones too."""
