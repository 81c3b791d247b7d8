"""A funder's position as it reads it (contract §1.4)."""

from typing import Literal
from uuid import UUID

from api.funding.queries import Position
from api.web.schemas import Cents, Instant, Output, Page, ShortText


class FunderKindRead(Output):
    """Who put up the money."""

    kind: Literal["municipality", "chamber", "other"]
    name: ShortText


class FundingLineRead(Output):
    """A funding line to the cent: ``available = allocated − committed``, ``committed ≥ held + accrued + paid``."""

    id: UUID
    call_id: UUID
    funder: FunderKindRead
    allocated_cents: Cents
    committed_cents: Cents
    held_cents: Cents
    accrued_cents: Cents
    paid_cents: Cents
    released_cents: Cents
    available_cents: Cents
    exhausted_at: Instant | None

    @classmethod
    def of(cls, position: Position) -> "FundingLineRead":
        """Show a position."""
        line = position.line
        funder = {"kind": line.funder_kind, "name": line.funder_name}
        figures = {name: getattr(position, name) for name in _FIGURES}
        return cls.model_validate({"id": line.id, "call_id": line.call_id, "funder": funder, **figures})


_FIGURES = (
    *("allocated_cents", "committed_cents", "held_cents", "accrued_cents", "paid_cents"),
    *("released_cents", "available_cents", "exhausted_at"),
)

FundingLinePage = Page[FundingLineRead]
