"""Audit: who did what to what and when, in the transaction of the act; append-only and sealed into a hash chain.

Records are written unsealed, so that the money path takes no lock for them; a worker seals them within seconds into a
chain per tenant: ``hash = SHA-256(0x00 ‖ canonical record ‖ previous hash)`` (RFC 6962 leaf prefix).
"""

import hashlib
import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.core.database import Base
from api.core.ids import earliest_id, uuid7
from api.core.principal import Principal
from api.core.tenancy import TenantScoped, scoped

GENESIS = bytes(32)


class AuditRecord(TenantScoped, Base):
    """One act. ``data`` holds ids, states and amounts, never personal data."""

    __tablename__ = "audit_records"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    occurred_at: Mapped[datetime]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None]
    action: Mapped[str]
    resource_type: Mapped[str]
    resource_id: Mapped[UUID]
    data: Mapped[dict[str, Any]]


class AuditSeal(TenantScoped, Base):
    """One link of a tenant's chain: position 1, 2, 3 … without gaps."""

    __tablename__ = "audit_seals"
    __table_args__ = (UniqueConstraint("tenant_id", "record_id"),)

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    record_id: Mapped[UUID]
    hash: Mapped[bytes] = mapped_column(LargeBinary)


def record(  # noqa: PLR0917 - reads as a sentence: who did what to which resource
    session: Session,
    tenant_id: int,
    by: Principal | None,
    action: str,
    resource_type: str,
    resource_id: UUID,
    *,
    at: datetime,
    data: dict[str, Any] | None = None,
) -> None:
    """Add a record to the transaction; ``by`` None is the system itself (a worker, an expiry)."""
    session.add(
        AuditRecord(
            tenant_id=tenant_id,
            id=uuid7(tenant_id),
            occurred_at=at,
            actor_kind=by.actor_kind if by else "system",
            actor_id=by.actor_id if by else None,
            action=action,
            resource_type=resource_type,
            resource_id=resource_id,
            data=data or {},
        )
    )


def canonical(entry: AuditRecord) -> bytes:
    """Return the bytes that are hashed: members sorted, no blanks, instants in UTC with microseconds."""
    members = {
        "tenant_id": entry.tenant_id,
        "id": str(entry.id),
        "occurred_at": entry.occurred_at.isoformat(timespec="microseconds"),
        "actor_kind": entry.actor_kind,
        "actor_id": str(entry.actor_id) if entry.actor_id else None,
        "action": entry.action,
        "resource_type": entry.resource_type,
        "resource_id": str(entry.resource_id),
        "data": entry.data,
    }
    return json.dumps(members, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def link(previous: bytes, entry: AuditRecord) -> bytes:
    """Return the hash of a record that follows ``previous``."""
    return hashlib.sha256(b"\x00" + canonical(entry) + previous).digest()


def seal(session: Session, tenant_id: int, *, limit: int = 1000) -> int:
    """Seal up to ``limit`` waiting records of a tenant and return how many; run by one worker at a time per tenant."""
    last = session.scalars(scoped(AuditSeal, tenant_id).order_by(AuditSeal.position.desc()).limit(1)).first()
    position, previous = (last.position, last.hash) if last else (0, GENESIS)
    seal_of = scoped(AuditSeal, tenant_id).where(AuditSeal.record_id == AuditRecord.id)
    waiting = scoped(AuditRecord, tenant_id).where(~seal_of.exists()).order_by(AuditRecord.id).limit(limit)
    if last is not None:
        # Ids grow with time and no transaction lives an hour: what is older was sealed, and need not be read again.
        waiting = waiting.where(AuditRecord.id > earliest_id(last.record_id, hours_before=1))
    count = 0
    for entry in session.scalars(waiting):
        position, previous, count = position + 1, link(previous, entry), count + 1
        session.add(AuditSeal(tenant_id=tenant_id, position=position, record_id=entry.id, hash=previous))
    return count


def first_broken(session: Session, tenant_id: int) -> int | None:
    """Return the position of the first link that does not verify, or None where the chain is whole."""
    previous, expected = GENESIS, 1
    for link_ in session.scalars(scoped(AuditSeal, tenant_id).order_by(AuditSeal.position)):
        entry = session.get(AuditRecord, (tenant_id, link_.record_id))
        if entry is None or link_.position != expected or link(previous, entry) != link_.hash:
            return link_.position
        previous, expected = link_.hash, expected + 1
    return None
