"""Writes a batch of filings: numbers, chained receipts, events, audit, keys; one statement each."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection

from api.applications import submission_sql as sql
from api.applications.receipt import Receipt, canonical, content_hash, next_receipt, signed_bytes
from api.applications.rules import protocol_number
from api.applications.submission_data import Draft, KnownCall
from api.core.idempotency import IdempotencyInFlight
from api.core.ids import uuid7

Connection = AsyncConnection[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Filing:
    """An application that passed the gate. ``declared`` is what the chamber is asked about."""

    draft: Draft
    known: KnownCall
    key: tuple[str, str, bytes] | None
    requested_cents: int | None
    declared: dict[str, Any] | None
    filed: dict[str, Any]
    eligible_line_ids: list[str]


@dataclass(frozen=True, slots=True)
class _Signed:
    filing: Filing
    receipt: Receipt
    signature: str

    @property
    def body(self) -> bytes:
        return canonical({**asdict(self.receipt), "signature": self.signature})


async def write_filings(
    connection: Connection, filings: Sequence[Filing], *, now: datetime, sign: Callable[[bytes], str]
) -> list[bytes]:
    """File what passed and return the answers, in the order given: that is the order of arrival."""
    if not filings:
        return []
    receipts = _receipts(
        filings, await _locked_intake(connection, filings), await _protocol_numbers(connection, filings, now), now
    )
    signed = [
        _Signed(filing, receipt, sign(signed_bytes(receipt))) for filing, receipt in zip(filings, receipts, strict=True)
    ]
    answers = [entry.body for entry in signed]
    async with connection.pipeline():
        for statement, rows in _rows(signed, now).items():
            if rows:
                await connection.execute(statement, {"rows": _json(rows)})
        kept = await connection.execute(sql.KEEP_KEYS, {"rows": _json(_keys(signed, answers, now))})
    if kept.rowcount != sum(filing.key is not None for filing in filings):
        raise IdempotencyInFlight()  # a rival used the key for another file in this very moment
    return answers


async def _locked_intake(connection: Connection, filings: Sequence[Filing]) -> dict[UUID, dict[str, Any]]:
    calls = {filing.draft.call_id: filing.draft.tenant_id for filing in filings}
    where = {"tenants": list(calls.values()), "calls": list(calls)}
    return {row["call_id"]: row for row in await (await connection.execute(sql.LOCK_INTAKE, where)).fetchall()}


async def _protocol_numbers(
    connection: Connection, filings: Sequence[Filing], now: datetime
) -> dict[tuple[int, int], int]:
    """Take as many numbers of each register as are needed and return the first of each."""
    counts: dict[tuple[int, int], int] = {}
    for filing in filings:
        register = _register(filing, now)
        counts[register] = counts.get(register, 0) + 1
    wanted = [{"tenant_id": tenant, "year": year, "count": count} for (tenant, year), count in counts.items()]
    taken = await (await connection.execute(sql.TAKE_NUMBERS, {"rows": _json(wanted)})).fetchall()
    last = {(row["tenant_id"], row["year"]): row["last_number"] for row in taken}
    return {register: last[register] - count + 1 for register, count in counts.items()}


def _receipts(
    filings: Sequence[Filing], intake: dict[UUID, dict[str, Any]], numbers: dict[tuple[int, int], int], now: datetime
) -> list[Receipt]:
    receipts = []
    for filing in filings:
        counter, register = intake[filing.draft.call_id], _register(filing, now)
        counter["last_arrival"] += 1
        receipt = next_receipt(
            counter["chain_hash"],
            application_id=filing.draft.id,
            call_id=filing.draft.call_id,
            protocol_number=protocol_number(
                filing.known.office, now.astimezone(filing.known.zone).date(), numbers[register]
            ),
            arrival_number=counter["last_arrival"],
            received_at=now,
            content_sha256=content_hash(filing.filed),
        )
        numbers[register] += 1
        counter["chain_hash"] = bytes.fromhex(receipt.chain_hash)
        receipts.append(receipt)
    return receipts


def _rows(signed: Sequence[_Signed], now: datetime) -> dict[str, list[dict[str, Any]]]:
    last = [
        list(group)[-1] for _, group in groupby(sorted(signed, key=_by_call), key=lambda entry: entry.receipt.call_id)
    ]
    happened = [_event(entry, now) for entry in signed]
    return {
        sql.FILE: [_file(entry) for entry in signed],
        sql.ADVANCE_INTAKE: [
            {
                "tenant_id": entry.filing.draft.tenant_id,
                "call_id": entry.receipt.call_id,
                "last_arrival": entry.receipt.arrival_number,
                "chain_hash": entry.receipt.chain_hash,
            }
            for entry in last
        ],
        sql.EMIT: happened,
        sql.AUDIT: [{**event, "id": uuid7(event["tenant_id"])} for event in happened],
        sql.ASK_CHAMBERS: [_check(entry, now) for entry in signed if entry.filing.declared is not None],
    }


def _by_call(entry: _Signed) -> tuple[UUID, int]:
    return entry.receipt.call_id, entry.receipt.arrival_number


def _file(entry: _Signed) -> dict[str, Any]:
    filing, receipt = entry.filing, asdict(entry.receipt)
    return {
        **{name: value for name, value in receipt.items() if name not in {"application_id", "call_id"}},
        "tenant_id": filing.draft.tenant_id,
        "id": filing.draft.id,
        "filed": filing.filed,
        "signature": entry.signature,
        "requested_cents": filing.requested_cents,
        "eligible_line_ids": filing.eligible_line_ids,
    }


def _event(entry: _Signed, now: datetime) -> dict[str, Any]:
    draft, receipt = entry.filing.draft, entry.receipt
    data = {
        "call_id": draft.call_id,
        "protocol_number": receipt.protocol_number,
        "arrival_number": receipt.arrival_number,
        "content_sha256": receipt.content_sha256,
    }
    return {
        "tenant_id": draft.tenant_id,
        "id": uuid7(draft.tenant_id),
        "occurred_at": now,
        "resource_id": draft.id,
        "person_id": draft.person_id,
        "data": data,
    }


def _check(entry: _Signed, now: datetime) -> dict[str, Any]:
    draft = entry.filing.draft
    return {
        "tenant_id": draft.tenant_id,
        "id": uuid7(draft.tenant_id),
        "application_id": draft.id,
        "chamber_id": entry.filing.known.chamber_id,
        "declared": entry.filing.declared,
        "requested_at": now,
    }


def _keys(signed: Sequence[_Signed], answers: Sequence[bytes], now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "caller_id": entry.filing.draft.person_id,
            "route": entry.filing.key[0],
            "key": entry.filing.key[1],
            "fingerprint": entry.filing.key[2].hex(),
            "headers": {"content-type": "application/json"},
            "body": body.hex(),
            "created_at": now,
        }
        for entry, body in zip(signed, answers, strict=True)
        if entry.filing.key is not None
    ]


def _register(filing: Filing, now: datetime) -> tuple[int, int]:
    return filing.draft.tenant_id, now.astimezone(filing.known.zone).year


def _json(rows: Sequence[dict[str, Any]]) -> str:
    return canonical(rows).decode()
