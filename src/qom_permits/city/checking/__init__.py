"""The linter of profiles: what is wrong with a city that can be read, and what is strange about it."""
