"""The demo's own identity provider: OpenID Connect with code, PKCE, nonce and RFC 9207, for people who do not exist.

It vouches for anybody who asks, so it must never run where real people are: it is mounted in the demo alone.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any
from urllib.parse import unquote_plus, urlencode

from api.core.clock import wall_seconds
from api.core.errors import Malformed
from api.demo.personas import Persona, persona_of
from api.integrations.verified_identity import FISCAL_NUMBER
from api.web.compact_jws import decode_part, encode_part
from api.web.signing_keys import SigningKeys
from api.web.tokens import jwks_of, sign_id_token

CODE_SECONDS = 60
_FIELDS = (
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
)


class NotInTheDemo(RuntimeError):
    """Somebody tried to mount the demo's provider in another environment."""


class GrantRefused(Exception):
    """A token request refused (RFC 6749 §5.2)."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a code stands for; the code itself carries it, sealed, so that any process can answer for it."""

    persona_key: str
    nonce: str
    challenge: str
    expires_at: int


class DemoIdentityProvider:
    """Key and codes follow from the client's secret: every process of the demo is the same provider.

    A code is good for a minute, once; that it was spent is known to the process that took it.
    """

    def __init__(self, issuer: str, *, client_id: str, client_secret: str, redirect_uri: str) -> None:
        self.issuer = issuer
        self._client_id, self._client_secret, self._redirect_uri = client_id, client_secret, redirect_uri
        self._keys = SigningKeys.derived(client_secret.encode())
        self._spent: dict[str, int] = {}
        self._lock = threading.Lock()

    def metadata(self) -> dict[str, Any]:
        """Return the discovery document."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid", "profile", "email"],
            "claims_supported": ["sub", "given_name", "family_name", "birthdate", "email", FISCAL_NUMBER],
            "authorization_response_iss_parameter_supported": True,
            "ui_locales_supported": ["it", "en"],
        }

    def jwks(self) -> dict[str, Any]:
        """Return the public key."""
        return jwks_of(self._keys)

    def request_of(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return the members of a good authorization request. Raises Malformed.

        A wrong one is never answered by a redirect: that would send people to an address which nobody registered.
        """
        asked = {name: given.get(name, "") for name in _FIELDS}
        good = (
            asked["client_id"] == self._client_id
            and asked["redirect_uri"] == self._redirect_uri
            and asked["response_type"] == "code"
            and "openid" in asked["scope"].split()
            and asked["code_challenge_method"] == "S256"
            and len(asked["code_challenge"]) == 43
            and len(asked["state"]) >= 32
            and len(asked["nonce"]) >= 32
            and all(len(value) <= 500 for value in asked.values())
        )
        if not good:
            raise Malformed("This is not an authorization request of the registered client.")
        return asked

    def vouch(self, asked: Mapping[str, str], persona: Persona) -> str:
        """Return where to send the browser of somebody who chose to be this persona."""
        until = int(wall_seconds()) + CODE_SECONDS
        code = self._sealed(Grant(persona.key, asked["nonce"], asked["code_challenge"], until))
        return self._back({"code": code, "state": asked["state"], "iss": self.issuer})

    def cancel(self, asked: Mapping[str, str]) -> str:
        """Return where to send the browser of somebody who changed their mind."""
        return self._back({"error": "access_denied", "state": asked["state"], "iss": self.issuer})

    def exchange(self, authorization: str | None, form: Mapping[str, str]) -> dict[str, Any]:
        """Return the tokens for a code. Raises GrantRefused."""
        if not self._is_our_client(authorization):
            raise GrantRefused("invalid_client")
        if form.get("grant_type") != "authorization_code":
            raise GrantRefused("unsupported_grant_type")
        grant = self._spend(form.get("code", ""))
        if grant is None or form.get("redirect_uri") != self._redirect_uri:
            raise GrantRefused("invalid_grant")
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if not hmac.compare_digest(challenge, grant.challenge):
            raise GrantRefused("invalid_grant")
        access_token = secrets.token_urlsafe(32)
        id_token = sign_id_token(self._keys, self._claims(grant), access_token=access_token)
        return {"access_token": access_token, "token_type": "Bearer", "expires_in": 300, "id_token": id_token}

    def _claims(self, grant: Grant) -> dict[str, Any]:
        now, persona = int(wall_seconds()), persona_of(grant.persona_key)
        if persona is None:
            raise GrantRefused("invalid_grant")
        return {
            "iss": self.issuer,
            "aud": self._client_id,
            "sub": persona.key,
            "iat": now,
            "auth_time": now,
            "exp": now + 300,
            "nonce": grant.nonce,
            "acr": "https://www.spid.gov.it/SpidL2",
            "given_name": persona.given_name,
            "family_name": persona.family_name,
            "birthdate": persona.birth_date.isoformat(),
            "email": persona.email,
            FISCAL_NUMBER: f"TINIT-{persona.tax_code}",
        }

    def _sealed(self, grant: Grant) -> str:
        content = encode_part(json.dumps([secrets.token_hex(8), astuple(grant)]).encode())
        return f"{content}.{self._seal(content)}"

    def _spend(self, code: str) -> Grant | None:
        content, _, seal = code.partition(".")
        if not hmac.compare_digest(seal.encode(), self._seal(content).encode()):
            return None
        grant, now = Grant(*json.loads(decode_part(content))[1]), wall_seconds()
        with self._lock:
            self._spent = {known: until for known, until in self._spent.items() if until > now}
            if code in self._spent or grant.expires_at <= now:
                return None
            self._spent[code] = grant.expires_at
        return grant

    def _seal(self, content: str) -> str:
        return hmac.new(self._client_secret.encode(), f"code {content}".encode(), "sha256").hexdigest()

    def _is_our_client(self, authorization: str | None) -> bool:
        scheme, _, encoded = (authorization or "").partition(" ")
        try:
            pair = base64.b64decode(encoded, validate=True).decode() if scheme.lower() == "basic" else ""
        except (binascii.Error, ValueError):
            return False
        name, _, secret = (unquote_plus(part) for part in pair.partition(":"))
        fits = hmac.compare_digest(secret.encode(), self._client_secret.encode())
        return fits and name == self._client_id

    def _back(self, answer: Mapping[str, str]) -> str:
        return f"{self._redirect_uri}?{urlencode(answer)}"
