"""Applications: drafts, lists, answers, withdrawal; filing and the office's side are in the modules beside this one."""

from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, FastAPI, Query

from api.applications import routes_filing, routes_review
from api.applications.create_draft import create_draft
from api.applications.edit_draft import edit_answers
from api.applications.errors import (
    AlreadyApplied,
    CallNotOpen,
    NotEditable,
)
from api.applications.open_application import open_application
from api.applications.permissions import Apply, ReadApplications
from api.applications.queries import Filters, office_queue, own_applications
from api.applications.request_completion import complete
from api.applications.review_schemas import ApplicationPage
from api.applications.routes_desk import DeskDep
from api.applications.schemas import (
    ApplicationPatch,
    ApplicationRead,
    CompletionInput,
    Status,
    WithdrawalInput,
)
from api.applications.submit_application import SubmissionDesk
from api.applications.withdraw import withdraw
from api.core.errors import InvalidTransition, NotFound, StaleVersion
from api.core.lanes import Lane
from api.integrations.object_store import FolderStore
from api.web.dependencies import IfMatch, PageParams
from api.web.problems import problems
from api.web.routing import ContractRoute
from api.web.schemas import Empty

router = APIRouter(route_class=ContractRoute, tags=["applications"])


def register(app: FastAPI) -> None:
    """Add the lane of the submissions and the store of the documents."""
    state = app.state
    desk = SubmissionDesk(
        state.lane_database, clock=state.clock, sign=state.tokens.sign_receipt, fault=state.settings.fault
    )
    app.state.lanes["submissions"] = Lane(desk.flush, conflict_key=lambda job: job.application_id)
    app.state.object_store = FolderStore(app.state.settings.data_dir / "documents")


async def _filters(
    *,
    status: Annotated[Status | None, Query(description="Only files in this state.")] = None,
    assignee: Annotated[str | None, Query(pattern="^me$", max_length=2, description="`me`: only files I took.")] = None,
) -> Filters:
    return Filters(status, mine_to_do=assignee is not None)


FiltersDep = Annotated[Filters, Depends(_filters)]
ListScope = Annotated[
    str,
    Query(pattern="^(mine|office)$", max_length=6, description="`mine`: my own files; `office`: my office's queue."),
]


@router.post(
    "/v1/calls/{call_id}/applications",
    status_code=201,
    summary="Begin an application",
    responses=problems(NotFound, AlreadyApplied, CallNotOpen),
)
def application_create(*, call_id: UUID, desk: DeskDep, by: Apply, body: Empty | None = None) -> ApplicationRead:
    """Open a draft; allowed from the call's publication on, before its opening too. One live application per call."""
    row = create_draft(desk.session, call_id=call_id, by=by, now=desk.now)
    desk.response.headers["Location"] = f"/v1/applications/{row.id}"
    return desk.show(row, by)


@router.get("/v1/calls/{call_id}/applications", summary="List the applications of a call")
def call_application_list(
    *,
    call_id: UUID,
    desk: DeskDep,
    by: ReadApplications,
    page: PageParams,
    wanted: FiltersDep,
    scope: ListScope = "mine",
) -> ApplicationPage:
    """List one's own applications in a call, or with `scope=office` all that were filed, in order of arrival."""
    listed = office_queue if scope == "office" else own_applications
    return desk.show_page(listed(desk.session, by, replace(wanted, call_id=call_id), page))


@router.get("/v1/applications", summary="List applications")
def application_list(
    *,
    desk: DeskDep,
    by: ReadApplications,
    page: PageParams,
    wanted: FiltersDep,
    call_id: Annotated[UUID | None, Query(description="Only files of this call.")] = None,
    scope: ListScope = "mine",
) -> ApplicationPage:
    """List one's own applications, the newest first, or the office's queue, the oldest first."""
    listed = office_queue if scope == "office" else own_applications
    return desk.show_page(listed(desk.session, by, replace(wanted, call_id=call_id), page))


@router.get("/v1/applications/{application_id}", summary="Read an application", responses=problems(NotFound))
def application_read(*, application_id: UUID, desk: DeskDep, by: ReadApplications) -> ApplicationRead:
    """Read a file: its applicant always, its office once it was filed."""
    return desk.show(open_application(desk.session, application_id=application_id, by=by, now=desk.now), by)


@router.patch(
    "/v1/applications/{application_id}",
    summary="Save answers",
    responses=problems(NotFound, NotEditable, StaleVersion),
)
def application_update(
    *, application_id: UUID, desk: DeskDep, by: Apply, version: IfMatch, body: ApplicationPatch
) -> ApplicationRead:
    """Save changed answers of a draft, or of what the office asked to complete; what is missing may stay missing."""
    changes = body.answers
    row = edit_answers(
        desk.session, application_id=application_id, changes=changes, version=version, by=by, now=desk.now
    )
    return desk.show(row, by)


@router.post(
    "/v1/applications/{application_id}/completions",
    summary="Answer a completion request",
    responses=problems(NotFound, InvalidTransition),
)
def application_completion(*, application_id: UUID, desk: DeskDep, by: Apply, body: CompletionInput) -> ApplicationRead:
    """Send what the office asked for; the procedure's clock runs again."""
    what: dict[str, Any] = {"answers": body.answers, "note": body.note}
    return desk.show(complete(desk.session, application_id=application_id, **what, by=by, now=desk.now), by)


@router.post(
    "/v1/applications/{application_id}/withdrawal",
    summary="Withdraw an application",
    responses=problems(NotFound, InvalidTransition),
)
def application_withdrawal(*, application_id: UUID, desk: DeskDep, by: Apply, body: WithdrawalInput) -> ApplicationRead:
    """Take the application back; those who wait behind move up."""
    row = withdraw(desk.session, application_id=application_id, reason=body.reason, by=by, now=desk.now)
    return desk.show(row, by)


router.include_router(routes_filing.router)
router.include_router(routes_review.router)
