"""Ratings and requests for help: open to everybody, so many an hour."""

from fastapi import APIRouter, FastAPI, status

from api.feedback.permissions import ReadAssistanceRequests, WriteToOffice
from api.feedback.queries import list_assistance_requests
from api.feedback.rate_page import rate_page
from api.feedback.request_assistance import request_assistance
from api.feedback.schemas import (
    AssistanceReceipt,
    AssistanceRequestCreate,
    AssistanceRequestPage,
    AssistanceRequestRead,
    FeedbackCreate,
    FeedbackRead,
)
from api.web.dependencies import NowDep, PageParams, SessionDep
from api.web.rate_limit import RateLimits
from api.web.routing import ContractRoute

router = APIRouter(prefix="/v1", route_class=ContractRoute, tags=["feedback"])
_WHERE_TO = {"municipality_code", "call_id"}
_HOUR = 3600


@router.post("/feedback", status_code=status.HTTP_201_CREATED, summary="Rate a page or the service")
def feedback_create(*, session: SessionDep, now: NowDep, by: WriteToOffice, body: FeedbackCreate) -> FeedbackRead:
    """Keep a rating without any person: stars, then fixed answers, then a few words."""
    rating = body.model_dump(exclude=_WHERE_TO)
    row = rate_page(session, rating, municipality_code=body.municipality_code, call_id=body.call_id, by=by, now=now)
    return FeedbackRead.model_validate(row)


@router.post("/assistance-requests", status_code=status.HTTP_201_CREATED, summary="Ask for help")
def assistance_request_create(
    *, session: SessionDep, now: NowDep, by: WriteToOffice, body: AssistanceRequestCreate
) -> AssistanceReceipt:
    """Hand a request to the office, with or without a sign-in; the reference is for whoever calls about it."""
    message = body.model_dump(exclude={*_WHERE_TO, "privacy_accepted"})
    row = request_assistance(
        session, message, municipality_code=body.municipality_code, call_id=body.call_id, by=by, now=now
    )
    return AssistanceReceipt.model_validate(row)


@router.get("/assistance-requests", summary="List requests for help")
def assistance_request_list(
    *, session: SessionDep, page: PageParams, by: ReadAssistanceRequests
) -> AssistanceRequestPage:
    """List what was asked of the caller's office, the newest first."""
    found = list_assistance_requests(session, page, by=by)
    items = [AssistanceRequestRead.model_validate(row) for row in found.items]
    return AssistanceRequestPage(items=items, next_cursor=found.next_cursor)


def register(app: FastAPI) -> None:
    """Count ratings and requests by the hour, for each caller."""
    app.state.message_limits = RateLimits(app.state.settings.messages_per_hour, window_seconds=_HOUR)
