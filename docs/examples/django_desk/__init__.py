"""A host in Django that embeds the service desk: users, sessions and pages are its own."""
