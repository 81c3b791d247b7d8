"""Calls: public reads, the simulator, the budget, and the office's steps."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session

from api.calls.check_eligibility import check_eligibility
from api.calls.co_sign_call import co_sign_call
from api.calls.draft_schemas import CallCreate, CallKind, CallPatch, CallPublication
from api.calls.errors import (
    AlreadyCoSigned,
    CallFrozen,
    FundsCommitted,
    NotAnExtension,
    PublicationRefused,
    RulesHashMismatch,
)
from api.calls.models import Call
from api.calls.permissions import (
    CoSignCalls,
    DecideCalls,
    MayReadSources,
    ReadCalls,
    ReadSources,
    SuspendCalls,
    WriteCalls,
)
from api.calls.publish_call import publish_call
from api.calls.queries import CallFilter, find_calls, read_call, read_source
from api.calls.schemas import CallPage, CallRead, CallSourceRead, CallStatusName, CallTemplatesRead, FrozenRulesRead
from api.calls.show import show_assessment, show_budget, show_call, show_calls, show_frozen_rules, show_source
from api.calls.status_rules import CallStatus
from api.calls.steer_call import cancel_call, close_call, extend_call, resume_call, suspend_call
from api.calls.step_schemas import (
    BudgetRead,
    CallCoSignature,
    CallEnding,
    CallExtension,
    CallSuspension,
    EligibilityQuestion,
    EligibilityRead,
)
from api.calls.templates import show_templates
from api.calls.write_call import change_call, create_call
from api.core.errors import Forbidden, InvalidTransition, MakerIsChecker, NotFound, StaleVersion
from api.funding import positions
from api.web.dependencies import IfMatch, LanguageDep, NowDep, PageParams, SessionDep, with_version
from api.web.problems import problems
from api.web.routing import ContractRoute
from api.web.schemas import Empty, Language

router = APIRouter(route_class=ContractRoute, tags=["calls"])
_OFFICE = (NotFound, Forbidden)
_STEP = (*_OFFICE, InvalidTransition)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step needs: the transaction, its instant, and the reader's language for the answer."""

    session: Session
    now: datetime
    language: Language
    response: Response

    def show(self, call: Call) -> CallRead:
        """Answer with the call and its ETag."""
        return show_call(self.session, with_version(self.response, call), language=self.language, now=self.now)


async def _desk(session: SessionDep, now: NowDep, language: LanguageDep, response: Response) -> Desk:
    return Desk(session, now, language, response)


DeskDep = Annotated[Desk, Depends(_desk, scope="function")]


async def _filter(
    *,
    municipality: Annotated[
        str | None, Query(pattern="^[0-9]{6}$", max_length=6, description="ISTAT code of the comune.")
    ] = None,
    kind: Annotated[CallKind | None, Query(description="For spaces or for coworkers.")] = None,
    status: Annotated[CallStatusName | None, Query(description="The state as the server's clock sees it.")] = None,
) -> CallFilter:
    return CallFilter(municipality, kind, CallStatus(status) if status else None)


@router.get("/v1/calls", summary="Find calls")
def call_list(
    *, desk: DeskDep, page: PageParams, by: ReadCalls, wanted: Annotated[CallFilter, Depends(_filter)]
) -> CallPage:
    """List the published calls, newest opening first; members of an office see its drafts too."""
    found = find_calls(desk.session, page, wanted, by=by, now=desk.now)
    shown = show_calls(desk.session, found.items, language=desk.language, now=desk.now)
    return CallPage(items=shown, next_cursor=found.next_cursor)


@router.post("/v1/calls", status_code=201, summary="Draft a call", responses=problems(*_OFFICE))
def call_create(*, desk: DeskDep, by: WriteCalls, body: CallCreate) -> CallRead:
    """Draft a call in a municipality in which the caller is an officer."""
    call = create_call(desk.session, body.members(), by=by, now=desk.now)
    desk.response.headers["Location"] = f"/v1/calls/{call.id}"
    return desk.show(call)


@router.get("/v1/call-templates", summary="List templates of calls", dependencies=[MayReadSources])
def call_template_list(*, language: LanguageDep) -> CallTemplatesRead:
    """List ready calls in the terms of real ones, to draft from."""
    return show_templates(language)


@router.get("/v1/calls/{call_id}", summary="Read a call", responses=problems(NotFound))
def call_read(*, desk: DeskDep, by: ReadCalls, call_id: UUID) -> CallRead:
    """Read a call with its rules in words and as data, its form, its funders and its service sheet."""
    return desk.show(read_call(desk.session, call_id, by=by))


@router.get("/v1/calls/{call_id}/source", summary="Read a call as it is written", responses=problems(*_OFFICE))
def call_source_read(*, desk: DeskDep, by: ReadSources, call_id: UUID) -> CallSourceRead:
    """Read both languages of a call, and the gates of its publication."""
    call = with_version(desk.response, read_source(desk.session, call_id, by=by))
    return show_source(desk.session, call, language=desk.language, now=desk.now)


