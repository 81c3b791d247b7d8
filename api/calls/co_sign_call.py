"""A chamber co-signs a call that it funds: the signature is bound to the hash of the rules that it was shown."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.calls.errors import AlreadyCoSigned, RulesHashMismatch
from api.calls.models import Call, CoSignature
from api.calls.queries import lock_call
from api.calls.status_rules import CallStatus
from api.core import audit
from api.core.errors import InvalidTransition, NotFound
from api.core.principal import Principal, Role
from api.core.tenancy import scoped
from api.funding import lines_of


def co_sign_call(session: Session, call_id: UUID, *, rules_sha256: str, by: Principal, now: datetime) -> Call:
    """Sign for every chamber of the caller that funds the call; it opens once all of its chambers signed (contract §1.4).

    Raises NotFound, InvalidTransition, RulesHashMismatch, AlreadyCoSigned.
    """
    call = lock_call(session, call_id)
    funding = {line.chamber_id for line in lines_of(session, call.tenant_id, call.id) if line.chamber_id}
    signing = {m.chamber_id for m in by.memberships if m.role == Role.CHAMBER_OFFICER} & funding
    if call.status == CallStatus.DRAFT or not signing:
        raise NotFound()
    if call.status not in {CallStatus.PUBLISHED, CallStatus.SUSPENDED}:
        raise InvalidTransition("Only a published call can be co-signed.")
    if call.rules_sha256 != rules_sha256:
        raise RulesHashMismatch()
    signed = _chambers_that_signed(session, call)
    if signing <= signed:
        raise AlreadyCoSigned()
    for chamber_id in sorted(signing - signed, key=str):
        _sign(session, call, chamber_id, by=by, now=now)
    if signed | signing >= funding:
        call.co_signed_at = now
    call.updated_at = now
    call.version += 1
    return call


def _chambers_that_signed(session: Session, call: Call) -> set[UUID]:
    signatures = session.scalars(scoped(CoSignature, call.tenant_id).where(CoSignature.call_id == call.id))
    return {signature.chamber_id for signature in signatures}


def _sign(session: Session, call: Call, chamber_id: UUID | None, *, by: Principal, now: datetime) -> None:
    session.add(
        CoSignature(
            tenant_id=call.tenant_id,
            call_id=call.id,
            chamber_id=chamber_id,
            person_id=by.require_person(),
            rules_sha256=call.rules_sha256,
            signed_at=now,
        )
    )
    data = {"chamber_id": str(chamber_id), "rules_sha256": call.rules_sha256}
    audit.record(session, call.tenant_id, by, "call.co_signed", "call", call.id, at=now, data=data)
