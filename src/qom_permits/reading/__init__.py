"""Reading what others wrote, strictly: exact types, no unknown keys, every fault at once with its place."""
