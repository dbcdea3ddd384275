"""What the host does from the command line."""
