"""Makes a sandbox: a machine with a tenant, a space and test money of its own, which no real line or figure ever sees."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.accreditations import Accreditation
from api.calls import Call
from api.clients import create_client
from api.core.ids import uuid7
from api.core.ledger import Account, EntryKind, Move, post
from api.core.principal import Principal, Scope
from api.core.tenancy import enter_tenants
from api.funding import FundingLine, FundingLineUsage
from api.municipalities import add_sandbox_tenant
from api.spaces import Space, SpaceListing, add_space
from api.vouchers.models import Presentation, Voucher
from api.vouchers.play_vouchers import issue_test_voucher
from api.vouchers.rules import TEST_REFUSALS, DeskKind
from api.vouchers.tokens import token_hash

SCOPES = (
    Scope.SPACES_READ,
    Scope.REDEMPTIONS_WRITE,
    Scope.REDEMPTIONS_READ,
    Scope.STATEMENTS_READ,
    Scope.EVENTS_READ,
    Scope.WEBHOOKS_MANAGE,
)
FIRST_MONEY_CENTS = 2_000_000_000_000
FIXED_GRANT_CENTS = 900_000_000_000
DISTANT = timedelta(days=36_500)
DESKS = {DeskKind.SHARED_DESK: 12, DeskKind.RESERVED_DESK: 4, DeskKind.PRIVATE_OFFICE: 2}
PRICES = {DeskKind.SHARED_DESK: 25_000, DeskKind.RESERVED_DESK: 35_000, DeskKind.PRIVATE_OFFICE: 60_000}
_NAME = {"it": "Prova", "en": "Sandbox"}


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A fresh sandbox with the secret of its machine: the only moment at which we know it."""

    client_id: UUID
    client_secret: str
    scopes: tuple[str, ...]
    tenant_id: int
    space_id: UUID


def create_sandbox(
    session: Session,
    *,
    name: str,
    token_key: bytes,
    by: Principal,
    now: datetime,
    municipality_code: str = "015146",
    tenant_ids: tuple[int, ...] = (),
) -> Sandbox:
    """Make everything that a booking system plays with; ``tenant_ids`` are doors to keep open besides the sandbox's."""
    tenant = add_sandbox_tenant(session, slug=f"sandbox-{uuid7().hex[-12:]}", name=f"Sandbox: {name}"[:200])
    enter_tenants(session, {tenant.id, *tenant_ids})
    space = add_space(session, _profile(name, municipality_code), now=now, sandbox=True)
    session.flush()  # the list and the machine refer to it
    _put_in_list(session, tenant.id, space, municipality_code, now)
    _fund(session, tenant.id, by, now)
    _make_fixed_presentations(session, tenant.id, token_key, now)
    made = create_client(
        session,
        name=name,
        scopes=SCOPES,
        space_ids=[space.id],
        sandbox=True,
        sandbox_tenant_id=tenant.id,
        by=by,
        now=now,
    )
    return Sandbox(made.client.id, made.secret, tuple(made.client.scopes), tenant.id, space.id)


def _profile(name: str, municipality_code: str) -> dict[str, Any]:
    return {
        "name": f"Sandbox: {name}"[:200],
        "operator": {"name": f"Sandbox: {name}"[:200], "vat_number": None, "tax_code": None},
        "address": {"street": "-", "postal_code": "00000", "municipality_code": municipality_code, "district": None},
        "location": None,
        "services": [],
        "accessible": True,
        "accessibility_note": None,
        "website": None,
        "phone": None,
        "desks": {kind.value: quantity for kind, quantity in DESKS.items()},
        "price_list": _price_list(),
        "opening_hours": [],
    }


def _price_list() -> list[dict[str, Any]]:
    return [{"desk_kind": kind.value, "unit": "month", "price_cents": cents} for kind, cents in PRICES.items()]


def _put_in_list(session: Session, tenant_id: int, space: Space, municipality_code: str, now: datetime) -> None:
    session.add(
        Accreditation(
            tenant_id=tenant_id,
            id=uuid7(tenant_id),
            space_id=space.id,
            operator_id=space.operator_id,
            status="accredited",
            since_on=date(2000, 1, 1),
            desks={kind.value: quantity for kind, quantity in DESKS.items()},
            changed_at=now,
            version=1,
        )
    )
    session.add(
        SpaceListing(
            space_id=space.id,
            tenant_id=tenant_id,
            municipality_code=municipality_code,
            status="accredited",
            since_on=date(2000, 1, 1),
        )
    )


def _fund(session: Session, tenant_id: int, by: Principal, now: datetime) -> None:
    # The call stays a draft for ever: a published one would stand in the public lists.
    call = _call(tenant_id, by, now)
    session.add(call)
    session.flush()  # the line refers to it
    line = FundingLine(
        tenant_id=tenant_id,
        id=uuid7(tenant_id),
        call_id=call.id,
        position=1,
        funder_kind="other",
        funder_name=_NAME["it"],
        eligibility=[],
        planned_cents=FIRST_MONEY_CENTS,
        allocated_cents=FIRST_MONEY_CENTS,
        committed_cents=0,
        released_cents=0,
        published_at=now,
    )
    session.add(line)
    session.flush()  # so does the counter
    usage = FundingLineUsage(
        tenant_id=tenant_id, line_id=line.id, held_cents=0, accrued_cents=0, paid_cents=0, recovered_cents=0
    )
    session.add(usage)
    money = Move(line.id, Account.FUNDING, Account.AVAILABLE, FIRST_MONEY_CENTS)
    post(session, tenant_id, EntryKind.ALLOCATION, [money], at=now)


def _call(tenant_id: int, by: Principal, now: datetime) -> Call:
    return Call(
        tenant_id=tenant_id,
        id=uuid7(tenant_id),
        kind="voucher",
        title=_NAME,
        summary=_NAME,
        status="draft",
        opens_at=now,
        closes_at=now + DISTANT,
        time_zone="Europe/Rome",
        allocation="rolling",
        rules=[],
        form=[],
        voucher_terms={},
        documents_required=[],
        service_sheet={},
        co_signature_required=False,
        created_by=by.actor_id or UUID(int=0),
        edited_by=[],
        created_at=now,
        updated_at=now,
        version=1,
    )


def _make_fixed_presentations(session: Session, tenant_id: int, token_key: bytes, now: datetime) -> None:
    voucher = issue_test_voucher(
        session, tenant_id, granted_cents=FIXED_GRANT_CENTS, coverage_basis_points=5000, strict=False, now=now
    )
    for token, refusal in TEST_REFUSALS.items():
        session.add(_fixed(voucher, token_hash(token_key, token), refusal, now))


def _fixed(voucher: Voucher, hashed: bytes, refusal: str | None, now: datetime) -> Presentation:
    return Presentation(
        tenant_id=voucher.tenant_id,
        id=uuid7(voucher.tenant_id),
        voucher_id=voucher.id,
        token_hash=hashed,
        created_at=now,
        expires_at=now + DISTANT,
        reusable=True,
        test_refusal=refusal,
    )
