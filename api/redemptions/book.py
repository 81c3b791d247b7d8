"""The state that a batch works on: read once under lock, changed in memory item by item, written once.

Because each item sees what the items before it did, one voucher may appear many times in a batch.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.core.ids import uuid7
from api.core.ledger import Account, EntryKind, Move, entries_of
from api.core.principal import Principal
from api.redemptions.acts import Reply, first_of_month, instant
from api.redemptions.rules import LIVE, RedemptionStatus, VoucherFacts
from api.spaces import Opening, PriceVersion

Row = dict[str, Any]
Period = tuple[date, date]


@dataclass(slots=True)
class PresentationState:
    """A presentation; ``spent_at`` is set as soon as an item of the batch spends it."""

    tenant_id: int
    id: UUID
    voucher_id: UUID
    space_id: UUID | None
    expires_at: datetime
    spent_at: datetime | None
    reusable: bool
    test_refusal: str | None


@dataclass(slots=True)
class RedemptionState:
    """A redemption with all its columns."""

    tenant_id: int
    id: UUID
    voucher_id: UUID
    space_id: UUID
    caller_kind: str
    caller_id: UUID
    desk_kind: str
    price_cents: int
    voucher_share_cents: int
    coworker_share_cents: int
    reversed_cents: int
    line_shares: dict[UUID, int]
    status: str
    starts_on: date
    ends_on: date
    external_reference: str
    authorized_at: datetime
    captured_at: datetime | None
    expires_at: datetime | None
    ended_at: datetime | None
    claimed_at: datetime | None
    cup: str | None

    def hold_ended(self, now: datetime) -> bool:
        """Tell whether it is a hold whose time is over."""
        return self.status == RedemptionStatus.AUTHORIZED and self.expires_at is not None and now >= self.expires_at

    def settled_since(self) -> dict[str, str | None]:
        """Return, for a refusal, since when it has been captured, released or expired; nothing for an open hold."""
        moment = self.captured_at or self.ended_at
        return {} if moment is None else {"since": instant(moment)}


@dataclass(slots=True)
class LineState:
    """A funding line's part of a voucher."""

    line_id: UUID
    granted_cents: int
    used_cents: int


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known of an idempotency key."""

    fingerprint: bytes
    reply: Reply


@dataclass(slots=True)
class Writes:
    """Rows to write at the end of the batch."""

    vouchers: set[UUID] = field(default_factory=set)
    created: dict[UUID, RedemptionState] = field(default_factory=dict)
    changed: dict[UUID, RedemptionState] = field(default_factory=dict)
    spent: dict[UUID, Row] = field(default_factory=dict)
    months: defaultdict[tuple[int, UUID, date], int] = field(default_factory=lambda: defaultdict(int))
    usage: defaultdict[tuple[int, UUID], list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    reversals: list[Row] = field(default_factory=list)
    transactions: list[Row] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    audits: list[Row] = field(default_factory=list)
    keys: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Book:
    """See the module's docstring. ``now`` is the transaction's instant by the injected clock."""

    now: datetime
    vouchers: dict[UUID, VoucherFacts] = field(default_factory=dict)
    lines: dict[UUID, list[LineState]] = field(default_factory=dict)
    presentations: dict[tuple[int, bytes], PresentationState] = field(default_factory=dict)
    redemptions: dict[UUID, RedemptionState] = field(default_factory=dict)
    holds: defaultdict[UUID, list[RedemptionState]] = field(default_factory=lambda: defaultdict(list))
    """Holds of each voucher that may be overdue."""
    accreditations: dict[UUID, dict[int, str]] = field(default_factory=dict)
    prior: dict[tuple[UUID, str, str], Prior] = field(default_factory=dict)
    references: dict[tuple[UUID, str], tuple[UUID, datetime]] = field(default_factory=dict)
    months: defaultdict[tuple[UUID, date], int] = field(default_factory=lambda: defaultdict(int))
    prices: dict[UUID, list[PriceVersion]] = field(default_factory=dict)
    hours: dict[UUID, list[Opening]] = field(default_factory=dict)
    desks: dict[tuple[UUID, str], int] = field(default_factory=dict)
    voucher_uses: defaultdict[UUID, dict[UUID, Period]] = field(default_factory=lambda: defaultdict(dict))
    space_uses: defaultdict[tuple[UUID, str], dict[UUID, Period]] = field(default_factory=lambda: defaultdict(dict))
    writes: Writes = field(default_factory=Writes)

    def accreditation(self, tenant_id: int, space_id: UUID) -> str | None:
        """Return a space's standing in a municipality's list, None where it was never in it."""
        return self.accreditations.get(space_id, {}).get(tenant_id)

    def post(self, redemption: RedemptionState, kind: EntryKind, moves: list[Move]) -> None:
        """Write a ledger transaction, and keep the voucher, its lines and the lines' counters equal to it."""
        entries = entries_of(moves)
        if not entries:
            return
        transaction_id = uuid7(redemption.tenant_id)
        self.writes.transactions.append(
            {
                "tenant_id": redemption.tenant_id,
                "id": transaction_id,
                "kind": kind.value,
                "voucher_id": redemption.voucher_id,
                "redemption_id": redemption.id,
            }
        )
        for number, (line_id, account, cents) in enumerate(entries):
            self.writes.entries.append(
                {
                    "tenant_id": redemption.tenant_id,
                    "transaction_id": transaction_id,
                    "line": number,
                    "funding_line_id": line_id,
                    "account": account,
                    "amount_cents": cents,
                }
            )
            self._count(redemption, line_id, account, cents)

    def _count(self, redemption: RedemptionState, line_id: UUID, account: str, cents: int) -> None:
        if account == Account.COMMITTED:
            line = next(line for line in self.lines[redemption.voucher_id] if line.line_id == line_id)
            line.used_cents -= cents
            self._count_month(redemption, -cents)
        else:
            self.writes.usage[redemption.tenant_id, line_id][account == Account.ACCRUED] += cents
        self.writes.vouchers.add(redemption.voucher_id)

    def _count_month(self, redemption: RedemptionState, cents: int) -> None:
        if self.vouchers[redemption.voucher_id].monthly_cap_cents is None:
            return
        month = first_of_month(redemption.starts_on)
        self.months[redemption.voucher_id, month] += cents
        self.writes.months[redemption.tenant_id, redemption.voucher_id, month] += cents

    def add(self, redemption: RedemptionState) -> None:
        """Note a new redemption; its reference is taken from here on."""
        self.writes.created[redemption.id] = self.redemptions[redemption.id] = redemption
        self.references[redemption.caller_id, redemption.external_reference] = (redemption.id, self.now)
        self.keep(redemption)

    def keep(self, redemption: RedemptionState) -> None:
        """Note that a redemption changed, and whether it still takes up a desk."""
        if redemption.id not in self.writes.created:
            self.writes.changed[redemption.id] = redemption
        uses = self.voucher_uses[redemption.voucher_id], self.space_uses[redemption.space_id, redemption.desk_kind]
        for periods in uses:
            if redemption.status in LIVE:
                periods[redemption.id] = (redemption.starts_on, redemption.ends_on)
            else:
                periods.pop(redemption.id, None)

    def record(self, redemption: RedemptionState, by: Principal | None, fact: str, data: Mapping[str, Any]) -> None:
        """Emit the event of a fact and its audit record."""
        common = {"tenant_id": redemption.tenant_id, "resource_id": redemption.id}
        details = {
            "status": redemption.status,
            "space_id": str(redemption.space_id),
            "external_reference": redemption.external_reference,
            "voucher_share_cents": redemption.voucher_share_cents,
            "reversed_cents": redemption.reversed_cents,
            **data,
        }
        self.writes.events.append(
            {
                **common,
                "id": uuid7(redemption.tenant_id),
                "type": f"redemption.{fact}",
                "space_id": redemption.space_id,
                "person_id": self.vouchers[redemption.voucher_id].person_id,
                "data": details,
            }
        )
        self.writes.audits.append(
            {
                **common,
                "id": uuid7(redemption.tenant_id),
                "actor_kind": by.actor_kind if by else "system",
                "actor_id": by.actor_id if by else None,
                "action": f"redemption.{fact}",
                "data": {**details, "voucher_id": str(redemption.voucher_id)},
            }
        )
