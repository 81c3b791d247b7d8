"""Secrets of machines: 256 random bits, shown once, kept as SHA-256.

A slow hash protects what people choose; nobody guesses 256 bits, and a fast one lets a booking system ask for tokens often.
"""

import hashlib
import hmac
import secrets
from datetime import datetime

from api.clients.models import ApiClient

_NOBODY = bytes(32)


def new_secret() -> str:
    """Return a fresh secret."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> bytes:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def opens(client: ApiClient | None, secret: str, now: datetime) -> bool:
    """Tell whether the secret is one of the machine's live ones; takes the same time for a machine that does not exist."""
    shown = hash_of(secret)
    current = client.secret_hash if client else _NOBODY
    previous = _previous(client, now)
    fits = hmac.compare_digest(shown, current) | hmac.compare_digest(shown, previous)
    return fits and client is not None and client.revoked_at is None


def _previous(client: ApiClient | None, now: datetime) -> bytes:
    if client is None or client.previous_secret_hash is None or client.previous_secret_until is None:
        return _NOBODY
    return client.previous_secret_hash if now < client.previous_secret_until else _NOBODY
