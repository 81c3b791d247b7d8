"""Public reads of the comuni."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.core.errors import NotFound
from api.municipalities.queries import find_municipality, find_outline, list_municipalities
from api.municipalities.schemas import MunicipalityDetailRead, MunicipalityPage, MunicipalityRead
from api.web.dependencies import NowDep, PageParams, SessionDep
from api.web.problems import problems
from api.web.routing import ContractRoute

router = APIRouter(prefix="/v1/municipalities", route_class=ContractRoute, tags=["municipalities"])
Words = Annotated[
    str | None, Query(max_length=100, description="Begins a word of the name; accents and case don't matter.")
]
Region = Annotated[str | None, Query(max_length=100, description="The region's name.")]
IstatCodePath = Annotated[
    str, Path(pattern="^[0-9]{6}$", max_length=6, description="ISTAT code, as text: 015146 is Milano.")
]


@router.get("", summary="Find municipalities")
def municipality_list(
    session: SessionDep, now: NowDep, page: PageParams, q: Words = None, region: Region = None
) -> MunicipalityPage:
    """List the comuni of today, those whose name begins with `q` first."""
    found = list_municipalities(session, page, today=now.date(), q=q, region=region)
    return MunicipalityPage(items=[MunicipalityRead.of(*row) for row in found.items], next_cursor=found.next_cursor)


@router.get("/{istat_code}", summary="Read a municipality", responses=problems(NotFound))
def municipality_read(session: SessionDep, istat_code: IstatCodePath) -> MunicipalityDetailRead:
    """Read a comune with its outline; one that merged tells its last day and the comune that took its place."""
    municipality, tenant = find_municipality(session, istat_code)
    return MunicipalityDetailRead.of_outlined(municipality, tenant, find_outline(session, istat_code))
