"""Write what a batch changed: each table once, all statements in one round trip, the hot counters of the lines last."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from psycopg import AsyncConnection
from pydantic_core import to_json

from api.redemptions import write_sql as sql
from api.redemptions.book import Book, RedemptionState, Row

_REDEMPTION = tuple(field.name for field in fields(RedemptionState))


async def write_book(connection: AsyncConnection[dict[str, Any]], book: Book) -> None:
    """Send all writes; the caller commits."""
    writes = book.writes
    if not (writes.keys or writes.events):  # quotes alone
        return
    balances: dict[str, Iterable[Row]] = {
        "vouchers": _vouchers(book),
        "lines": _lines(book),
        "months": _months(book),
        "spent": writes.spent.values(),
        "created": map(_redemption, writes.created.values()),
        "changed": map(_redemption, writes.changed.values()),
    }
    history: dict[str, Iterable[Row]] = {
        "reversals": writes.reversals,
        "transactions": writes.transactions,
        "entries": writes.entries,
        "events": writes.events,
        "audits": writes.audits,
        "keys": writes.keys,
    }
    ids = {
        "voucher_ids": list(writes.vouchers),
        "spent_ids": list(writes.spent),
        "changed_ids": list(writes.changed),
    }
    await connection.execute(sql.WRITE_BALANCES, {**_documents(balances), **ids, "now": book.now})
    await connection.execute(sql.WRITE_HISTORY, {**_documents(history), "now": book.now})
    if usage := list(_usage(book)):
        line_ids = [row["line_id"] for row in usage]
        await connection.execute(sql.UPDATE_USAGE, {"usage": _document(usage), "line_ids": line_ids})


def _documents(rows: Mapping[str, Iterable[Row]]) -> dict[str, str]:
    return {name: _document(found) for name, found in rows.items()}


def _document(rows: Iterable[Row]) -> str:
    return to_json(list(rows)).decode()


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
    return {name: getattr(redemption, name) for name in _REDEMPTION}


def _usage(book: Book) -> Iterable[Row]:
    for (tenant_id, line_id), (held, accrued) in book.writes.usage.items():
        if held or accrued:
            yield {"tenant_id": tenant_id, "line_id": line_id, "held_cents": held, "accrued_cents": accrued}
