"""Writes the lines of a draft, and allocates them at its publication."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.core.ids import uuid7
from api.core.ledger import Account, EntryKind, Move, post
from api.funding.models import FundingLine, FundingLineUsage
from api.funding.queries import lock_lines


def plan_lines(session: Session, tenant_id: int, call_id: UUID, planned: Iterable[Mapping[str, Any]]) -> None:
    """Replace the lines of a draft by these (members of ``FundingLineDraft``); their order is the order of use."""
    session.execute(delete(FundingLine).where(FundingLine.tenant_id == tenant_id, FundingLine.call_id == call_id))
    for position, line in enumerate(planned, start=1):
        session.add(
            FundingLine(
                tenant_id=tenant_id,
                id=uuid7(tenant_id),
                call_id=call_id,
                position=position,
                funder_kind=line["funder_kind"],
                funder_name=line["funder_name"],
                chamber_id=UUID(str(line["chamber_id"])) if line["chamber_id"] else None,
                eligibility=line["eligibility"],
                planned_cents=line["planned_cents"],
                allocated_cents=0,
                committed_cents=0,
                released_cents=0,
            )
        )


def allocate_lines(session: Session, tenant_id: int, call_id: UUID, *, at: datetime) -> list[FundingLine]:
    """Put the planned money of every line of a call at its disposal; the lines become public with their call."""
    lines = lock_lines(session, tenant_id, call_id)
    for line in lines:
        line.published_at = at
        session.add(
            FundingLineUsage(
                tenant_id=tenant_id, line_id=line.id, held_cents=0, accrued_cents=0, paid_cents=0, recovered_cents=0
            )
        )
        allocate_funds(session, line, line.planned_cents, at=at)
    return lines


def allocate_funds(session: Session, line: FundingLine, cents: int, *, at: datetime) -> None:
    """Add a funder's money to a line that is locked: at publication, and when a funder adds to it later."""
    post(
        session,
        line.tenant_id,
        EntryKind.ALLOCATION,
        [Move(line.id, Account.FUNDING, Account.AVAILABLE, cents)],
        at=at,
    )
    line.allocated_cents += cents
