"""The sandbox (contract §1.5): test vouchers and presentations for booking systems."""

from uuid import UUID

from fastapi import APIRouter

from api.core.errors import NotFound
from api.vouchers.create_sandbox import create_sandbox
from api.vouchers.permissions import MakeSandbox, PlayInSandbox
from api.vouchers.play_vouchers import create_test_presentations, create_test_voucher, find_test_voucher
from api.vouchers.schemas import (
    SandboxCreate,
    SandboxPresentations,
    SandboxPresentationsCreate,
    SandboxRead,
    SandboxVoucherCreate,
    SandboxVoucherRead,
)
from api.web.dependencies import NowDep, SessionDep, SettingsDep
from api.web.problems import problems
from api.web.routing import ContractRoute

router = APIRouter(prefix="/sandbox", route_class=ContractRoute, tags=["sandbox"])


@router.post("/clients", status_code=201, response_model=SandboxRead)
def sandbox_client_create(
    body: SandboxCreate, by: MakeSandbox, session: SessionDep, now: NowDep, settings: SettingsDep
) -> object:
    """Make a sandbox: a machine, a space and test money of its own. The secret is in this answer and nowhere else."""
    key = settings.token_hmac_key.get_secret_value().encode()
    return create_sandbox(session, name=body.name, token_key=key, by=by, now=now)


@router.post("/vouchers", status_code=201, response_model=SandboxVoucherRead)
def sandbox_voucher_create(body: SandboxVoucherCreate, by: PlayInSandbox, session: SessionDep, now: NowDep) -> object:
    """Make a test voucher, active at once."""
    return create_test_voucher(session, **dict(body), by=by, now=now)


@router.get("/vouchers/{voucher_id}", response_model=SandboxVoucherRead, responses=problems(NotFound))
def sandbox_voucher_read(voucher_id: UUID, by: PlayInSandbox, session: SessionDep) -> object:
    """Read a test voucher's amounts."""
    return find_test_voucher(session, voucher_id, by)


@router.post(
    "/vouchers/{voucher_id}/presentations",
    status_code=201,
    response_model=SandboxPresentations,
    responses=problems(NotFound),
)
def sandbox_presentation_create(
    voucher_id: UUID,
    *,
    body: SandboxPresentationsCreate,
    by: PlayInSandbox,
    session: SessionDep,
    now: NowDep,
    settings: SettingsDep,
) -> object:
    """Make up to 500 presentations of a test voucher, each single use and good for one hour."""
    key = settings.token_hmac_key.get_secret_value().encode()
    tokens = create_test_presentations(session, voucher_id, body.count, token_key=key, by=by, now=now)
    return {"presentations": tokens}
