"""What a batch of submissions needs to know, read in one pipeline after its drafts are locked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from psycopg import AsyncConnection

from api.applications import submission_sql as sql
from api.applications.judgement import CallTerms, facts_of_space
from api.calls import CallWindow
from api.core.ids import tenant_in

Row = dict[str, Any]
Connection = AsyncConnection[Row]
_MOST_TERMS = 500
_terms: dict[tuple[UUID, str], "KnownCall"] = {}
"""Terms are frozen and hashed at the publication, so a process may keep them under their hash for ever."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One press of the button. ``fingerprint`` goes with ``key``."""

    application_id: UUID
    person_id: UUID
    route: str = ""
    key: str | None = None
    fingerprint: bytes = b""


@dataclass(frozen=True, slots=True)
class Draft:
    """A locked file."""

    tenant_id: int
    id: UUID
    call_id: UUID
    person_id: UUID
    status: str
    answers: dict[str, Any]
    protocol_number: str | None


@dataclass(frozen=True, slots=True)
class KnownCall:
    """A call's terms and what the filing needs besides."""

    terms: CallTerms
    zone: ZoneInfo
    office: str
    chamber_id: UUID | None
    lines: list[Row]


@dataclass(slots=True)
class Batch:
    """All that the rules of a batch look at."""

    drafts: dict[UUID, Draft]
    people: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    documents: dict[UUID, list[dict[str, Any]]] = field(default_factory=dict)
    windows: dict[UUID, CallWindow] = field(default_factory=dict)
    terms: dict[UUID, KnownCall] = field(default_factory=dict)
    spaces: dict[UUID, list[Row]] = field(default_factory=dict)
    keys: dict[tuple[UUID, str, str | None], Row] = field(default_factory=dict)

    def space_facts_of(self, draft: Draft) -> dict[str, Any] | None:
        """Return what is known of the space that a draft names."""
        rows = next((self.spaces[space_id] for space_id in _spaces_named(self, draft) if space_id in self.spaces), None)
        if rows is None:
            return None
        statuses = [row["status"] for row in rows if row["tenant_id"] == draft.tenant_id]
        return facts_of_space(statuses, rows[0]["desks_total"], accessible=rows[0]["accessible"])


async def load_batch(connection: Connection, jobs: Sequence[Submission]) -> Batch:
    """Lock the drafts, then read everything else: what rivals committed while we waited is seen."""
    ids = [job.application_id for job in jobs]
    where: dict[str, Any] = {"tenants": [tenant_in(id_) for id_ in ids], "ids": ids}
    locked = await (await connection.execute(sql.LOCK_FILES, where)).fetchall()
    batch = Batch({row["id"]: Draft(**row) for row in locked})
    calls = {draft.call_id: draft.tenant_id for draft in batch.drafts.values()}
    keyed = [job for job in jobs if job.key]
    where |= {
        "people": [draft.person_id for draft in batch.drafts.values()],
        "calls": list(calls),
        "call_tenants": list(calls.values()),
        "callers": [job.person_id for job in keyed],
        "routes": [job.route for job in keyed],
        "keys": [job.key for job in keyed],
    }
    people, documents, windows, keys = await _pipelined(
        connection, [sql.PEOPLE, sql.DOCUMENTS, sql.CALLS, sql.KEYS], where
    )
    batch.people = {row["id"]: _identity(row) for row in people}
    for row in documents:
        batch.documents.setdefault(row.pop("application_id"), []).append({**row, "id": str(row["id"])})
    batch.keys = {(row["caller_id"], row["route"], row["key"]): row for row in keys}
    batch.windows = {row["id"]: _window(row) for row in windows}
    batch.terms = await _terms_of(connection, windows)
    await _load_spaces(connection, batch)
    return batch


async def _pipelined(connection: Connection, statements: Sequence[str], where: Row) -> list[list[Row]]:
    async with connection.pipeline():
        cursors = [await connection.execute(statement, where) for statement in statements]
        return [await cursor.fetchall() for cursor in cursors]


async def _terms_of(connection: Connection, windows: Sequence[Row]) -> dict[UUID, KnownCall]:
    unknown = [row for row in windows if (row["id"], row["rules_sha256"]) not in _terms]
    if unknown:
        where = {"call_tenants": [row["tenant_id"] for row in unknown], "calls": [row["id"] for row in unknown]}
        for row in await (await connection.execute(sql.TERMS, where)).fetchall():
            if len(_terms) >= _MOST_TERMS:
                _terms.pop(next(iter(_terms)))
            _terms[row["id"], row["rules_sha256"]] = _known_call(row)
    return {row["id"]: _terms[row["id"], row["rules_sha256"]] for row in windows}


async def _load_spaces(connection: Connection, batch: Batch) -> None:
    named = {space_id for draft in batch.drafts.values() for space_id in _spaces_named(batch, draft)}
    if not named:
        return
    where = {"spaces": list(named), "tenants": [draft.tenant_id for draft in batch.drafts.values()]}
    for row in await (await connection.execute(sql.SPACES, where)).fetchall():
        batch.spaces.setdefault(row["id"], []).append(row)


def _spaces_named(batch: Batch, draft: Draft) -> list[UUID]:
    form = batch.terms[draft.call_id].terms.form
    return [UUID(draft.answers[f["code"]]) for f in form if f["type"] == "space" and draft.answers.get(f["code"])]


def _identity(row: Row) -> dict[str, Any]:
    born = row["birth_date"]
    return {**{name: row[name] for name in row if name != "id"}, "birth_date": born.isoformat() if born else None}


def _window(row: Row) -> CallWindow:
    return CallWindow(row["status"], row["opens_at"], row["closes_at"], row["resumes_at"], row["is_co_signed"])


def _known_call(row: Row) -> KnownCall:
    terms = CallTerms(
        tenant_id=row["tenant_id"],
        call_id=row["id"],
        kind=row["kind"],
        rules=row["rules"],
        form=row["form"],
        documents=row["documents_required"],
        voucher_terms=row["voucher_terms"],
        rules_sha256=row["rules_sha256"],
        time_zone=row["time_zone"],
        answer_days=row["answer_days"],
    )
    return KnownCall(terms, ZoneInfo(row["time_zone"]), row["slug"], row["chamber_id"], row["lines"])
