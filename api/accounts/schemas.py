"""Wire types of accounts."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.accounts.describe_me import Me
from api.core.principal import Membership, Role
from api.web.schemas import Code, Date, Int32, IstatCode, Output, Secret, ShortText
from api.web.tokens import LIFETIME_SECONDS

_MOST = Field(max_length=500)


class AccessTokenRead(Output):
    """An access token for our own pages: kept in memory only, renewed by `POST /auth/refresh`."""

    access_token: Secret
    token_type: Literal["Bearer"]
    expires_in: Int32

    @classmethod
    def of(cls, access_token: str) -> "AccessTokenRead":
        """Build the answer."""
        return cls.model_validate(
            {"access_token": access_token, "token_type": "Bearer", "expires_in": LIFETIME_SECONDS}
        )


class HeldRoleRead(Output):
    """A role and the one body in which it is held: a municipality, a space, a chamber; an applicant has none."""

    role: Role
    municipality_code: IstatCode | None
    space_id: UUID | None
    chamber_id: UUID | None
    name: ShortText | None


class MunicipalityOfMine(Output):
    """A municipality where I hold an office or have files."""

    municipality_code: IstatCode | None
    slug: Code
    name: ShortText


class NamedBody(Output):
    """A space or a chamber of mine."""

    id: UUID
    name: ShortText


class MeRead(Output):
    """Who I am, my roles, my municipalities, spaces and chambers."""

    id: UUID
    given_name: ShortText
    family_name: ShortText
    tax_code: Annotated[str, Field(max_length=16)] | None
    birth_date: Date | None
    email: Annotated[str, Field(max_length=200)] | None
    roles: Annotated[list[HeldRoleRead], _MOST]
    municipalities: Annotated[list[MunicipalityOfMine], _MOST]
    spaces: Annotated[list[NamedBody], _MOST]
    chambers: Annotated[list[NamedBody], _MOST]

    @classmethod
    def of(cls, me: Me) -> "MeRead":
        """Build the answer."""
        person = me.person
        return cls(
            id=person.id,
            given_name=person.given_name,
            family_name=person.family_name,
            tax_code=person.tax_code,
            birth_date=person.birth_date,
            email=person.email,
            roles=[_role(me, held) for held in me.roles],
            municipalities=[
                MunicipalityOfMine(municipality_code=tenant.municipality_code, slug=tenant.slug, name=tenant.name)
                for tenant in sorted(me.tenants.values(), key=lambda tenant: tenant.name)
            ],
            spaces=_bodies(me.spaces),
            chambers=_bodies(me.chambers),
        )


def _role(me: Me, held: Membership) -> HeldRoleRead:
    tenant = me.tenants.get(held.tenant_id) if held.tenant_id is not None else None
    name = tenant.name if tenant else me.spaces.get(held.space_id) if held.space_id else None
    return HeldRoleRead(
        role=held.role,
        municipality_code=tenant.municipality_code if tenant else None,
        space_id=held.space_id,
        chamber_id=held.chamber_id,
        name=name or (me.chambers.get(held.chamber_id) if held.chamber_id else None),
    )


def _bodies(names: dict[UUID, str]) -> list[NamedBody]:
    return [NamedBody(id=key, name=name) for key, name in sorted(names.items(), key=lambda item: item[1])]
