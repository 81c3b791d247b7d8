"""Promises a line's money to a grant, and gives back what a grant did not use.

Guarded updates: the condition stands in the statement that changes the row, so rivals can't both take the last euro
(domain test 5); the table's CHECK is the last word.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.core import outbox
from api.core.ledger import Account, EntryKind, Move, post
from api.core.tenancy import scoped
from api.funding.errors import FundsExhausted, ReleaseExceedsCommitment
from api.funding.models import FundingLine, FundingLineUsage


def commit_funds(
    session: Session,
    tenant_id: int,
    line_id: UUID,
    cents: int,
    *,
    at: datetime,
    application_id: UUID | None = None,
    voucher_id: UUID | None = None,
) -> None:
    """Commit cents (more than zero) of a line. Raises FundsExhausted where the line holds less; nothing is changed."""
    _require_positive(cents)
    taken = session.scalars(
        update(FundingLine)
        .where(FundingLine.tenant_id == tenant_id, FundingLine.id == line_id)
        .where(FundingLine.committed_cents + cents <= FundingLine.allocated_cents)
        .values(committed_cents=FundingLine.committed_cents + cents)
        .returning(FundingLine)
        .execution_options(populate_existing=True, synchronize_session=False)
    ).first()
    if taken is None:
        raise FundsExhausted()
    move = Move(line_id, Account.AVAILABLE, Account.COMMITTED, cents)
    grant = {"application_id": application_id, "voucher_id": voucher_id}
    post(session, tenant_id, EntryKind.COMMITMENT, [move], at=at, **grant)
    _announce(session, taken, "committed", at=at, cents=cents)


def release_funds(
    session: Session,
    tenant_id: int,
    line_id: UUID,
    cents: int,
    *,
    at: datetime,
    application_id: UUID | None = None,
    voucher_id: UUID | None = None,
) -> None:
    """Return cents (more than zero) that were committed and not used to their own line (co-financing keeps its funder).

    Freed money opens an exhausted line again. Raises ReleaseExceedsCommitment; nothing is changed.
    """
    _require_positive(cents)
    freed = session.scalars(
        update(FundingLine)
        .where(FundingLine.tenant_id == tenant_id, FundingLine.id == line_id, FundingLine.committed_cents >= cents)
        .values(
            committed_cents=FundingLine.committed_cents - cents,
            released_cents=FundingLine.released_cents + cents,
            exhausted_at=None,
        )
        .returning(FundingLine)
        .execution_options(populate_existing=True, synchronize_session=False)
    ).first()
    if freed is None or freed.committed_cents < _used(session, tenant_id, line_id):
        raise ReleaseExceedsCommitment()
    move = Move(line_id, Account.COMMITTED, Account.AVAILABLE, cents)
    grant = {"application_id": application_id, "voucher_id": voucher_id}
    post(session, tenant_id, EntryKind.COMMITMENT_RELEASE, [move], at=at, **grant)
    _announce(session, freed, "released", at=at, cents=cents)


def mark_exhausted(session: Session, line: FundingLine, *, at: datetime) -> None:
    """Note that a locked line could not pay the next in its order; told once until money returns."""
    if line.exhausted_at is None:
        line.exhausted_at = at
        _announce(session, line, "exhausted", at=at, cents=line.allocated_cents - line.committed_cents)


def _used(session: Session, tenant_id: int, line_id: UUID) -> int:
    wanted = scoped(FundingLineUsage, tenant_id).where(FundingLineUsage.line_id == line_id).with_for_update()
    usage = session.scalars(wanted.execution_options(populate_existing=True)).one()
    return usage.held_cents + usage.accrued_cents + usage.paid_cents + usage.recovered_cents


def _require_positive(cents: int) -> None:
    if cents <= 0:
        raise ValueError("an amount of money that moves is more than zero")


def _announce(session: Session, line: FundingLine, what: str, *, at: datetime, cents: int) -> None:
    data = {"call_id": str(line.call_id), "amount_cents": cents}
    outbox.emit(
        session,
        line.tenant_id,
        f"funding_line.{what}",
        "funding_line",
        line.id,
        at=at,
        data=data,
        funding_line_id=line.id,
    )
