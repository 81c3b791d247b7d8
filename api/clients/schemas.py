"""Wire types of machines and their tokens."""

from collections.abc import Mapping
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, WithJsonSchema

from api.clients.create_client import NewSecret
from api.clients.issue_token import IssuedToken
from api.clients.models import ApiClient
from api.core.principal import Scope
from api.web.schemas import Input, Instant, Int32, Output, Page, Secret, ShortText
from api.web.tokens import LIFETIME_SECONDS

ScopeText = Annotated[str, Field(max_length=400, description="Scopes, separated by blanks.")]
SpaceIds = Annotated[list[UUID], Field(max_length=200)]


class TokenRead(Output):
    """An access token (RFC 6749 §5.1)."""

    access_token: Secret
    token_type: Literal["Bearer"]
    expires_in: Int32
    scope: ScopeText

    @classmethod
    def of(cls, issued: IssuedToken) -> "TokenRead":
        """Build the answer."""
        fields = {"token_type": "Bearer", "expires_in": LIFETIME_SECONDS, "scope": issued.scope}
        return cls.model_validate({"access_token": issued.access_token, **fields})


class TokenError(Output):
    """A refused token request (RFC 6749 §5.2)."""

    error: Annotated[str, Field(max_length=64, examples=["invalid_client"])]
    error_description: Annotated[str, Field(max_length=200)]


class JsonWebKey(Output):
    """A public key (RFC 7517)."""

    kty: Annotated[str, Field(max_length=8)]
    crv: Annotated[str, Field(max_length=16)]
    x: Annotated[str, Field(max_length=64)]
    y: Annotated[str, Field(max_length=64)]
    kid: Annotated[str, Field(max_length=64)]
    use: Annotated[str, Field(max_length=8)]
    alg: Annotated[str, Field(max_length=16)]


class JsonWebKeySet(Output):
    """Our public keys: those that sign now, and those whose signatures are still good."""

    keys: Annotated[list[JsonWebKey], Field(max_length=10)]


Address = Annotated[str, Field(max_length=500), WithJsonSchema({"type": "string", "format": "uri", "maxLength": 500})]
Names = Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=20)]


class AuthorizationServerRead(Output):
    """What we offer to machines (RFC 8414)."""

    issuer: Address
    token_endpoint: Address
    jwks_uri: Address
    scopes_supported: Names
    response_types_supported: Names
    grant_types_supported: Names
    token_endpoint_auth_methods_supported: Names
    service_documentation: Address

    @classmethod
    def at(cls, base_url: str) -> "AuthorizationServerRead":
        """Describe the server at an address."""
        return cls(
            issuer=base_url,
            token_endpoint=f"{base_url}/oauth/token",
            jwks_uri=f"{base_url}/.well-known/jwks.json",
            scopes_supported=[scope.value for scope in Scope],
            response_types_supported=[],
            grant_types_supported=["client_credentials"],
            token_endpoint_auth_methods_supported=["client_secret_basic"],
            service_documentation=f"{base_url}/docs",
        )


class ApiClientCreate(Input):
    """A machine to register: for spaces that you manage, or for your chamber."""

    name: ShortText
    scopes: Annotated[list[Annotated[Scope, Field(strict=False)]], Field(min_length=1, max_length=len(Scope))]
    space_ids: SpaceIds = []
    chamber_id: UUID | None = None


class ApiClientRead(Output):
    """A machine, without its secret."""

    id: UUID
    name: ShortText
    scopes: Names
    space_ids: SpaceIds
    chamber_id: UUID | None
    sandbox: bool
    created_at: Instant
    rotated_at: Instant | None
    revoked_at: Instant | None

    @classmethod
    def of(cls, client: ApiClient, space_ids: list[UUID]) -> "ApiClientRead":
        """Build the answer from the row and its bindings."""
        return cls.model_validate(_members(client, space_ids))


class ApiClientSecretRead(ApiClientRead):
    """A machine with its new secret: shown now and never again."""

    client_secret: Secret

    @classmethod
    def with_secret(cls, made: NewSecret) -> "ApiClientSecretRead":
        """Build the answer that shows the secret."""
        return cls.model_validate({**_members(made.client, list(made.space_ids)), "client_secret": made.secret})


def client_page(rows: list[ApiClient], spaces: Mapping[UUID, list[UUID]], cursor: str | None) -> Page[ApiClientRead]:
    """Build a page of machines."""
    return Page[ApiClientRead](
        items=[ApiClientRead.of(row, spaces.get(row.id, [])) for row in rows], next_cursor=cursor
    )


def _members(client: ApiClient, space_ids: list[UUID]) -> dict[str, object]:
    return {
        "id": client.id,
        "name": client.name,
        "scopes": list(client.scopes),
        "space_ids": space_ids,
        "chamber_id": client.chamber_id,
        "sandbox": client.sandbox,
        "created_at": client.created_at,
        "rotated_at": client.rotated_at,
        "revoked_at": client.revoked_at,
    }
