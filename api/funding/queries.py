"""Reads of funding lines with their use, and their locks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, or_
from sqlalchemy.orm import Session

from api.core.pagination import Page, PageRequest, paginate
from api.core.tenancy import enter_tenants, published, scoped
from api.funding.models import FundingLine, FundingLineUsage

FIGURES = ("held_cents", "accrued_cents", "paid_cents", "recovered_cents")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a line's money stands; every figure equals the ledger's."""

    line: FundingLine
    allocated_cents: int
    committed_cents: int
    held_cents: int
    accrued_cents: int
    paid_cents: int
    recovered_cents: int
    released_cents: int
    exhausted_at: datetime | None

    @property
    def available_cents(self) -> int:
        """Return what nobody was promised: ``allocated − committed`` (contract §1.4)."""
        return self.allocated_cents - self.committed_cents


def lock_lines(session: Session, tenant_id: int, call_id: UUID) -> list[FundingLine]:
    """Lock the lines of a call in the order of their ids and return them in their order of use (fresh figures).

    Lock order of the house: call, funding lines, application, voucher, redemption, usage.
    """
    wanted = scoped(FundingLine, tenant_id).where(FundingLine.call_id == call_id).order_by(FundingLine.id)
    rows = session.scalars(wanted.with_for_update().execution_options(populate_existing=True))
    return sorted(rows, key=lambda line: line.position)


def lines_of(session: Session, tenant_id: int, call_id: UUID) -> list[FundingLine]:
    """Return the lines of a call in their order of use."""
    wanted = scoped(FundingLine, tenant_id).where(FundingLine.call_id == call_id)
    return list(session.scalars(wanted.order_by(FundingLine.position)))


def lines_of_calls(session: Session, call_ids: Sequence[UUID]) -> dict[UUID, list[FundingLine]]:
    """Return the lines of several calls, of any tenant as far as the reader may see them."""
    found: dict[UUID, list[FundingLine]] = {call_id: [] for call_id in call_ids}
    wanted = published(FundingLine).where(FundingLine.call_id.in_(call_ids)).order_by(FundingLine.position)
    for line in session.scalars(wanted):
        found[line.call_id].append(line)
    return found


def positions(session: Session, tenant_id: int, call_id: UUID) -> list[Position]:
    """Return where each line of a call stands, in their order of use."""
    wanted = scoped(FundingLine, tenant_id).where(FundingLine.call_id == call_id)
    return _positions(session, wanted.order_by(FundingLine.position))


def position_of(session: Session, tenant_id: int, line_id: UUID) -> Position | None:
    """Return where a line stands."""
    found = _positions(session, scoped(FundingLine, tenant_id).where(FundingLine.id == line_id))
    return found[0] if found else None


def page_of_positions(
    session: Session, page: PageRequest, *, tenant_ids: Sequence[int], chamber_ids: Sequence[UUID], call_id: UUID | None
) -> Page[Position]:
    """Return the published lines of some offices and chambers: all of an office's, only its own for a chamber."""
    enter_tenants(session, tenant_ids)
    mine = or_(FundingLine.tenant_id.in_(tenant_ids), FundingLine.chamber_id.in_(chamber_ids))
    wanted = published(FundingLine).where(mine, FundingLine.published_at.is_not(None))
    if call_id is not None:
        wanted = wanted.where(FundingLine.call_id == call_id)
    found = paginate(session, wanted, [FundingLine.id], page)
    line_ids = [line.id for line in found.items]
    stands = _positions(session, published(FundingLine).where(FundingLine.id.in_(line_ids)).order_by(FundingLine.id))
    return Page(stands, found.next_cursor)


def _positions(session: Session, lines: Select[FundingLine]) -> list[Position]:
    # One statement: two would read two snapshots, and a hold between them would show more used than committed.
    same = and_(
        FundingLineUsage.tenant_id == FundingLine.tenant_id,
        FundingLineUsage.line_id == FundingLine.id,
    )
    joined = lines.outerjoin(FundingLineUsage, same).add_columns(FundingLineUsage)
    rows = session.execute(joined.execution_options(populate_existing=True))
    return [_position(line, usage) for line, usage in rows]


def _position(line: FundingLine, usage: FundingLineUsage | None) -> Position:
    figures = {name: getattr(usage, name) if usage else 0 for name in FIGURES}
    return Position(
        line=line,
        allocated_cents=line.allocated_cents,
        committed_cents=line.committed_cents,
        released_cents=line.released_cents,
        exhausted_at=line.exhausted_at,
        **figures,
    )
