"""Read what a batch needs: first lock its vouchers (in the order of their ids), then read everything else.

What is read after the lock is what is true until the commit; nothing is decided on what was read before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection, AsyncCursor

from api.core.clock import Clock, wall_seconds
from api.core.ids import tenant_in
from api.redemptions import read_sql as sql
from api.redemptions.acts import Authorize, Job, Quote, Reply
from api.redemptions.book import Book, LineState, PresentationState, Prior, RedemptionState, Row
from api.redemptions.rules import VoucherFacts
from api.spaces import DeskKind, Opening, PriceVersion, Unit

Connection = AsyncConnection[dict[str, Any]]
Cursor = AsyncCursor[dict[str, Any]]
_VOUCHER = tuple(field.name for field in fields(VoucherFacts))
_REDEMPTION = tuple(field.name for field in fields(RedemptionState))


@dataclass(slots=True)
class Wanted:
    """What the jobs of a batch refer to."""

    asked: list[Quote | Authorize]
    redemptions: list[UUID]
    keyed: list[Job]
    horizon: datetime
    """Holds that end before it are read; the batch's own instant decides."""

    @classmethod
    def by(cls, jobs: Sequence[Job], clock: Clock) -> "Wanted":
        """Collect it."""
        asked = [job.act for job in jobs if isinstance(job.act, Quote | Authorize)]
        steps = {job.act.redemption_id for job in jobs if not isinstance(job.act, Quote | Authorize)}
        wall = datetime.fromtimestamp(wall_seconds(), UTC)
        keyed = [job for job in jobs if job.key is not None]
        return cls(asked, sorted(steps), keyed, clock.at(wall) + timedelta(minutes=5))

    @property
    def spaces(self) -> list[UUID]:
        """Return the spaces at which vouchers are shown."""
        return list({act.request.space_id for act in self.asked})

    def shown(self, *, charges_only: bool = False) -> dict[str, Any]:
        """Return the tokens with the places where they are shown."""
        shown = [act for act in self.asked if not charges_only or isinstance(act, Authorize)]
        return {
            "tokens": [act.token_hash for act in shown],
            "spaces": [act.request.space_id for act in shown],
            "kinds": [act.request.desk_kind for act in shown],
        }


async def lock_vouchers(connection: Connection, wanted: Wanted, clock: Clock) -> Book:
    """Open the door to the tenants of the batch, lock its vouchers, and begin a book at the transaction's instant."""
    tenants = sorted({tenant_in(row_id) for row_id in wanted.redemptions})
    charges = wanted.shown(charges_only=True)
    async with connection.pipeline():
        door = await connection.execute(sql.ENTER_TENANTS, {"tenants": tenants, "spaces": wanted.spaces})
        if charges["tokens"]:
            await connection.execute(sql.LOCK_PLACES, charges)
        locked = await connection.execute(sql.LOCK_VOUCHERS, {**wanted.shown(), "redemptions": wanted.redemptions})
    (opened,) = await door.fetchall()
    book = Book(now=clock.at(opened["now"]))
    async for row in locked:
        book.vouchers[row["id"]] = VoucherFacts(*map(row.__getitem__, _VOUCHER))
    return book


async def read_book(connection: Connection, wanted: Wanted, book: Book) -> None:
    """Read the rest under the locks, in one round trip."""
    vouchers = list(book.vouchers.values())
    mine = {"vouchers": [voucher.id for voucher in vouchers]}
    steps = {"redemptions": wanted.redemptions}
    async with connection.pipeline():
        found = {
            "tokens": await connection.execute(sql.PRESENTATIONS, wanted.shown()),
            "lines": await connection.execute(sql.LINES, mine),
            "redemptions": await connection.execute(sql.REDEMPTIONS, {**mine, **steps, "horizon": wanted.horizon}),
            "standings": await connection.execute(sql.ACCREDITATIONS, {**steps, "spaces": wanted.spaces}),
        }
        if wanted.keyed:
            found["keys"] = await connection.execute(sql.KEYS, _keys(wanted.keyed))
        references = _references(wanted)
        if references["callers"]:
            found["references"] = await connection.execute(sql.REFERENCES, references)
        await _read_rest(connection, wanted, mine, vouchers, found)
    rows = {name: await cursor.fetchall() for name, cursor in found.items()}
    _fill(book, rows)
    _fill_rest(book, rows)


