"""Sixty people press at once: numbers without gaps, one chain of receipts, and a control of what the lock is for."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.applications.models import Application
from api.applications.receipt import first_broken
from api.applications.submission_data import Submission
from api.applications.submit_application import Filed, SubmissionDesk
from api.core.clock import DatabaseClock
from api.core.lane_database import LaneDatabase
from api.core.lanes import Lane
from api.core.tenancy import enter_tenants
from tests.applications.rivals import persistently
from tests.applications.test_submission import filed, receipts, submit
from tests.conftest import Tokens
from tests.factories.applications import Office, make_application
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database


class TestRivals:
    @pytest.fixture
    def drafts(self, session: Session, office: Office) -> list[Application]:
        """Sixty people who are ready to press."""
        rows = [make_application(session, office) for _ in range(60)]
        session.commit()
        return rows

    def test_sixty_at_once_get_the_numbers_from_1_to_60_and_one_chain(
        self, api: ApiClient, drafts: list[Application], tokens: Tokens, session: Session, office: Office
    ) -> None:
        with ThreadPoolExecutor(60) as rivals:
            answers = list(rivals.map(lambda row: persistently(lambda: submit(api, row, tokens)), drafts))
        assert {answer.status_code for answer in answers} == {201}
        rows = filed(session, office)
        assert [row.arrival_number for row in rows] == list(range(1, 61))
        assert len({row.protocol_number for row in rows}) == 60
        assert first_broken(receipts(rows), bytes.fromhex(office.call.rules_sha256 or "")) is None

    def test_two_processes_share_one_order(
        self, drafts: list[Application], session: Session, office: Office, database: Database, app: FastAPI
    ) -> None:
        """Two flushers of their own connections, as in two processes, press against each other in small batches."""

        async def race() -> list[Filed]:
            databases = [LaneDatabase(database.url, size=1) for _ in range(2)]
            desks = [SubmissionDesk(d, clock=DatabaseClock(), sign=app.state.tokens.sign_receipt) for d in databases]
            lanes = [Lane(desk.flush, conflict_key=lambda job: job.application_id, max_batch=5) for desk in desks]
            for opened, lane in zip(databases, lanes, strict=True):
                await opened.open()
                lane.start()
            jobs = [lanes[place % 2].do(Submission(row.id, row.person_id)) for place, row in enumerate(drafts)]
            answers = await asyncio.gather(*jobs)
            for opened, lane in zip(databases, lanes, strict=True):
                await lane.close()
                await opened.close()
            return answers

        assert len(asyncio.run(race())) == 60
        rows = filed(session, office)
        assert [row.arrival_number for row in rows] == list(range(1, 61))
        assert sorted(int(str(row.protocol_number).rpartition("/")[2]) for row in rows) == list(range(1, 61))
        assert first_broken(receipts(rows), bytes.fromhex(office.call.rules_sha256 or "")) is None

    def test_a_chain_with_two_receipts_swapped_is_broken(
        self, api: ApiClient, drafts: list[Application], tokens: Tokens, session: Session, office: Office
    ) -> None:
        for row in drafts[:3]:
            submit(api, row, tokens)
        first, second, third = receipts(filed(session, office))
        genesis = bytes.fromhex(office.call.rules_sha256 or "")
        assert first_broken([second, first, third], genesis) == 1
        assert first_broken([first, third], genesis) == 2

    def test_control_without_the_lock_numbers_collide(self, drafts: list[Application], database: Database) -> None:
        """What the counter is for: reading the highest number and adding one gives many the same."""
        tenant_id, call_id = drafts[0].tenant_id, drafts[0].call_id

        def naive(_: UUID) -> int:
            with Session(database.engine) as own:
                enter_tenants(own, [tenant_id])
                highest = select(text("coalesce(max(arrival_number), 0) + 1")).select_from(text("applications"))
                number = own.execute(highest.where(text("call_id = :call")), {"call": call_id}).scalar_one()
                own.execute(text("SELECT pg_sleep(0.05)"))
                return int(number)

        with ThreadPoolExecutor(20) as rivals:
            numbers = list(rivals.map(naive, [row.id for row in drafts[:40]]))
        assert len(set(numbers)) < 40

    def test_one_bad_file_among_many_fails_alone(
        self, api: ApiClient, drafts: list[Application], tokens: Tokens, session: Session, office: Office
    ) -> None:
        enter_tenants(session, [office.tenant_id])
        spoilt = drafts[7]
        session.execute(text("UPDATE applications SET answers = '{}' WHERE id = :id"), {"id": spoilt.id})
        session.commit()
        with ThreadPoolExecutor(30) as rivals:
            answers = dict(
                zip(drafts, rivals.map(lambda row: persistently(lambda: submit(api, row, tokens)), drafts), strict=True)
            )
        assert [row for row, answer in answers.items() if answer.status_code != 201] == [spoilt]
        assert [row.arrival_number for row in filed(session, office)] == list(range(1, 60))
