"""Money in the order of arrival: nobody overtakes, no line is overspent, what returns goes to who waits."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.applications import award_queue
from api.applications.models import Application
from api.core.ledger import Account, balances, trial_balance
from api.core.tenancy import enter_tenants, scoped
from api.funding import FundingLine, release_funds
from tests.applications.rivals import persistently
from tests.applications.test_review import ADMIT, REFUSE, Steps
from tests.conftest import Tokens
from tests.factories.applications import Office, enterprise_answers, make_filed, make_office, make_under_review
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def poor(session: Session) -> Office:
    """An office whose Comune can pay two vouchers of 400 € and whose Chamber can pay one."""
    made = make_office(session, municipality_cents=80_000, chamber_cents=40_000)
    session.commit()
    return made


def line_of(session: Session, office: Office, kind: str) -> FundingLine:
    session.rollback()
    session.expire_all()
    enter_tenants(session, [office.tenant_id])
    return session.scalars(scoped(FundingLine, office.tenant_id).where(FundingLine.funder_kind == kind)).one()


def statuses(session: Session, office: Office) -> dict[int, str]:
    session.rollback()
    session.expire_all()
    enter_tenants(session, [office.tenant_id])
    rows = session.scalars(scoped(Application, office.tenant_id).where(Application.arrival_number.is_not(None)))
    return {row.arrival_number: row.status for row in rows if row.arrival_number}


def admit(api: ApiClient, tokens: Tokens, office: Office, row: Application, outcome: str = "admitted") -> Any:
    steps = Steps(api, tokens, office, row)
    steps.propose(ADMIT if outcome == "admitted" else REFUSE)
    answer = steps.decide(outcome)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_an_award_commits_the_line_and_its_ledger(
    api: ApiClient, tokens: Tokens, session: Session, poor: Office
) -> None:
    row = make_under_review(session, poor, 1)
    session.commit()
    award = admit(api, tokens, poor, row)["award"]
    assert (award["amount_cents"], award["funder_name"]) == (40_000, "Comune di Milano")
    line = line_of(session, poor, "municipality")
    assert line.committed_cents == 40_000
    assert balances(session, poor.tenant_id)[line.id, Account.COMMITTED] == 40_000
    assert trial_balance(session, poor.tenant_id) == 0


def test_a_later_file_waits_for_an_earlier_undecided_one(
    api: ApiClient, tokens: Tokens, session: Session, poor: Office
) -> None:
    first = make_under_review(session, poor, 1, requested_cents=80_000)
    second = make_under_review(session, poor, 2)
    session.commit()
    assert admit(api, tokens, poor, second)["status"] == "admitted"
    assert admit(api, tokens, poor, first)["status"] == "awarded"
    assert statuses(session, poor) == {1: "awarded", 2: "waitlisted"}


def test_the_refusal_of_the_earlier_one_pays_the_later(
    api: ApiClient, tokens: Tokens, session: Session, poor: Office
) -> None:
    first = make_under_review(session, poor, 1, requested_cents=80_000)
    second = make_under_review(session, poor, 2)
    session.commit()
    admit(api, tokens, poor, second)
    admit(api, tokens, poor, first, "refused")
    assert statuses(session, poor) == {1: "refused", 2: "awarded"}


def test_the_comune_runs_out_and_an_enterprise_is_paid_by_the_chamber(
    api: ApiClient, tokens: Tokens, session: Session, poor: Office
) -> None:
    rows = [make_under_review(session, poor, arrival) for arrival in (1, 2, 3)]
    firm = make_under_review(session, poor, 4, answers=enterprise_answers(poor.space.id))
    session.commit()
    shown = [admit(api, tokens, poor, row) for row in rows][-1]
    assert (shown["status"], shown["waiting"]["reason"], shown["waiting"]["position"]) == (
        "waitlisted",
        "funds_exhausted",
        1,
    )
    assert shown["waiting"]["funder_names"] == ["Comune di Milano"]
    assert admit(api, tokens, poor, firm)["award"]["funder_name"] == "Camera di commercio di Milano"
    assert line_of(session, poor, "municipality").exhausted_at is not None


def test_money_that_returns_moves_the_waiting_list_in_order(session: Session, poor: Office) -> None:
    awarded = make_filed(session, poor, 1, status="submitted")
    for arrival in (2, 3, 4):
        make_filed(session, poor, arrival, status="submitted")
    enter_tenants(session, [poor.tenant_id])
    session.execute(update(Application).where(Application.tenant_id == poor.tenant_id).values(status="admitted"))
    session.expire_all()
    award_queue(session, poor.tenant_id, poor.call.id, None, NOW)
    session.commit()
    assert statuses(session, poor) == {1: "awarded", 2: "awarded", 3: "waitlisted", 4: "waitlisted"}
    line = line_of(session, poor, "municipality")
    release_funds(session, poor.tenant_id, line.id, 40_000, at=NOW, application_id=awarded.id)
    changed = award_queue(session, poor.tenant_id, poor.call.id, None, NOW)
    session.commit()
    assert [row.arrival_number for row in changed] == [3]
    assert statuses(session, poor) == {1: "awarded", 2: "awarded", 3: "awarded", 4: "waitlisted"}


def test_who_waits_behind_a_withdrawal_moves_up(api: ApiClient, tokens: Tokens, session: Session, poor: Office) -> None:
    sizes = {1: 60_000, 2: 40_000, 3: 20_000}
    rows = [make_under_review(session, poor, n, requested_cents=cents) for n, cents in sizes.items()]
    session.commit()
    for row in rows:
        admit(api, tokens, poor, row)
    assert statuses(session, poor) == {1: "awarded", 2: "waitlisted", 3: "waitlisted"}
    api.post(f"/v1/applications/{rows[1].id}/withdrawal", token=tokens.person(rows[1].person_id), json={})
    assert statuses(session, poor) == {1: "awarded", 2: "withdrawn", 3: "awarded"}


def test_the_officer_sees_which_line_would_pay(api: ApiClient, tokens: Tokens, session: Session, poor: Office) -> None:
    make_under_review(session, poor, 1, requested_cents=60_000)
    firm = make_under_review(session, poor, 2, answers=enterprise_answers(poor.space.id))
    session.commit()
    review = api.get(f"/v1/applications/{firm.id}/review", token=tokens.person(poor.officer.id)).json()
    assert [(line["funder_name"], line["would_pay"]) for line in review["lines"]] == [
        ("Comune di Milano", False),
        ("Camera di commercio di Milano", True),
    ]
    assert review["ahead_undecided"] == 1


@pytest.mark.slow
class TestRivals:
    """Forty decisions at once on money for twelve."""

    PAYABLE = 12

    @pytest.fixture
    def crowd(self, session: Session) -> tuple[Office, list[Application]]:
        """Forty files, each with a proposal to admit; the Comune can pay twelve of them, the Chamber nobody."""
        office = make_office(session, municipality_cents=self.PAYABLE * 40_000 + 39_999, chamber_cents=1)
        rows = [make_under_review(session, office, arrival) for arrival in range(1, 41)]
        session.commit()
        return office, rows

    def test_exactly_those_who_came_first_are_paid(
        self, api: ApiClient, tokens: Tokens, session: Session, crowd: tuple[Office, list[Application]]
    ) -> None:
        office, rows = crowd
        steps = [Steps(api, tokens, office, row) for row in rows]
        for step in steps:
            assert step.propose(ADMIT).status_code == 200
        with ThreadPoolExecutor(20) as rivals:
            answers = list(rivals.map(lambda step: persistently(lambda: step.decide("admitted")), reversed(steps)))
        assert {answer.status_code for answer in answers} == {200}
        assert {n for n, status in statuses(session, office).items() if status == "awarded"} == set(
            range(1, self.PAYABLE + 1)
        )
        line = line_of(session, office, "municipality")
        assert line.committed_cents == self.PAYABLE * 40_000
        assert balances(session, office.tenant_id)[line.id, Account.COMMITTED] == line.committed_cents
        assert trial_balance(session, office.tenant_id) == 0

    def test_control_a_check_before_the_act_overspends(
        self, crowd: tuple[Office, list[Application]], database: Database, session: Session
    ) -> None:
        """What the locks are for: forty who look first and write later promise more than there is."""
        office, rows = crowd
        left = self.PAYABLE * 40_000
        promised: list[int] = []

        def naive(_: Application) -> None:
            with Session(database.engine) as own:
                enter_tenants(own, [office.tenant_id])
                line = own.scalars(
                    scoped(FundingLine, office.tenant_id).where(FundingLine.funder_kind == "municipality")
                ).one()
                seen = line.committed_cents + 40_000 * len(promised)
                own.connection().exec_driver_sql("SELECT pg_sleep(0.05)")
                if seen + 40_000 <= left:
                    promised.append(40_000)

        with ThreadPoolExecutor(40) as rivals:
            list(rivals.map(naive, rows))
        assert sum(promised) > left