@router.get("/v1/calls/{call_id}/rules", summary="Read the frozen rules", responses=problems(NotFound))
def call_rules_read(*, desk: DeskDep, by: ReadCalls, call_id: UUID) -> FrozenRulesRead:
    """Read the published rules in the form that was hashed, so that anyone can compute the hash again."""
    return show_frozen_rules(desk.session, read_call(desk.session, call_id, by=by))


@router.patch("/v1/calls/{call_id}", summary="Change a draft", responses=problems(*_OFFICE, StaleVersion, CallFrozen))
def call_change(*, desk: DeskDep, by: WriteCalls, version: IfMatch, call_id: UUID, body: CallPatch) -> CallRead:
    """Change a draft; of a published call only the service sheet."""
    return desk.show(change_call(desk.session, call_id, body.members(), version=version, by=by, now=desk.now))


@router.post(
    "/v1/calls/{call_id}/eligibility-checks",
    summary="Check who qualifies, and for how much",
    responses=problems(NotFound),
)
def call_eligibility_check(
    *, desk: DeskDep, by: ReadCalls, call_id: UUID, body: EligibilityQuestion
) -> EligibilityRead:
    """Hold answers against the rules: eligible or not, the amount, every reason. Nothing is stored."""
    found, stands = check_eligibility(desk.session, call_id, body.answers, by=by, now=desk.now)
    return show_assessment(found, stands, language=desk.language)


@router.get("/v1/calls/{call_id}/budget", summary="Read a call's budget", responses=problems(NotFound))
def call_budget_read(*, desk: DeskDep, by: ReadCalls, call_id: UUID) -> BudgetRead:
    """Read where each funder's money stands."""
    call = read_call(desk.session, call_id, by=by)
    stands = positions(desk.session, call.tenant_id, call.id)
    return show_budget(call, stands, language=desk.language, now=desk.now)


@router.post(
    "/v1/calls/{call_id}/publication",
    summary="Publish a call",
    responses=problems(*_STEP, MakerIsChecker, PublicationRefused, StaleVersion),
)
def call_publish(*, desk: DeskDep, by: DecideCalls, call_id: UUID, body: CallPublication) -> CallRead:
    """Publish a draft: its rules are frozen and hashed, its money allocated. Its authors can't do it."""
    return desk.show(publish_call(desk.session, call_id, version=body.version, by=by, now=desk.now))


@router.post(
    "/v1/calls/{call_id}/co-signature",
    summary="Co-sign a call",
    responses=problems(NotFound, InvalidTransition, RulesHashMismatch, AlreadyCoSigned),
)
def call_co_sign(*, desk: DeskDep, by: CoSignCalls, call_id: UUID, body: CallCoSignature) -> CallRead:
    """Sign as the chamber that funds the call; the signature is bound to the hash of the rules."""
    return desk.show(co_sign_call(desk.session, call_id, rules_sha256=body.rules_sha256, by=by, now=desk.now))


@router.post("/v1/calls/{call_id}/suspension", summary="Suspend a call", responses=problems(*_STEP))
def call_suspend(*, desk: DeskDep, by: SuspendCalls, call_id: UUID, body: CallSuspension) -> CallRead:
    """Stop the intake, until a given instant or until it is resumed."""
    reason = body.reason.model_dump()
    return desk.show(
        suspend_call(desk.session, call_id, reason=reason, resumes_at=body.resumes_at, by=by, now=desk.now)
    )


@router.post("/v1/calls/{call_id}/resumption", summary="Resume a call", responses=problems(*_STEP))
def call_resume(*, desk: DeskDep, by: DecideCalls, call_id: UUID, body: Empty) -> CallRead:
    """Let the intake go on."""
    return desk.show(resume_call(desk.session, call_id, by=by, now=desk.now))


@router.post("/v1/calls/{call_id}/extension", summary="Extend a call", responses=problems(*_STEP, NotAnExtension))
def call_extend(*, desk: DeskDep, by: DecideCalls, call_id: UUID, body: CallExtension) -> CallRead:
    """Move the closing to a later instant."""
    reason = body.reason.model_dump()
    return desk.show(extend_call(desk.session, call_id, closes_at=body.closes_at, reason=reason, by=by, now=desk.now))


@router.post("/v1/calls/{call_id}/closure", summary="Close a call", responses=problems(*_STEP))
def call_close(*, desk: DeskDep, by: DecideCalls, call_id: UUID, body: CallEnding) -> CallRead:
    """End the intake before its time."""
    return desk.show(close_call(desk.session, call_id, reason=body.reason.model_dump(), by=by, now=desk.now))


@router.post("/v1/calls/{call_id}/cancellation", summary="Cancel a call", responses=problems(*_STEP, FundsCommitted))
def call_cancel(*, desk: DeskDep, by: DecideCalls, call_id: UUID, body: CallEnding) -> CallRead:
    """Take a call back, while nobody was granted anything."""
    return desk.show(cancel_call(desk.session, call_id, reason=body.reason.model_dump(), by=by, now=desk.now))