def _keys(keyed: Iterable[Job]) -> dict[str, Any]:
    found = [(job.by.actor_id, job.key.route, job.key.key) for job in keyed if job.by and job.key]
    callers, routes, keys = zip(*found, strict=True)
    return {"callers": list(callers), "routes": list(routes), "keys": list(keys)}


def _references(wanted: Wanted) -> dict[str, Any]:
    pairs = [
        (job.by.actor_id, job.act.external_reference)
        for job in wanted.keyed
        if job.by and isinstance(job.act, Authorize)
    ]
    return {"callers": [caller for caller, _ in pairs], "references": [reference for _, reference in pairs]}


async def _read_rest(
    connection: Connection,
    wanted: Wanted,
    mine: dict[str, Any],
    vouchers: Sequence[VoucherFacts],
    found: dict[str, Cursor],
) -> None:
    """Read what only strict or capped vouchers ask for."""
    if any(voucher.monthly_cap_cents is not None for voucher in vouchers):
        found["months"] = await connection.execute(sql.MONTHS, mine)
    if wanted.asked and any(voucher.strict for voucher in vouchers):
        spaces = {"spaces": wanted.spaces}
        since = min(act.request.starts_on for act in wanted.asked)
        found["prices"] = await connection.execute(sql.PRICES, spaces)
        found["hours"] = await connection.execute(sql.HOURS, spaces)
        found["desks"] = await connection.execute(sql.DESKS, spaces)
        found["voucher_uses"] = await connection.execute(sql.VOUCHER_USES, mine)
        found["space_uses"] = await connection.execute(sql.SPACE_USES, {**spaces, "since": since})


def _fill(book: Book, rows: Mapping[str, Sequence[Row]]) -> None:
    for row in rows.get("keys", ()):
        reply = Reply(row["status"], row["headers"] or {}, row["body"], replayed=True)
        book.prior[row["caller_id"], row["route"], row["key"]] = Prior(row["fingerprint"], reply)
    for row in rows["tokens"]:
        token_hash = row.pop("token_hash")
        book.presentations[row["tenant_id"], token_hash] = PresentationState(**row)
    for row in rows["lines"]:
        line = LineState(row["line_id"], row["granted_cents"] - row["released_cents"], row["used_cents"])
        book.lines.setdefault(row["voucher_id"], []).append(line)
    for row in rows["redemptions"]:
        row["line_shares"] = {UUID(line): cents for line, cents in row["line_shares"].items()}
        redemption = RedemptionState(*map(row.__getitem__, _REDEMPTION))
        book.redemptions[redemption.id] = redemption
        book.holds[redemption.voucher_id].append(redemption)
    for row in rows["standings"]:
        book.accreditations.setdefault(row["space_id"], {})[row["tenant_id"]] = row["status"]
    for row in rows.get("references", ()):
        book.references[row["caller_id"], row["external_reference"]] = (row["id"], row["authorized_at"])


def _fill_rest(book: Book, rows: Mapping[str, Sequence[Row]]) -> None:
    for row in rows.get("months", ()):
        book.months[row["voucher_id"], row["month"]] = row["used_cents"]
    for row in rows.get("prices", ()):
        version = PriceVersion(DeskKind(row["desk_kind"]), Unit(row["unit"]), row["valid_from"], row["price_cents"])
        book.prices.setdefault(row["space_id"], []).append(version)
    for row in rows.get("hours", ()):
        book.hours.setdefault(row["space_id"], []).append(Opening(row["day"], row["opens"], row["closes"]))
    for row in rows.get("desks", ()):
        book.desks[row["space_id"], row["desk_kind"]] = row["quantity"]
    for row in rows.get("voucher_uses", ()):
        book.voucher_uses[row["voucher_id"]][row["id"]] = (row["starts_on"], row["ends_on"])
    for row in rows.get("space_uses", ()):
        book.space_uses[row["space_id"], row["desk_kind"]][row["id"]] = (row["starts_on"], row["ends_on"])
