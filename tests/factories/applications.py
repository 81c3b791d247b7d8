"""Files, made directly: drafts ready to send, and filed ones in any state."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts import Person, remember_tenant
from api.applications.models import Application, CallIntake
from api.applications.terms import refresh_eligibility, terms_of_call
from api.calls import Call
from api.core.ids import uuid7
from api.core.principal import Role
from api.core.tenancy import enter_tenants
from api.spaces import Space
from tests.factories.accounts import make_chamber, make_member, make_person
from tests.factories.calls import ALWAYS_OPEN, make_call, voucher_draft
from tests.factories.municipalities import add_tenant
from tests.factories.spaces import make_accredited_space

FILED_AT = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """A municipality with a voucher call, a space of its list, its people."""

    tenant_id: int
    call: Call
    space: Space
    chamber_id: UUID
    officer: Person
    approver: Person


def make_office(session: Session, *, slug: str = "milano", municipality_code: str = "015146", **options: Any) -> Office:
    """Make an office; ``options`` go to the voucher call (``comune_cents``, ``chamber_cents``, ``window``)."""
    tenant_id = add_tenant(session, slug=slug, name=slug.title(), municipality_code=municipality_code).id
    enter_tenants(session, [tenant_id])
    chamber = make_chamber(session)
    draft = voucher_draft(options.pop("window", ALWAYS_OPEN), chamber_id=chamber.id, **options)
    call = make_call(session, tenant_id, draft)
    return Office(
        tenant_id=tenant_id,
        call=call,
        space=make_accredited_space(session, tenant_id),
        chamber_id=chamber.id,
        officer=make_member(session, Role.OFFICER, tenant_id=tenant_id),
        approver=make_member(session, Role.APPROVER, tenant_id=tenant_id),
    )


def person_answers(space_id: UUID, **changes: Any) -> dict[str, Any]:
    """Return the whole form of a person: 4 months at 200 €, which gives 400 €."""
    plain: dict[str, Any] = {
        "applicant_kind": "person",
        "has_project": True,
        "project_idea": "A workshop that repairs bicycles and teaches how.",
        "space_id": str(space_id),
        "monthly_cost_cents": 20_000,
        "months": 4,
        "true_declaration": True,
    }
    return {**plain, **changes}


def enterprise_answers(space_id: UUID, **changes: Any) -> dict[str, Any]:
    """Return the whole form of an enterprise of the register."""
    firm = {
        "applicant_kind": "enterprise",
        "chamber_registered": True,
        "micro_enterprise": True,
        "vat_number": "12345678903",
        "rea_number": "MI-1234567",
    }
    return person_answers(space_id, **{**firm, **changes})


def make_application(
    session: Session,
    office: Office,
    person: Person | None = None,
    *,
    answers: dict[str, Any] | None = None,
    **members: Any,
) -> Application:
    """Make a draft that is ready to send."""
    enter_tenants(session, [office.tenant_id])
    person = person or make_person(session)
    plain: dict[str, Any] = {
        "status": "draft",
        "answers": person_answers(office.space.id) if answers is None else answers,
        "space_id": office.space.id,
        "created_at": FILED_AT,
        "updated_at": FILED_AT,
        "version": 1,
    }
    row = Application(
        tenant_id=office.tenant_id,
        id=uuid7(office.tenant_id),
        call_id=office.call.id,
        person_id=person.id,
        **{**plain, **members},
    )
    session.add(row)
    genesis = bytes.fromhex(office.call.rules_sha256 or "")
    intake = {"tenant_id": office.tenant_id, "call_id": office.call.id, "last_arrival": 0, "chain_hash": genesis}
    session.execute(insert(CallIntake).values(**intake).on_conflict_do_nothing())
    remember_tenant(session, person.id, office.tenant_id)
    session.flush()
    return row


def make_filed(
    session: Session,
    office: Office,
    arrival: int,
    *,
    person: Person | None = None,
    status: str = "submitted",
    requested_cents: int = 40_000,
    **members: Any,
) -> Application:
    """Make a file that was filed as number ``arrival``, with a receipt that nobody will verify."""
    hashed = hashlib.sha256(str(arrival).encode()).hexdigest()
    receipt = {
        "arrival_number": arrival,
        "protocol_number": f"milano/2026/{office.call.id.hex[-6:]}{arrival:07d}",
        "received_at": FILED_AT,
        "filed": {},
        "content_sha256": hashed,
        "previous_hash": hashed,
        "chain_hash": hashed,
        "receipt_signature": "header..signature",
        "eligible_line_ids": [],
    }
    row = make_application(
        session, office, person, status=status, requested_cents=requested_cents, **{**receipt, **members}
    )
    refresh_eligibility(session, row, terms_of_call(office.call), FILED_AT)
    session.flush()
    return row


def make_under_review(session: Session, office: Office, arrival: int, **members: Any) -> Application:
    """Make a file that the office's officer has in charge."""
    taken = {"status": "in_review", "assignee_id": office.officer.id, "taken_at": FILED_AT}
    return make_filed(session, office, arrival, **{**taken, **members})
