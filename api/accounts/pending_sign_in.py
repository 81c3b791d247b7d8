"""A sign-in that has left for the provider: kept in a short-lived signed cookie of the browser that began it.

So the answer is only accepted where the question was asked (login CSRF), and no process has to remember it.
"""

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Self

from api.core.clock import wall_seconds

LIFETIME_SECONDS = 600
_LONGEST = 3000
_PURPOSE = b"postazione sign-in v1"


@dataclass(frozen=True, slots=True)
class PendingSignIn:
    """What we must remember until the provider's answer."""

    state: str
    nonce: str
    verifier: str
    return_to: str
    expires_at: int

    @classmethod
    def begin(cls, return_to: str) -> Self:
        """Start one, with fresh secrets of 256 bits."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        return cls(state, nonce, verifier, return_to, int(wall_seconds()) + LIFETIME_SECONDS)

    @property
    def challenge(self) -> str:
        """Return the PKCE challenge (S256, RFC 7636)."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def sealed(self, key: bytes) -> str:
        """Return the cookie's value."""
        content = base64.urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()
        return f"{content}.{_seal(content, key)}"

    @classmethod
    def unseal(cls, value: str | None, key: bytes) -> Self | None:
        """Return the pending sign-in of a cookie that we made less than ten minutes ago, else None."""
        content, _, seal = (value or "")[:_LONGEST].partition(".")
        if not hmac.compare_digest(seal.encode(), _seal(content, key).encode()):
            return None
        pending = cls(**json.loads(base64.urlsafe_b64decode(content)))
        return pending if wall_seconds() < pending.expires_at else None


def _seal(content: str, key: bytes) -> str:
    derived = hmac.digest(key, _PURPOSE, "sha256")
    return hmac.new(derived, content.encode(), "sha256").hexdigest()
