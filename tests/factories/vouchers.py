"""A programme with money, a space and its machine; vouchers of it and codes to show; sandboxes. Made directly."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.accreditations import Accreditation
from api.calls import Call
from api.core.dates import end_of
from api.core.ids import uuid7
from api.core.principal import Principal
from api.core.tenancy import enter_tenants, scoped
from api.funding import FundingLine, FundingLineUsage, allocate_funds, commit_funds
from api.settings import Settings
from api.spaces import Space, SpaceDesk, SpaceListing, SpacePrice, add_space
from api.vouchers import Presentation, Voucher, VoucherFunding, token_hash
from api.vouchers.create_sandbox import Sandbox, create_sandbox
from api.vouchers.rules import new_token
from tests.factories.clients import make_client
from tests.factories.municipalities import add_tenant

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
PRICES = {("shared_desk", "month"): 25_000, ("shared_desk", "day"): 2_000, ("reserved_desk", "month"): 35_000}


@dataclass(frozen=True)
class Programme:
    """A municipality's programme, small and whole."""

    tenant_id: int
    call_id: UUID
    line_ids: tuple[UUID, ...]
    space_id: UUID
    client_id: UUID


def token_key(settings: Settings) -> bytes:
    """The key under which codes are kept."""
    return settings.token_hmac_key.get_secret_value().encode()


def make_programme(
    session: Session, *, lines: tuple[int, ...] = (10_000_000,), desks: int = 12, tenant_id: int | None = None
) -> Programme:
    """Make a tenant with a call, its funding lines (cents each), an accredited space and the space's machine."""
    tenant = tenant_id or add_tenant(session).id
    enter_tenants(session, [tenant])
    call = _call(tenant)
    session.add(call)
    session.flush()
    line_ids = tuple(make_line(session, call, place, cents) for place, cents in enumerate(lines, start=1))
    space = make_space(session, tenant, desks=desks)
    client = make_client(session, space_ids=[space.id])
    return Programme(tenant, call.id, line_ids, space.id, client.id)


def make_line(session: Session, call: Call, position: int, cents: int) -> UUID:
    """Make an allocated funding line."""
    line = FundingLine(
        tenant_id=call.tenant_id, id=uuid7(call.tenant_id), call_id=call.id, position=position, funder_kind="municipality",
        funder_name="Comune", eligibility=[], planned_cents=cents, allocated_cents=0, committed_cents=0,
        released_cents=0, published_at=LONG_AGO,
    )  # fmt: skip
    session.add(line)
    session.flush()
    session.add(
        FundingLineUsage(
            tenant_id=line.tenant_id, line_id=line.id, held_cents=0, accrued_cents=0, paid_cents=0, recovered_cents=0
        )
    )
    allocate_funds(session, line, cents, at=LONG_AGO)
    session.flush()
    return line.id


def make_space(session: Session, tenant_id: int, *, desks: int = 12, status: str = "accredited") -> Space:
    """Make a space with a price list in a tenant's list."""
    address = {"street": "Via Bergognone 34", "postal_code": "20144", "municipality_code": "015146", "district": None}
    space = add_space(
        session,
        {
            "name": "Cowo Tortona", "operator": {"name": "Cowo srl", "vat_number": None, "tax_code": None},
            "address": address, "location": None, "services": [], "accessible": True, "accessibility_note": None,
            "website": None, "phone": None, "desks": {}, "price_list": [], "opening_hours": [],
        },
        now=LONG_AGO,
    )  # fmt: skip
    session.flush()
    session.add(SpaceDesk(space_id=space.id, desk_kind="shared_desk", quantity=desks))
    for (kind, unit), cents in PRICES.items():
        session.add(
            SpacePrice(space_id=space.id, desk_kind=kind, unit=unit, valid_from=date(2000, 1, 1), price_cents=cents)
        )
    put_in_list(session, tenant_id, space, status)
    return space


