"""Client credentials (RFC 6749 §4.4): a machine proves who it is by HTTP Basic and gets a token for its own scopes."""

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, unquote_plus
from uuid import UUID

from sqlalchemy.orm import Session

from api.clients.client_secrets import opens
from api.clients.errors import TokenRefused
from api.clients.models import ApiClient
from api.clients.rules import granted_scopes

FORM = "application/x-www-form-urlencoded"
LONGEST_FORM = 8192
Signer = Callable[[UUID, Iterable[str]], str]


@dataclass(frozen=True, slots=True)
class TokenRequest:
    """What the machine sent, read strictly but not yet believed."""

    client_id: UUID | None
    secret: str
    scope: str | None


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A token and the scopes in it."""

    access_token: str
    scope: str


def read_token_request(content_type: str, authorization: str | None, body: bytes) -> TokenRequest:
    """Read a token request. Raises TokenRefused."""
    client_id, secret = _basic(authorization)
    form = _form(content_type, body)
    if "client_secret" in form or "client_assertion" in form:
        raise TokenRefused("invalid_request", "Authenticate by HTTP Basic alone.")
    if form.get("client_id", str(client_id)) != str(client_id):
        raise TokenRefused("invalid_request", "client_id is not the one of the Authorization header.")
    if "grant_type" not in form:
        raise TokenRefused("invalid_request", "grant_type is missing.")
    if form["grant_type"] != "client_credentials":
        raise TokenRefused("unsupported_grant_type", "Only client_credentials is supported.")
    return TokenRequest(client_id, secret, form.get("scope"))


def issue_token(session: Session, request: TokenRequest, *, sign: Signer, now: datetime) -> IssuedToken:
    """Return a token for the scopes asked for, all of the machine's where none was. Raises TokenRefused."""
    client = session.get(ApiClient, request.client_id) if request.client_id else None
    if not opens(client, request.secret, now) or client is None:
        raise TokenRefused("invalid_client", "The client is unknown, revoked, or the secret is wrong.")
    scopes = granted_scopes(request.scope, client.scopes)
    if scopes is None:
        raise TokenRefused("invalid_scope", "A scope is unknown or was not given to this client.")
    return IssuedToken(sign(client.id, scopes), " ".join(scopes))


def _basic(authorization: str | None) -> tuple[UUID | None, str]:
    """Return id and secret of HTTP Basic, each percent-decoded (RFC 6749 §2.3.1); no id where it can't be one of ours."""
    scheme, _, encoded = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        raise TokenRefused("invalid_client", "Authenticate by HTTP Basic.")
    try:
        pair = base64.b64decode(encoded.strip(), validate=True).decode("utf-8")
    except (binascii.Error, ValueError) as error:
        raise TokenRefused("invalid_client", "The Authorization header can't be read.") from error
    name, _, secret = pair.partition(":")
    try:
        return UUID(unquote_plus(name)), unquote_plus(secret)
    except ValueError:
        return None, ""


def _form(content_type: str, body: bytes) -> dict[str, str]:
    if content_type.partition(";")[0].strip().lower() != FORM or len(body) > LONGEST_FORM:
        raise TokenRefused("invalid_request", f"The body must be {FORM}.")
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), errors="strict", max_num_fields=20)
    except ValueError as error:
        raise TokenRefused("invalid_request", "The form can't be read.") from error
    if len({name for name, _ in pairs}) != len(pairs):
        raise TokenRefused("invalid_request", "A parameter is given more than once.")
    return {name: value for name, value in pairs if value}  # RFC 6749 §3.1: an empty parameter is one that was left out
