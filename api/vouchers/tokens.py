"""Presentation tokens at rest: a keyed hash, so that a copy of the database lets nobody pay."""

import hmac

from api.vouchers.rules import normalise_token

_NO_TOKEN = b""


def token_hash(key: bytes, typed: str) -> bytes:
    """Return the keyed hash of a token as it was issued, of whatever way it was typed; no row has the hash of a wrong one."""
    token = normalise_token(typed)
    return hmac.digest(key, token.encode(), "sha256") if token is not None else _NO_TOKEN
