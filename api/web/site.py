"""What the single-page client must know before anybody signs in: whose site this is and where its map comes from."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import Field
from sqlalchemy.orm import Session

from api.web.dependencies import SessionDep
from api.web.routing import ContractRoute
from api.web.schemas import IstatCode, Output

Text = Annotated[str, Field(max_length=500)]


class SiteContact(Output):
    """How to reach the office."""

    office: Text | None
    email: Text | None
    phone: Text | None
    certified_email: Text | None
    address: Text | None
    web: Text | None
    tax_code: Annotated[str, Field(max_length=16)] | None


class SiteLinks(Output):
    """Pages that the law asks for, where the municipality has them."""

    accessibility: Text | None
    privacy: Text | None
    legal_notes: Text | None
    appointments: Text | None
    report_problem: Text | None
    transparency: Text | None
    parent: Text | None


class SiteRead(Output):
    """Whose site this is. Without a municipality (one installation for many) the members about it are null."""

    environment: Literal["demo", "production", "test"]
    municipality_code: IstatCode | None
    municipality_name: Annotated[str, Field(max_length=200)] | None
    region: Annotated[str, Field(max_length=100)] | None
    slug: Annotated[str, Field(max_length=64)] | None
    arms_url: Text | None
    colour: Annotated[str, Field(pattern="^#[0-9a-f]{6}$", max_length=7)]
    time_zone: Annotated[str, Field(max_length=64)]
    contact: SiteContact
    links: SiteLinks
    tile_url: Text | None
    version: Annotated[str, Field(max_length=32)]


SiteReader = Callable[[Session], dict[str, Any]]
router = APIRouter(route_class=ContractRoute, tags=["site"])


@router.get("/v1/site", summary="Whose site this is")
def site_read(request: Request, session: SessionDep) -> SiteRead:
    """Return the municipality, its colour and contacts, and the address of the map's tiles."""
    read: SiteReader = request.app.state.read_site
    return SiteRead.model_validate(read(session))


def site_members(given: dict[str, Any] | None, model: type[Output]) -> dict[str, Any]:
    """Return the members that the schema knows, null where the municipality gave none."""
    return {name: (given or {}).get(name) for name in model.model_fields}
