"""Tokens: the only door to python-jose, which on its own accepts many a bad token and leaks foreign exceptions.

Access tokens are RFC 9068 (``typ: at+jwt``), ES256, at most ten minutes. Every refusal is one ``Unauthenticated`` with one
sentence: a forger learns nothing. Receipts are detached JWS (RFC 7515 appendix F) over the receipt's bytes, ID tokens of the
identity provider are read with the same strictness.
"""

import hashlib
import hmac
import re
import secrets
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from jose import jwk, jws, jwt
from jose.backends.base import Key

from api.core.clock import wall_seconds
from api.core.errors import Unauthenticated
from api.web.compact_jws import encode_part, read_compact, read_object
from api.web.signing_keys import ALGORITHM, SigningKeys

LIFETIME_SECONDS = 600
LEEWAY_SECONDS = 30
ACCESS_TOKEN = "at+jwt"  # noqa: S105 - a media type (RFC 9068), not a secret
RECEIPT = "receipt+jws"
WEB_CLIENT = "postazione-web"
_HEADER = frozenset({"alg", "kid", "typ"})
_ID_HEADER = frozenset({"alg", "kid"}), frozenset({"typ", "x5t"})
_REQUIRED = ("exp", "iat", "iss", "aud", "sub", "jti")
_SCOPE = re.compile(r"([a-z]+:[a-z]+( [a-z]+:[a-z]+)*)?", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9._~-]{1,64}", re.ASCII)
_ID_ALGORITHMS = {"RSA": "RS256", "EC": "ES256"}
_CACHE_SIZE = 10_000


@dataclass(frozen=True, slots=True)
class Claims:
    """What a good access token says. A machine's ``subject`` is its own client id (RFC 9068 §2.2)."""

    subject: UUID
    client_id: str
    scopes: frozenset[str]
    token_id: str
    expires_at: int

    @property
    def is_machine(self) -> bool:
        """Tell whether the token was given to a machine for itself."""
        return self.client_id == str(self.subject)


class TokenService:
    """Issues and verifies what we sign."""

    def __init__(self, keys: SigningKeys, *, issuer: str, audience: str) -> None:
        self.issuer, self.audience = issuer, audience
        self._keys = keys
        self._signer = jwk.construct(keys.private_pem, ALGORITHM)
        self._verifiers = {key.kid: jwk.construct(key.pem, ALGORITHM) for key in keys.public}
        self._verified: dict[bytes, Claims] = {}
        self._lock = threading.Lock()

    def issue_person_token(self, person_id: UUID) -> str:
        """Return an access token for a person, used through our own web client; rights come from the memberships."""
        return self._issue(person_id, WEB_CLIENT, ())

    def issue_client_token(self, client_id: UUID, scopes: Iterable[str]) -> str:
        """Return an access token for a machine in its own name."""
        return self._issue(client_id, str(client_id), scopes)

    def _issue(self, subject: UUID, client_id: str, scopes: Iterable[str]) -> str:
        now = int(wall_seconds())
        claims = {
            "iss": self.issuer,
            "aud": self.audience,
            "sub": str(subject),
            "client_id": client_id,
            "scope": " ".join(sorted(scopes)),
            "jti": secrets.token_urlsafe(16),
            "iat": now,
            "exp": now + LIFETIME_SECONDS,
        }
        return str(jwt.encode(claims, self._signer, ALGORITHM, headers=self._header(ACCESS_TOKEN)))

    def verify(self, token: str) -> Claims:
        """Return what a good access token says. Raises Unauthenticated, and nothing else, for any other text."""
        try:
            digest = hashlib.sha256(token.encode()).digest()
            known = self._verified.get(digest)
            if known is not None and known.expires_at > wall_seconds():
                return known
            claims = self._checked(token)
        except Exception as error:  # jose leaks RecursionError, OverflowError, UnicodeEncodeError, AttributeError …
            raise _refusal() from error
        self._remember(digest, claims)
        return claims

    def sign_receipt(self, content: bytes) -> str:
        """Return a detached signature over the bytes of a receipt."""
        header, _, signature = jws.sign(content, self._signer, self._header(RECEIPT), ALGORITHM).split(".")
        return f"{header}..{signature}"

    def verify_receipt(self, signature: str, content: bytes) -> bool:
        """Tell whether this detached signature was made by us over exactly these bytes."""
        try:
            header, between, tail = signature.split(".")
            whole = f"{header}.{encode_part(content)}.{tail}"
            found = read_compact(f"{header}.e30.{tail}", required=_HEADER).header
            if between or found["typ"] != RECEIPT or found["alg"] != ALGORITHM:
                return False
            jws.verify(whole, self._verifiers[found["kid"]], [ALGORITHM])
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is not our signature
            return False
        return True

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """Return our public keys (RFC 7517)."""
        return jwks_of(self._keys)

    def _header(self, kind: str) -> dict[str, str]:
        return {"kid": self._keys.kid, "typ": kind}

    def _checked(self, token: str) -> Claims:
        found = read_compact(token, required=_HEADER)
        _ensure(found.header["typ"] == ACCESS_TOKEN and found.header["alg"] == ALGORITHM)
        read_object(found.payload)
        key = self._verifiers[found.header["kid"]]
        options = {f"require_{name}": True for name in _REQUIRED} | {"leeway": LEEWAY_SECONDS}
        claims = jwt.decode(token, key, [ALGORITHM], options, audience=self.audience, issuer=self.issuer)
        _ensure_times(claims, longest=LIFETIME_SECONDS)
        for name in ("iss", "aud", "sub", "client_id", "scope", "jti"):
            _ensure(type(claims.get(name)) is str)
        _ensure(claims["aud"] == self.audience and str(UUID(claims["sub"])) == claims["sub"])
        _ensure(
            _SCOPE.fullmatch(claims["scope"])
            and _NAME.fullmatch(claims["client_id"])
            and _NAME.fullmatch(claims["jti"])
        )
        scopes = frozenset(claims["scope"].split())
        return Claims(UUID(claims["sub"]), claims["client_id"], scopes, claims["jti"], claims["exp"])

    def _remember(self, digest: bytes, claims: Claims) -> None:
        with self._lock:
            if len(self._verified) >= _CACHE_SIZE:
                self._verified.pop(next(iter(self._verified)))
            self._verified[digest] = claims


