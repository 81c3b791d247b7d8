"""The outside world: database server, identity provider, e-mail, object store, registries."""
