"""Idempotency keys: the first answer is stored in the transaction of its effect, so a crash leaves both or neither.

A key is bound to the caller (client or person), the route and the meaning of the request (a fingerprint of the
canonical body and path). Answers of 2xx and refusals by a rule are kept for at least 72 h; 5xx, 401, 403 and 429 never.
"""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, SmallInteger, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.core.database import Base
from api.core.errors import DomainError

KEPT_FOR = timedelta(days=7)
"""Longer than the 72 h that the contract promises and than the longest retry schedule of a booking system."""
KEY_PATTERN = r"^[\x21-\x7e]{16,255}$"


class IdempotencyKey(Base):
    """One key of one caller on one route. ``status`` is null only while the first request is in flight."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (
        CheckConstraint("length(key) BETWEEN 16 AND 255", name="key_length"),
        Index(None, "created_at", postgresql_using="brin"),
    )

    caller_id: Mapped[UUID] = mapped_column(primary_key=True)
    route: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[int | None] = mapped_column(SmallInteger)
    headers: Mapped[dict[str, Any] | None]
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]


class IdempotencyKeyRequired(DomainError):
    """400: this call moves money and needs a key."""

    code = "idempotency_key_required"
    title = "Idempotency-Key is needed (16 to 255 visible ASCII characters)"
    status = 400


class IdempotencyMismatch(DomainError):
    """422: the key was used for another request."""

    code = "idempotency_mismatch"
    title = "This Idempotency-Key was used for another request"
    status = 422


class IdempotencyInFlight(DomainError):
    """409 with Retry-After: the first request with this key is not finished."""

    code = "idempotency_in_flight"
    title = "The first request with this Idempotency-Key is still running"
    status = 409
    retry_after_seconds = 1


def fingerprint(path: str, body: Any) -> bytes:
    """Return the meaning of a request: members in any order mean the same (RFC 8785 in spirit)."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(f"{path}\n{canonical}".encode()).digest()


def forget_old_keys(session: Session, now: datetime) -> None:
    """Delete the keys whose time is over; a redemption's own reference stays as the last fence, for ever."""
    session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < now - KEPT_FOR))
