"""Applications: the office's side (review, completion requests, proposals, decisions) and the chamber's register."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from api.applications.assess import assess
from api.applications.check_registration import RegisterAnswer, answer_check, pending_checks
from api.applications.decide import decide, send_back
from api.applications.errors import AlreadyAnswered, AlreadyAssigned, NoProposal, ReasonsNeeded, RuleNotMet
from api.applications.messages import messages_of
from api.applications.models import Application, RegistrationCheck
from api.applications.permissions import (
    Apply,
    DecideApplications,
    ReadReviews,
    ReviewApplications,
    VerifyRegistrations,
)
from api.applications.queries import OFFICE, office_application
from api.applications.request_completion import request_completion
from api.applications.review_schemas import (
    AssessmentInput,
    CompletionRequestInput,
    DecisionInput,
    MessagePage,
    MessageRead,
    RegistrationCheckPage,
    RegistrationCheckRead,
    RegistrationResult,
    ReviewRead,
)
from api.applications.routes_desk import Desk, DeskDep
from api.applications.rules import CheckStatus, DecisionOutcome
from api.applications.schemas import ApplicationRead
from api.applications.show_review import show_review
from api.applications.take_charge import take_charge
from api.core.errors import Forbidden, InvalidTransition, MakerIsChecker, NotFound
from api.core.principal import Principal
from api.web.dependencies import PageParams
from api.web.problems import problems
from api.web.routing import ContractRoute
from api.web.schemas import Empty

router = APIRouter(route_class=ContractRoute)
_STEP = (NotFound, Forbidden, InvalidTransition)


@router.get(
    "/v1/applications/{application_id}/review", summary="Read a review", responses=problems(NotFound, Forbidden)
)
def application_review_read(*, application_id: UUID, desk: DeskDep, by: ReadReviews) -> ReviewRead:
    """Read the office's side of a file: who works on it, the proposals, which line would pay."""
    return show_review(desk.session, office_application(desk.session, application_id, by, *OFFICE), by=by)


@router.post(
    "/v1/applications/{application_id}/review",
    summary="Take a file in charge",
    responses=problems(*_STEP, AlreadyAssigned),
)
def application_review(
    *, application_id: UUID, desk: DeskDep, by: ReviewApplications, body: Empty | None = None
) -> ApplicationRead:
    """Begin the review; of two officers at once one gets the file."""
    return desk.show(take_charge(desk.session, application_id=application_id, by=by, now=desk.now), by)


@router.post(
    "/v1/applications/{application_id}/completion-requests",
    summary="Ask to complete",
    responses=problems(*_STEP, AlreadyAssigned),
)
def application_completion_request(
    *, application_id: UUID, desk: DeskDep, by: ReviewApplications, body: CompletionRequestInput
) -> ApplicationRead:
    """Ask the applicant to put something right; the procedure's clock stands still until the answer."""
    what: dict[str, Any] = {"items": body.items, "message": body.message, "days": body.days}
    return desk.show(request_completion(desk.session, application_id=application_id, **what, by=by, now=desk.now), by)


@router.post(
    "/v1/applications/{application_id}/assessments",
    summary="Propose an outcome",
    responses=problems(*_STEP, AlreadyAssigned, ReasonsNeeded),
)
def application_assessment(
    *, application_id: UUID, desk: DeskDep, by: ReviewApplications, body: AssessmentInput
) -> ReviewRead:
    """Propose to admit or to refuse, with the codes of the rules that are not met."""
    what: dict[str, Any] = {"outcome": DecisionOutcome(body.outcome), "reasons": body.reasons, "note": body.note}
    row = assess(desk.session, application_id=application_id, **what, by=by, now=desk.now)
    return show_review(desk.session, row, by=by)


@router.post(
    "/v1/applications/{application_id}/decision",
    summary="Decide",
    responses=problems(*_STEP, MakerIsChecker, NoProposal, ReasonsNeeded, RuleNotMet),
)
def application_decision(
    *, application_id: UUID, desk: DeskDep, by: DecideApplications, body: DecisionInput
) -> ApplicationRead:
    """Admit, refuse, or send the proposal back. Admitted ones are paid in order of arrival, or wait with the reason."""
    return desk.show(_decided(desk, application_id, by, body), by)


@router.get("/v1/registration-checks", summary="List questions to the register")
def registration_check_list(
    *,
    desk: DeskDep,
    by: VerifyRegistrations,
    page: PageParams,
    status: Annotated[CheckStatus | None, Query(description="Only those in this state.")] = None,
) -> RegistrationCheckPage:
    """List what municipalities ask the caller's chamber about declared registrations."""
    found, files = pending_checks(desk.session, status, page, by=by)
    items = [_check(check, files[check.application_id]) for check in found.items]
    return RegistrationCheckPage(items=items, next_cursor=found.next_cursor)


@router.post(
    "/v1/registration-checks/{check_id}/result",
    summary="Answer a question to the register",
    responses=problems(NotFound, Forbidden, AlreadyAnswered),
)
def registration_check_result(
    *, check_id: UUID, desk: DeskDep, by: VerifyRegistrations, body: RegistrationResult
) -> RegistrationCheckRead:
    """Tell whether an applicant is in the register; the answer overrides what was declared."""
    answer = RegisterAnswer(**{**body.model_dump(), "outcome": CheckStatus(body.outcome)})
    return _check(*answer_check(desk.session, check_id=check_id, answer=answer, by=by, now=desk.now))


@router.get("/v1/me/messages", summary="List my notices")
def message_list(*, desk: DeskDep, by: Apply, page: PageParams) -> MessagePage:
    """List the notices addressed to the caller, the newest first."""
    found = messages_of(desk.session, page, by=by, language=desk.language)
    return MessagePage(items=[MessageRead.model_validate(item) for item in found.items], next_cursor=found.next_cursor)


def _decided(desk: Desk, application_id: UUID, by: Principal, body: DecisionInput) -> Application:
    if body.outcome == "returned":
        return send_back(desk.session, application_id=application_id, note=body.note, by=by, now=desk.now)
    what: dict[str, Any] = {"outcome": DecisionOutcome(body.outcome), "reasons": body.reasons, "note": body.note}
    return decide(desk.session, application_id=application_id, **what, by=by, now=desk.now)


def _check(check: RegistrationCheck, row: Application) -> RegistrationCheckRead:
    same = ("id", "application_id", "status", "requested_at", "checked_at", "rea", "vat_number", "ateco", "note")
    return RegistrationCheckRead.model_validate(
        {
            **{name: getattr(check, name) for name in same},
            "protocol_number": row.protocol_number,
            "call_id": row.call_id,
            "declared_vat_number": check.declared.get("vat_number"),
            "declared_rea": check.declared.get("rea_number"),
        }
    )