def jwks_of(keys: SigningKeys) -> dict[str, list[dict[str, str]]]:
    """Return the public halves (RFC 7517)."""
    return {"keys": [dict(key.jwk) for key in keys.public]}


def sign_id_token(keys: SigningKeys, claims: dict[str, Any], *, access_token: str) -> str:
    """Return an ID token, bound to its access token by ``at_hash`` (the demo's identity provider)."""
    signer = jwk.construct(keys.private_pem, ALGORITHM)
    return str(jwt.encode(dict(claims), signer, ALGORITHM, headers={"kid": keys.kid}, access_token=access_token))


def verify_id_token(
    token: str,
    *,
    keys: Iterable[Mapping[str, Any]],
    issuer: str,
    client_id: str,
    nonce: str,
    access_token: str | None = None,
) -> dict[str, Any]:
    """Return the claims of a provider's ID token (OpenID Connect Core §3.1.3.7). Raises Unauthenticated."""
    try:
        required, optional = _ID_HEADER
        found = read_compact(token, required=required, optional=optional)
        _ensure(found.header.get("typ", "JWT") == "JWT")
        read_object(found.payload)
        key, algorithm = _provider_key(keys, found.header["kid"])
        _ensure(found.header["alg"] == algorithm)
        options = {f"require_{name}": True for name in _REQUIRED[:5]} | {"leeway": LEEWAY_SECONDS}
        claims = jwt.decode(token, key, [algorithm], options, client_id, issuer, access_token=access_token)
        _ensure_times(claims)
        _ensure_meant_for(claims, client_id, nonce)
    except Exception as error:
        raise _refusal() from error
    return dict(claims)


def _provider_key(keys: Iterable[Mapping[str, Any]], kid: str) -> tuple[Key, str]:
    """Find the one key of that name; its own type says the algorithm, never the token."""
    (chosen,) = [key for key in keys if key.get("kid") == kid and key.get("use", "sig") == "sig"]
    algorithm = _ID_ALGORITHMS[chosen["kty"]]
    _ensure(chosen.get("alg", algorithm) == algorithm)
    return jwk.construct(dict(chosen), algorithm), algorithm


def _ensure_times(claims: Mapping[str, Any], *, longest: int | None = None) -> None:
    now = wall_seconds()
    _ensure(type(claims["exp"]) is int and type(claims["iat"]) is int)
    _ensure(claims["iat"] <= now + LEEWAY_SECONDS and claims["iat"] < claims["exp"])
    _ensure(longest is None or claims["exp"] - claims["iat"] <= longest)


def _ensure_meant_for(claims: Mapping[str, Any], client_id: str, nonce: str) -> None:
    _ensure(type(claims["sub"]) is str and 1 <= len(claims["sub"]) <= 255)
    _ensure(type(claims.get("nonce")) is str and hmac.compare_digest(claims["nonce"].encode(), nonce.encode()))
    _ensure(claims.get("azp", client_id) == client_id)
    _ensure(type(claims["aud"]) is str or claims["aud"] == [client_id] or "azp" in claims)


def _ensure(condition: object) -> None:
    if not condition:
        raise ValueError("a check of the token failed")


def _refusal() -> Unauthenticated:
    return Unauthenticated("The token is not valid.")
