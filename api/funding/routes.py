"""Funding lines: each funder's position to the cent."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.core.errors import NotFound
from api.funding.permissions import ReadFundingLines
from api.funding.read_lines import list_lines, read_line
from api.funding.schemas import FundingLinePage, FundingLineRead
from api.web.dependencies import PageParams, SessionDep
from api.web.problems import problems
from api.web.routing import ContractRoute

router = APIRouter(prefix="/v1/funding-lines", route_class=ContractRoute, tags=["funding"])


@router.get("", summary="List funding lines")
def funding_line_list(
    *,
    session: SessionDep,
    page: PageParams,
    by: ReadFundingLines,
    call_id: Annotated[UUID | None, Query(description="Only the lines of this call.")] = None,
) -> FundingLinePage:
    """List the lines of the caller's office, or of the caller's chamber alone."""
    found = list_lines(session, page, call_id=call_id, by=by)
    return FundingLinePage(items=[FundingLineRead.of(row) for row in found.items], next_cursor=found.next_cursor)


@router.get("/{line_id}", summary="Read a funding line", responses=problems(NotFound))
def funding_line_read(*, session: SessionDep, by: ReadFundingLines, line_id: UUID) -> FundingLineRead:
    """Read a line's position; every figure equals the ledger's."""
    return FundingLineRead.of(read_line(session, line_id, by=by))
