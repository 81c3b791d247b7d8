"""Write what a batch changed: each table once, all statements in one round trip, the hot counters of the lines last."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection

from api.redemptions import write_sql as sql
from api.redemptions.book import Book, RedemptionState, Row

_REDEMPTION = tuple(field.name for field in fields(RedemptionState))


async def write_book(connection: AsyncConnection[dict[str, Any]], book: Book) -> None:
    """Send all writes; the caller commits."""
    writes = book.writes
    batches: tuple[tuple[str, Iterable[Row]], ...] = (
        (sql.UPDATE_VOUCHERS, _vouchers(book)),
        (sql.UPDATE_LINES, _lines(book)),
        (sql.UPDATE_MONTHS, _months(book)),
        (sql.SPEND_PRESENTATIONS, writes.spent.values()),
        (sql.INSERT_REDEMPTIONS, map(_redemption, writes.created.values())),
        (sql.UPDATE_REDEMPTIONS, map(_redemption, writes.changed.values())),
        (sql.INSERT_REVERSALS, writes.reversals),
        (sql.INSERT_TRANSACTIONS, writes.transactions),
        (sql.INSERT_ENTRIES, writes.entries),
        (sql.INSERT_EVENTS, writes.events),
        (sql.INSERT_AUDITS, writes.audits),
        (sql.INSERT_KEYS, writes.keys),
        (sql.UPDATE_USAGE, _usage(book)),
    )
    for statement, rows in batches:
        document = _document(rows)
        if document != "[]":
            await connection.execute(statement, {"rows": document, "now": book.now})


def _document(rows: Iterable[Row]) -> str:
    return json.dumps(list(rows), separators=(",", ":"), default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes):
        return "\\x" + value.hex()
    raise TypeError(type(value).__name__)


def _vouchers(book: Book) -> Iterable[Row]:
    for voucher_id in sorted(book.writes.vouchers):
        voucher = book.vouchers[voucher_id]
        yield {
            "tenant_id": voucher.tenant_id,
            "id": voucher.id,
            "held_cents": voucher.held_cents,
            "captured_cents": voucher.captured_cents,
            "reversed_cents": voucher.reversed_cents,
        }


def _lines(book: Book) -> Iterable[Row]:
    for voucher_id in sorted(book.writes.vouchers):
        for line in book.lines[voucher_id]:
            yield {
                "tenant_id": book.vouchers[voucher_id].tenant_id,
                "voucher_id": voucher_id,
                "line_id": line.line_id,
                "used_cents": line.used_cents,
            }


def _months(book: Book) -> Iterable[Row]:
    for tenant_id, voucher_id, month in sorted(book.writes.months):
        used = book.months[voucher_id, month]
        yield {"tenant_id": tenant_id, "voucher_id": voucher_id, "month": month, "used_cents": used}


def _redemption(redemption: RedemptionState) -> Row:
    row = {name: getattr(redemption, name) for name in _REDEMPTION}
    row["line_shares"] = {str(line): cents for line, cents in redemption.line_shares.items()}
    return row


def _usage(book: Book) -> Iterable[Row]:
    for (tenant_id, line_id), (held, accrued) in book.writes.usage.items():
        if held or accrued:
            yield {"tenant_id": tenant_id, "line_id": line_id, "held_cents": held, "accrued_cents": accrued}
