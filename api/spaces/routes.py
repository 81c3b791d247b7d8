"""Spaces: the public list and page, and the manager's edits."""

import json
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from api.core.errors import FieldError, Forbidden, InvalidPayload, NotFound, StaleVersion
from api.core.pagination import Page
from api.spaces.change_space import change_space
from api.spaces.create_space import create_space
from api.spaces.input_schemas import DeskKindName, SearchText, SpaceCreate, SpacePatch
from api.spaces.models import Space
from api.spaces.permissions import CreateSpaces, EditSpaces, ReadSpaces
from api.spaces.queries import SpaceFilter, find_spaces, read_space
from api.spaces.schemas import SpacePage, SpaceRead, feature_collection
from api.web.dependencies import IfMatch, NowDep, PageParams, SessionDep, with_version
from api.web.problems import problems
from api.web.routing import ContractRoute

GEO_JSON = "application/geo+json"
router = APIRouter(prefix="/v1/spaces", route_class=ContractRoute, tags=["spaces"])
_ON_EARTH = r"^-?[0-9]{1,2}(\.[0-9]{1,10})?,-?[0-9]{1,3}(\.[0-9]{1,10})?$"


async def _filter(
    *,
    municipality: Annotated[
        str | None,
        Query(pattern="^[0-9]{6}$", max_length=6, description="In this comune, or in its list (ISTAT code)."),
    ] = None,
    q: Annotated[
        SearchText | None,
        Query(min_length=1, max_length=100, description="Words of the name, address, district or operator."),
    ] = None,
    near: Annotated[
        str | None, Query(pattern=_ON_EARTH, max_length=40, description="`lat,lon`: the nearest first.")
    ] = None,
    radius_m: Annotated[
        int | None,
        Query(ge=1, le=200_000, description="Within so many metres of `near`.", json_schema_extra={"format": "int32"}),
    ] = None,
    desk_kind: Annotated[DeskKindName | None, Query(description="Has desks of this kind.")] = None,
    accessible: Annotated[bool | None, Query(description="Accessible to wheelchairs.")] = None,
    open_24h: Annotated[bool | None, Query(description="Open day and night, every day.")] = None,
    mine: Annotated[bool, Query(description="Only the spaces in which the caller works, listed or not.")] = False,
) -> SpaceFilter:
    return SpaceFilter(municipality, q, _place(near, radius_m), radius_m, desk_kind, accessible, open_24h, mine)


def _place(near: str | None, radius_m: int | None) -> tuple[float, float] | None:
    if near is None:
        if radius_m is not None:
            raise InvalidPayload([FieldError("/query/near", "required", "A radius needs a place.")])
        return None
    lat, lon = (float(part) for part in near.split(","))
    if abs(lat) > 90 or abs(lon) > 180:
        raise InvalidPayload([FieldError("/query/near", "not_on_earth", "Latitude and longitude are needed.")])
    return lat, lon


@router.get(
    "",
    summary="Find spaces",
    response_model=SpacePage,
    responses={200: {"content": {GEO_JSON: {"schema": {"type": "object"}}}}},
)
def space_list(
    *,
    request: Request,
    session: SessionDep,
    now: NowDep,
    page: PageParams,
    by: ReadSpaces,
    wanted: Annotated[SpaceFilter, Depends(_filter)],
) -> SpacePage | Response:
    """List the spaces of the municipalities' lists; with `Accept: application/geo+json` as features for a map."""
    found = find_spaces(session, page, wanted, by=by)
    shown = [SpaceRead.of(space, on=now.date(), distance_m=distance) for space, distance in found.items]
    return _as_asked(request, Page(shown, found.next_cursor))


@router.post("", status_code=201, summary="Add a space")
def space_create(
    session: SessionDep, now: NowDep, by: CreateSpaces, body: SpaceCreate, response: Response
) -> SpaceRead:
    """Add the profile of a space; the caller becomes its manager."""
    space = create_space(session, body.model_dump(), by=by, now=now)
    response.headers["Location"] = f"/v1/spaces/{space.id}"
    return SpaceRead.of(with_version(response, space), on=now.date())


@router.get("/{space_id}", summary="Read a space", responses=problems(NotFound))
def space_read(*, session: SessionDep, now: NowDep, by: ReadSpaces, space_id: UUID, response: Response) -> SpaceRead:
    """Read a space with the prices in force and the announced changes."""
    space: Space = with_version(response, read_space(session, space_id, by=by))
    return SpaceRead.of(space, on=now.date())


@router.patch("/{space_id}", summary="Change a space", responses=problems(NotFound, Forbidden, StaleVersion))
def space_change(
    *,
    session: SessionDep,
    now: NowDep,
    by: EditSpaces,
    version: IfMatch,
    space_id: UUID,
    body: SpacePatch,
    response: Response,
) -> SpaceRead:
    """Change the profile. A lower price counts at once, a dearer one from the first day of the next month."""
    changes = body.model_dump(include=body.model_fields_set)
    space = change_space(session, space_id, changes, version=version, by=by, now=now)
    return SpaceRead.of(with_version(response, space), on=now.date())


def _as_asked(request: Request, found: Page[SpaceRead]) -> SpacePage | Response:
    if GEO_JSON in request.headers.get("accept", ""):
        return Response(json.dumps(feature_collection(found), ensure_ascii=False), media_type=GEO_JSON)
    return SpacePage(items=list(found.items), next_cursor=found.next_cursor)
