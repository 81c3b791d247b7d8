"""The redemption API (contract §1.2, to the letter)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, FastAPI, Query, Request, Response

from api.core.errors import DomainError, NotFound
from api.core.idempotency import IdempotencyKeyRequired, IdempotencyMismatch
from api.redemptions import errors
from api.redemptions.acts import Reply
from api.redemptions.desk import Asked, Desk
from api.redemptions.fast_routes import FastRoute, answer, asked_once
from api.redemptions.lane import RedemptionLane
from api.redemptions.permissions import ReadOwnVoucher, ReadRedemptions, ReadStatements, WriteRedemptions
from api.redemptions.queries import Filters, find_presentation, find_redemption, list_movements, list_redemptions
from api.redemptions.schemas import (
    CaptureCreate,
    ExternalReference,
    MovementRead,
    PresentationRead,
    QuoteRead,
    QuoteRequest,
    RedemptionCreate,
    RedemptionRead,
    ReversalCreate,
    StatementRead,
    Status,
)
from api.redemptions.statement import state_day
from api.web.dependencies import NowDep, PageParams, SessionDep
from api.web.idempotency import RequiredIdempotencyKey
from api.web.problems import problem_response, problems, request_id_of
from api.web.routing import ContractRoute, StrictRequest
from api.web.schemas import Date, Empty, Page

router = APIRouter(prefix="/v1", route_class=ContractRoute, tags=["redemptions"])
fast_router = APIRouter(route_class=FastRoute, tags=["redemptions"])
_KEYED = (IdempotencyKeyRequired, IdempotencyMismatch)


def register(app: FastAPI) -> None:
    """Add the lane of redemptions and the desk in front of it."""
    settings = app.state.settings
    lane = RedemptionLane(app.state.lane_database, app.state.clock, render_refusal, fault=settings.fault)
    app.state.lanes["redemptions"] = lane
    app.state.desk = Desk(lane, settings.token_hmac_key.get_secret_value().encode())


def render_refusal(request_id: str, refusal: DomainError) -> Reply:
    """Return a refusal as the problem that the caller reads, now and at every repetition of the key."""
    response = problem_response(request_id, refusal)
    return Reply(response.status_code, {"Content-Type": response.headers["content-type"]}, bytes(response.body))


async def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def _keyed(request: StrictRequest, by: WriteRedemptions, key: RequiredIdempotencyKey) -> Asked:
    return asked_once(request, by, key)


DeskDep = Annotated[Desk, Depends(_desk)]
AskedOnce = Annotated[Asked, Depends(_keyed)]


@router.post("/redemption-quotes", response_model=QuoteRead, responses=problems(errors.PresentationInvalid, NotFound))
async def redemption_quote_create(
    body: QuoteRequest, by: WriteRedemptions, desk: DeskDep, request: Request
) -> Response:
    """Tell what a voucher would pay, and every reason against it. Nothing changes; the presentation stays good."""
    return answer(await desk.quote(body, Asked(by, request_id_of(request))))


@fast_router.post(
    "/redemptions",
    status_code=201,
    response_model=RedemptionRead,
    responses=problems(*errors.CREATION, NotFound, *_KEYED),
)
async def redemption_create(body: RedemptionCreate, asked: AskedOnce, desk: DeskDep) -> Response:
    """Spend a presentation: charge the voucher at once (`capture: true`), or hold its share until it is captured."""
    return answer(await desk.authorize(body, asked))


router.include_router(fast_router)


@router.post(
    "/redemptions/{redemption_id}/capture",
    response_model=RedemptionRead,
    responses=problems(*errors.CAPTURE, NotFound, *_KEYED),
)
async def redemption_capture_create(
    redemption_id: UUID, body: CaptureCreate, asked: AskedOnce, desk: DeskDep
) -> Response:
    """Charge what was held, at its price or a lower one: the rest goes back to the voucher."""
    return answer(await desk.capture(redemption_id, body, asked))


@router.post(
    "/redemptions/{redemption_id}/release",
    response_model=RedemptionRead,
    responses=problems(*errors.RELEASE, NotFound, *_KEYED),
)
async def redemption_release_create(redemption_id: UUID, body: Empty, asked: AskedOnce, desk: DeskDep) -> Response:
    """Let a hold go: the amount returns to the voucher."""
    return answer(await desk.release(redemption_id, asked))


@router.post(
    "/redemptions/{redemption_id}/reversals",
    status_code=201,
    response_model=RedemptionRead,
    responses=problems(*errors.REVERSAL, NotFound, *_KEYED),
)
async def redemption_reversal_create(
    redemption_id: UUID, body: ReversalCreate, asked: AskedOnce, desk: DeskDep
) -> Response:
    """Give back all or part of what was captured, until it is in a claim. Answers the redemption as it is then."""
    return answer(await desk.reverse(redemption_id, body, asked))


@router.get("/redemptions/{redemption_id}", response_model=RedemptionRead, responses=problems(NotFound))
def redemption_read(redemption_id: UUID, by: ReadRedemptions, session: SessionDep, now: NowDep) -> object:
    """Read a redemption of one of your spaces."""
    return find_redemption(session, redemption_id, by, now)


def _filters(
    space_id: UUID | None = None,
    external_reference: ExternalReference | None = None,
    status: Status | None = None,
    first: Annotated[Date | None, Query(alias="from", description="First day of authorisation, in Rome.")] = None,
    last: Annotated[Date | None, Query(alias="to", description="Last day of authorisation, in Rome.")] = None,
) -> Filters:
    return Filters(space_id, external_reference, status, first, last)


@router.get("/redemptions", response_model=Page[RedemptionRead], responses=problems(NotFound))
def redemption_list(
    filters: Annotated[Filters, Depends(_filters)],
    page: PageParams,
    by: ReadRedemptions,
    session: SessionDep,
    now: NowDep,
) -> object:
    """List redemptions of your spaces, the newest first."""
    return list_redemptions(session, filters, page, by, now)


@router.get("/statements/{date}", response_model=StatementRead, tags=["statements"], responses=problems(NotFound))
def statement_read(
    date: Date,
    space_id: Annotated[UUID, Query(description="One of your spaces.")],
    by: ReadStatements,
    session: SessionDep,
) -> object:
    """Read a day of a space: the redemptions begun on it, their sums, and a hash to compare with your own books."""
    return state_day(session, date, space_id, by)


@router.get(
    "/vouchers/{voucher_id}/redemptions",
    response_model=Page[MovementRead],
    tags=["vouchers"],
    responses=problems(NotFound),
)
def voucher_redemption_list(voucher_id: UUID, page: PageParams, by: ReadOwnVoucher, session: SessionDep) -> object:
    """List the uses of a voucher: for its holder and the office."""
    return list_movements(session, voucher_id, page, by)


@router.get(
    "/vouchers/{voucher_id}/presentations/{presentation_id}",
    response_model=PresentationRead,
    tags=["vouchers"],
    responses=problems(NotFound),
)
def voucher_presentation_read(
    voucher_id: UUID, presentation_id: UUID, by: ReadOwnVoucher, session: SessionDep
) -> object:
    """Tell whether a code of yours was spent, where, and how much the voucher paid."""
    return find_presentation(session, voucher_id, presentation_id, by)