def put_in_list(session: Session, tenant_id: int, space: Space, status: str = "accredited") -> None:
    """Accredit a space."""
    enter_tenants(session, [tenant_id])
    session.add(
        Accreditation(
            tenant_id=tenant_id, id=uuid7(tenant_id), space_id=space.id, operator_id=space.operator_id, status=status,
            since_on=date(2000, 1, 1), desks={}, changed_at=LONG_AGO, version=1,
        )
    )  # fmt: skip
    session.add(
        SpaceListing(
            space_id=space.id, tenant_id=tenant_id, municipality_code="015146", status=status, since_on=date(2000, 1, 1)
        )
    )
    session.flush()


def set_accreditation(session: Session, tenant_id: int, space_id: UUID, status: str) -> None:
    """Change a space's standing in a list."""
    enter_tenants(session, [tenant_id])
    session.scalars(scoped(Accreditation, tenant_id).where(Accreditation.space_id == space_id)).one().status = status
    session.flush()


def make_voucher(session: Session, programme: Programme, *, granted: int = 150_000, **changes: Any) -> Voucher:
    """Make an active voucher of 50 % on the programme's lines in equal parts, its money committed."""
    enter_tenants(session, [programme.tenant_id])
    last = changes.get("valid_until", date(2099, 12, 31))
    values = {
        "call_id": programme.call_id, "status": "active", "granted_cents": granted, "held_cents": 0, "captured_cents": 0,
        "reversed_cents": 0, "released_cents": 0, "coverage_basis_points": 5000, "minimum_cost_cents": 0,
        "desk_kinds": ["shared_desk", "reserved_desk"], "valid_from": date(2000, 1, 1), "valid_until": last,
        "expires_at": end_of(last), "time_zone": "Europe/Rome", "hold_hours": 72, "strict": True, "issued_at": LONG_AGO,
        "accepted_at": LONG_AGO, "version": 1,
    }  # fmt: skip
    row = Voucher(tenant_id=programme.tenant_id, id=uuid7(programme.tenant_id), **{**values, **changes})
    session.add(row)
    session.flush()
    share, rest = divmod(granted, len(programme.line_ids))
    for place, line_id in enumerate(programme.line_ids, start=1):
        part = share + (rest if place == 1 else 0)
        commit_funds(session, programme.tenant_id, line_id, part, at=LONG_AGO, voucher_id=row.id)
        session.add(
            VoucherFunding(
                tenant_id=programme.tenant_id, voucher_id=row.id, line_id=line_id, position=place, granted_cents=part,
                used_cents=0, released_cents=0,
            )
        )  # fmt: skip
    session.flush()
    return row


def make_token(
    session: Session,
    voucher: Voucher,
    key: bytes,
    *,
    space_id: UUID | None = None,
    expires_at: datetime = datetime(2099, 1, 1, tzinfo=UTC),
) -> str:
    """Make a presentation of a voucher and return its token."""
    enter_tenants(session, [voucher.tenant_id])
    token = new_token()
    session.add(
        Presentation(
            tenant_id=voucher.tenant_id, id=uuid7(voucher.tenant_id), voucher_id=voucher.id, space_id=space_id,
            token_hash=token_hash(key, token), created_at=LONG_AGO, expires_at=expires_at, reusable=False,
        )
    )  # fmt: skip
    session.flush()
    return token


def make_sandbox(session: Session, settings: Settings, *, now: datetime | None = None) -> Sandbox:
    """Make a sandbox with its machine."""
    return create_sandbox(
        session,
        name="Tests",
        token_key=token_key(settings),
        by=Principal(),
        now=now or datetime.now(UTC) - timedelta(days=1),
    )


def _call(tenant_id: int) -> Call:
    return Call(
        tenant_id=tenant_id, id=uuid7(tenant_id), kind="voucher", title={"it": "Bando"}, summary={"it": "Bando"},
        status="draft", opens_at=LONG_AGO, closes_at=LONG_AGO + timedelta(days=36_500), time_zone="Europe/Rome",
        allocation="rolling", rules=[], form=[], voucher_terms={}, documents_required=[], service_sheet={},
        co_signature_required=False, created_by=UUID(int=0), edited_by=[], created_at=LONG_AGO, updated_at=LONG_AGO,
        version=1,
    )  # fmt: skip
