"""The HTTP edge, shared by all routers: no feature is imported here."""
