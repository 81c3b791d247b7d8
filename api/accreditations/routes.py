"""Accreditations: the office's list, and its steps."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.accreditations.change_accreditation import (
    reinstate_accreditation,
    revoke_accreditation,
    suspend_accreditation,
)
from api.accreditations.permissions import ReadAccreditations, RevokeAccreditations, SuspendAccreditations
from api.accreditations.queries import Listed, list_accreditations, read_accreditation
from api.accreditations.schemas import (
    AccreditationPage,
    AccreditationRead,
    AccreditationStatusName,
    AccreditationStep,
)
from api.core.errors import Forbidden, InvalidTransition, NotFound
from api.web.dependencies import NowDep, PageParams, SessionDep, etag
from api.web.problems import problems
from api.web.routing import ContractRoute

router = APIRouter(prefix="/v1/accreditations", route_class=ContractRoute, tags=["accreditations"])
_STEP = problems(NotFound, Forbidden, InvalidTransition)


@router.get("", summary="List accreditations")
def accreditation_list(
    *,
    session: SessionDep,
    page: PageParams,
    by: ReadAccreditations,
    space_id: Annotated[UUID | None, Query(description="Only of this space.")] = None,
    status: Annotated[AccreditationStatusName | None, Query(description="Only in this state.")] = None,
) -> AccreditationPage:
    """List the accreditations of the caller's office, or of the caller's spaces."""
    found = list_accreditations(session, page, space_id=space_id, status=status, by=by)
    return AccreditationPage(items=[AccreditationRead.of(row) for row in found.items], next_cursor=found.next_cursor)


@router.get("/{accreditation_id}", summary="Read an accreditation", responses=problems(NotFound))
def accreditation_read(
    *, session: SessionDep, by: ReadAccreditations, accreditation_id: UUID, response: Response
) -> AccreditationRead:
    """Read an accreditation with the office's reason."""
    return _shown(response, read_accreditation(session, accreditation_id, by=by))


@router.post("/{accreditation_id}/suspension", summary="Suspend a space", responses=_STEP)
def accreditation_suspend(
    *,
    session: SessionDep,
    now: NowDep,
    by: SuspendAccreditations,
    accreditation_id: UUID,
    body: AccreditationStep,
    response: Response,
) -> AccreditationRead:
    """Block new redemptions at the space, from now on."""
    return _shown(response, suspend_accreditation(session, accreditation_id, reason=body.reason, by=by, now=now))


@router.post("/{accreditation_id}/reinstatement", summary="Reinstate a space", responses=_STEP)
def accreditation_reinstate(
    *,
    session: SessionDep,
    now: NowDep,
    by: SuspendAccreditations,
    accreditation_id: UUID,
    body: AccreditationStep,
    response: Response,
) -> AccreditationRead:
    """Let redemptions at the space go on."""
    return _shown(response, reinstate_accreditation(session, accreditation_id, reason=body.reason, by=by, now=now))


@router.post("/{accreditation_id}/revocation", summary="Revoke an accreditation", responses=_STEP)
def accreditation_revoke(
    *,
    session: SessionDep,
    now: NowDep,
    by: RevokeAccreditations,
    accreditation_id: UUID,
    body: AccreditationStep,
    response: Response,
) -> AccreditationRead:
    """Take the space out of the list."""
    return _shown(response, revoke_accreditation(session, accreditation_id, reason=body.reason, by=by, now=now))


def _shown(response: Response, found: Listed) -> AccreditationRead:
    response.headers["ETag"] = etag(found.row.version)
    return AccreditationRead.of(found)
