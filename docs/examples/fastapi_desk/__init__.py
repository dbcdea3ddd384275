"""A host in FastAPI that embeds the service desk: login, addresses and status codes are its own."""
