"""The HTTP edge, shared by all features."""
