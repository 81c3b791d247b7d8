"""Vouchers: issue, acceptance, codes to show, suspension and end."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from api.core.errors import InvalidPayload, InvalidTransition, NotFound
from api.vouchers import sandbox_routes
from api.vouchers.accept_voucher import accept_voucher
from api.vouchers.errors import (
    ApplicationNotAwarded,
    VoucherExhausted,
    VoucherExpired,
    VoucherNotActive,
    VoucherNotIssued,
    VoucherSuspended,
)
from api.vouchers.issue_voucher import issue_voucher
from api.vouchers.permissions import HoldVoucher, IssueVouchers, ReadVouchers, SteerVouchers
from api.vouchers.present_voucher import present_voucher
from api.vouchers.queries import VoucherFilters, list_vouchers, readable_voucher, with_month
from api.vouchers.schemas import PresentationCreate, PresentationMade, Status, VoucherIssue, VoucherRead, VoucherReason
from api.vouchers.steer_voucher import reinstate_voucher, revoke_voucher, suspend_voucher
from api.web.dependencies import NowDep, PageParams, SessionDep, SettingsDep
from api.web.problems import problems
from api.web.routing import ContractRoute
from api.web.schemas import Empty, Page

router = APIRouter(prefix="/v1", route_class=ContractRoute, tags=["vouchers"])
router.include_router(sandbox_routes.router)
_STEP = problems(NotFound, InvalidTransition)


@router.post(
    "/vouchers", status_code=201, response_model=VoucherRead, responses=problems(NotFound, ApplicationNotAwarded)
)
def voucher_create(body: VoucherIssue, by: IssueVouchers, session: SessionDep, now: NowDep) -> object:
    """Issue the voucher of an awarded application; asked again, the same voucher is the answer."""
    row = issue_voucher(session, body.application_id, by=by, now=now)
    return with_month(session, [row], now)[0]


@router.post(
    "/applications/{application_id}/acceptance",
    response_model=VoucherRead,
    responses=problems(NotFound, VoucherNotIssued, VoucherExpired, InvalidTransition),
)
def application_acceptance_create(
    application_id: UUID, body: Empty, by: HoldVoucher, session: SessionDep, now: NowDep
) -> object:
    """Accept the voucher of your application: from now on it can be spent."""
    row = accept_voucher(session, application_id, by=by, now=now)
    return with_month(session, [row], now)[0]


def _filters(status: Status | None = None, call_id: UUID | None = None, mine: bool = False) -> VoucherFilters:
    return VoucherFilters(status, call_id, mine)


@router.get("/vouchers", response_model=Page[VoucherRead])
def voucher_list(
    filters: Annotated[VoucherFilters, Depends(_filters)],
    page: PageParams,
    by: ReadVouchers,
    session: SessionDep,
    now: NowDep,
) -> object:
    """List your vouchers, and those of your office, the newest first."""
    return list_vouchers(session, filters, page, by, now)


@router.get("/vouchers/{voucher_id}", response_model=VoucherRead, responses=problems(NotFound))
def voucher_read(voucher_id: UUID, by: ReadVouchers, session: SessionDep, now: NowDep) -> object:
    """Read a voucher: yours, or one of your office."""
    return with_month(session, [readable_voucher(session, voucher_id, by)], now)[0]


@router.post(
    "/vouchers/{voucher_id}/presentations",
    status_code=201,
    response_model=PresentationMade,
    responses=problems(NotFound, VoucherNotActive, VoucherSuspended, VoucherExpired, VoucherExhausted, InvalidPayload),
)
def voucher_presentation_create(
    voucher_id: UUID,
    *,
    body: PresentationCreate,
    by: HoldVoucher,
    session: SessionDep,
    now: NowDep,
    settings: SettingsDep,
) -> object:
    """Make a code to show: good once, for 60 seconds; with a space for ten minutes, there alone."""
    key = settings.token_hmac_key.get_secret_value().encode()
    return present_voucher(session, voucher_id, space_id=body.space_id, token_key=key, by=by, now=now)


@router.post("/vouchers/{voucher_id}/suspension", response_model=VoucherRead, responses=_STEP)
def voucher_suspension_create(
    voucher_id: UUID, body: VoucherReason, by: SteerVouchers, session: SessionDep, now: NowDep
) -> object:
    """Stop a voucher for a while, telling its holder why."""
    row = suspend_voucher(session, voucher_id, body.reason, by=by, now=now)
    return with_month(session, [row], now)[0]


@router.post("/vouchers/{voucher_id}/reinstatement", response_model=VoucherRead, responses=_STEP)
def voucher_reinstatement_create(
    voucher_id: UUID, body: VoucherReason, by: SteerVouchers, session: SessionDep, now: NowDep
) -> object:
    """Let a suspended voucher be spent again."""
    row = reinstate_voucher(session, voucher_id, body.reason, by=by, now=now)
    return with_month(session, [row], now)[0]


@router.post("/vouchers/{voucher_id}/revocation", response_model=VoucherRead, responses=_STEP)
def voucher_revocation_create(
    voucher_id: UUID, body: VoucherReason, by: SteerVouchers, session: SessionDep, now: NowDep
) -> object:
    """End a voucher for good; what is left returns to its funding lines and the waiting list moves up."""
    row = revoke_voucher(session, voucher_id, body.reason, by=by, now=now)
    return with_month(session, [row], now)[0]
