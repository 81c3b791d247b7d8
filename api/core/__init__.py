"""The domain-free kit: no feature and no web framework is imported here."""
