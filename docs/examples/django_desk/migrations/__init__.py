"""How the host's own tables came to be."""
