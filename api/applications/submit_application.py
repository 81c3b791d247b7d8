"""Files applications: the lane of a click day, batch-shaped from the start.

One flush locks its drafts in the order of their ids, judges every item by the same pure rules that show the tasks, gives
arrival numbers in the order in which requests reached the queue, chains and signs the receipts, and commits once. Nobody
is answered before the commit. Refusals are not kept under their key: nothing was done, and a person who presses again
when the call has opened must not be told what was true before.
"""

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.applications import submission_sql as sql
from api.applications.errors import AlreadySubmitted, ApplicationIncomplete, CallNotOpen
from api.applications.judgement import declared_registration, facts_of, judge, pays
from api.applications.rule_refusal import rule_not_met
from api.applications.rules import ApplicationStatus
from api.applications.submission_data import Batch, Draft, Submission, load_batch
from api.applications.submission_writes import Filing, write_filings
from api.calls import CallStatus, CallWindow, status_at
from api.core.clock import Clock
from api.core.errors import DomainError, InvalidTransition, NotFound
from api.core.idempotency import IdempotencyInFlight, IdempotencyMismatch
from api.core.ids import tenant_in
from api.core.lane_database import LaneDatabase

Sign = Callable[[bytes], str]
FAULT_AFTER_COMMIT = "submission_after_commit"


@dataclass(frozen=True, slots=True)
class Filed:
    """The receipt, as the bytes of the answer."""

    body: bytes
    is_replay: bool


class SubmissionDesk:
    """Flushes batches of submissions; one per process."""

    def __init__(self, database: LaneDatabase, *, clock: Clock, sign: Sign, fault: str | None = None) -> None:
        self._database, self._clock, self._sign = database, clock, sign
        self._is_doomed = fault == FAULT_AFTER_COMMIT

    async def flush(self, jobs: Sequence[Submission]) -> list[Filed | Exception]:
        """File a batch: one transaction, one answer per job in order."""
        tenants = ",".join(str(tenant) for tenant in sorted({0, *(tenant_in(job.application_id) for job in jobs)}))
        async with self._database.transaction() as connection:
            (entered,) = await (await connection.execute(sql.ENTER, {"tenants": tenants})).fetchall()
            now = self._clock.at(entered["now"])
            batch = await load_batch(connection, jobs)
            answers: list[Filed | Exception | None] = [_known_answer(batch, job) for job in jobs]
            filings: dict[int, Filing] = {}
            for place, job in enumerate(jobs):
                if answers[place] is None:
                    try:
                        filings[place] = _gate(batch, batch.drafts[job.application_id], job, now)
                    except DomainError as refusal:  # each item is refused or filed on its own
                        answers[place] = refusal
            bodies = await write_filings(connection, list(filings.values()), now=now, sign=self._sign)
        if self._is_doomed and bodies:
            os.kill(os.getpid(), signal.SIGKILL)  # a proof of recovery asked for it; settings refuse it in production
        for place, body in zip(filings, bodies, strict=True):
            answers[place] = Filed(body, is_replay=False)
        return [answer for answer in answers if answer is not None]


def _known_answer(batch: Batch, job: Submission) -> Filed | Exception | None:
    """Return what is known before any rule: not theirs, filed before, or the first answer to the same key."""
    draft = batch.drafts.get(job.application_id)
    if draft is None or draft.person_id != job.person_id:
        return NotFound()
    kept = batch.keys.get((job.person_id, job.route, job.key)) if job.key else None
    if kept is not None:
        if kept["fingerprint"] != job.fingerprint:
            return IdempotencyMismatch()
        return IdempotencyInFlight() if kept["status"] is None else Filed(kept["body"], is_replay=True)
    if draft.protocol_number is not None:
        return AlreadySubmitted(extensions={"protocol_number": draft.protocol_number})
    if draft.status != ApplicationStatus.DRAFT:
        return InvalidTransition(extensions={"current_status": draft.status})
    return None


def _gate(batch: Batch, draft: Draft, job: Submission, now: datetime) -> Filing:
    """Let a complete application of an open call pass. Raises CallNotOpen, ApplicationIncomplete, RuleNotMet."""
    window, known = batch.windows[draft.call_id], batch.terms[draft.call_id]
    _ensure_open(window, now)
    terms = known.terms
    on = now.astimezone(known.zone).date()
    identity = batch.people[draft.person_id]
    facts = facts_of(terms, draft.answers, identity, of_space=batch.space_facts_of(draft), on=on)
    documents = batch.documents.get(draft.id, [])
    judgement = judge(terms, facts, draft.answers, [document["kind"] for document in documents], on=on)
    if judgement.missing:
        raise ApplicationIncomplete(extensions={"missing": list(judgement.missing)})
    if judgement.blocking:
        raise rule_not_met(judgement.blocking[0])
    requested = judgement.amount.grant_cents if judgement.amount else None
    return Filing(
        draft=draft,
        known=known,
        key=(job.route, job.key, job.fingerprint) if job.key else None,
        requested_cents=requested,
        declared=declared_registration(terms, facts) if known.chamber_id else None,
        eligible_line_ids=[line["id"] for line in known.lines if pays(line["eligibility"], facts, on=on)],
        filed={
            "call_id": str(draft.call_id),
            "rules_sha256": terms.rules_sha256,
            "identity": identity,
            "answers": {code: facts[code] for code in draft.answers if code in facts},
            "documents": documents,
            "requested_cents": requested,
        },
    )


def _ensure_open(window: CallWindow, now: datetime) -> None:
    status = status_at(window, now)
    if status is not CallStatus.OPEN:
        raise CallNotOpen(
            extensions={
                "call_status": status.value,
                "opens_at": _instant(window.opens_at),
                "closes_at": _instant(window.closes_at),
            }
        )


def _instant(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
