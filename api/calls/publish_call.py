"""Publishes a call: someone other than its authors freezes and hashes its rules and puts the funders' money at its disposal."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.calls.errors import PublicationRefused
from api.calls.frozen import rules_sha256
from api.calls.gates import Draft, Gate, gates
from api.calls.models import Call
from api.calls.queries import lock_call
from api.calls.status_rules import TRANSITIONS, CallStatus
from api.core import audit, outbox
from api.core.errors import InvalidTransition, MakerIsChecker, StaleVersion
from api.core.principal import Principal, Role
from api.funding import FundingLine, allocate_lines, lines_of


def publish_call(session: Session, call_id: UUID, *, version: int | None, by: Principal, now: datetime) -> Call:
    """Publish a draft (criteria set and published in advance, art. 12 L. 241/1990; four eyes).

    Raises NotFound, Forbidden, StaleVersion, InvalidTransition, MakerIsChecker, PublicationRefused.
    """
    call = lock_call(session, call_id)
    by.require_in_tenant(call.tenant_id, Role.APPROVER)
    if version is not None and call.version != version:
        raise StaleVersion()
    if CallStatus(call.status) not in TRANSITIONS["publication"]:
        raise InvalidTransition("Only a draft can be published.")
    if str(by.require_person()) in {str(call.created_by), *call.edited_by}:
        raise MakerIsChecker()
    lines = lines_of(session, call.tenant_id, call.id)
    _ensure_gates(gates_of(call, lines, now))
    _freeze(call, lines, by=by, now=now)
    session.flush()  # the lines become public only after their call
    allocate_lines(session, call.tenant_id, call.id, at=now)
    data = {"rules_sha256": call.rules_sha256, "allocated_cents": sum(line.planned_cents for line in lines)}
    audit.record(session, call.tenant_id, by, "call.published", "call", call.id, at=now, data=data)
    outbox.emit(session, call.tenant_id, "call.published", "call", call.id, at=now, data={"kind": call.kind})
    return call


def gates_of(call: Call, lines: Sequence[FundingLine], now: datetime) -> list[Gate]:
    """Return the gates of a call as it stands."""
    draft = Draft(
        kind=call.kind,
        allocation=call.allocation,
        closes_at=call.closes_at,
        responsible_person=call.responsible_person,
        rules=call.rules,
        planned_cents=sum(line.planned_cents for line in lines),
        texts={"title": call.title, "summary": call.summary, "form": call.form, "sheet": call.service_sheet},
        cup=call.cup,
    )
    return gates(draft, now)


def _ensure_gates(found: list[Gate]) -> None:
    unmet = [gate for gate in found if not gate.met and not gate.is_advice]
    if unmet:
        missing = [{"code": gate.code, "message": gate.text["en"]} for gate in unmet]
        raise PublicationRefused(" ".join(gate.text["en"] for gate in unmet), extensions={"gates": missing})


def _freeze(call: Call, lines: Sequence[FundingLine], *, by: Principal, now: datetime) -> None:
    call.rules_sha256 = rules_sha256(call, lines)
    call.co_signature_required = any(line.chamber_id is not None for line in lines)
    call.status = CallStatus.PUBLISHED
    call.published_at = now
    call.published_by = by.require_person()
    call.updated_at = now
    call.version += 1
