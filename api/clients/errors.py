"""Refusals of machines."""

from api.core.errors import DomainError


class ClientRevoked(DomainError):
    """409: a revoked machine stays revoked; register another."""

    code = "client_revoked"
    title = "The machine was revoked"


class TokenRefused(Exception):
    """A token request refused in the form of RFC 6749 §5.2, which is older than problem details and what clients read."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(error)
        self.error, self.description = error, description

    @property
    def status(self) -> int:
        """Return 401 for a client that did not prove who it is, else 400."""
        return 401 if self.error == "invalid_client" else 400
