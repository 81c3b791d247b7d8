"""POST …/eligibility-checks: verdict, amount and every reason, for anyone, storing nothing."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.calls import Window, get_call
from api.core.tenancy import enter_tenants
from api.funding import commit_funds, mark_exhausted
from tests.calls.conftest import BEFORE, CLOSES, OPENS, Office
from tests.factories.calls import make_call, space_draft, voucher_draft
from tests.factories.funding import line_of
from tests.factories.spaces import make_accredited_space, make_space
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

WINDOW = Window(OPENS, CLOSES)


@pytest.fixture
def call_id(session: Session, tenant_id: int, office: Office) -> str:
    """Milan's co-funded Misura 2."""
    call = make_call(session, tenant_id, voucher_draft(WINDOW, chamber_id=office.chamber_id), now=BEFORE)
    session.commit()
    enter_tenants(session, [tenant_id])
    return str(call.id)


@pytest.fixture
def person(session: Session, tenant_id: int) -> dict[str, Any]:
    """Answers of a person who qualifies."""
    space = make_accredited_space(session, tenant_id)
    session.commit()
    enter_tenants(session, [tenant_id])
    return {
        "applicant_kind": "person",
        "has_project": True,
        "space_id": str(space.id),
        "monthly_cost_cents": 25_000,
        "months": 12,
    }


def check(api: ApiClient, call_id: str, answers: dict[str, Any], language: str = "it") -> dict[str, Any]:
    answer = api.post(
        f"/v1/calls/{call_id}/eligibility-checks", json={"answers": answers}, headers={"Accept-Language": language}
    )
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


def test_a_person_who_qualifies_is_told_how_much_and_from_whom(
    api: ApiClient, call_id: str, person: dict[str, Any]
) -> None:
    found = check(api, call_id, person)

    assert (found["eligible"], found["unanswered"]) == (True, [])
    assert found["amount"]["grant_cents"] == 150_000
    assert found["amount"]["own_cents"] == 150_000
    assert found["amount"]["explanation"] == "250,00 € × 12 mesi = 3000,00 €; il 50 % è 1500,00 €"
    assert [(line["eligible"], line["can_pay"]) for line in found["funding_lines"]] == [(True, True), (False, False)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"has_project": False}, "has_project"),
        ({"months": 13}, "max_months"),
        ({"applicant_kind": "enterprise", "chamber_registered": False, "micro_enterprise": True}, "chamber_registered"),
        ({"applicant_kind": "enterprise", "chamber_registered": True, "micro_enterprise": False}, "micro_enterprise"),
    ],
)
def test_a_refusal_names_rule_value_source_and_remedy(
    api: ApiClient, call_id: str, person: dict[str, Any], changes: dict[str, Any], code: str
) -> None:
    found = check(api, call_id, {**person, **changes}, "en")

    [reason] = [outcome for outcome in found["outcomes"] if outcome["met"] is False]
    assert found["eligible"] is False
    assert reason["code"] == code
    assert reason["source"] == "Bando coworking Milano 2013, Misura 2"
    assert reason["text"]
    assert reason["remedy"]


def test_a_registered_firm_may_be_paid_by_both(api: ApiClient, call_id: str, person: dict[str, Any]) -> None:
    firm = {**person, "applicant_kind": "enterprise", "chamber_registered": True, "micro_enterprise": True}

    found = check(api, call_id, firm)

    assert found["eligible"] is True
    assert [line["can_pay"] for line in found["funding_lines"]] == [True, True]


def test_when_the_citys_money_is_gone_only_a_firm_can_still_be_paid(
    api: ApiClient, call_id: str, person: dict[str, Any], session: Session, tenant_id: int
) -> None:
    """Milan, 12 August 2014."""
    call = get_call(session, UUID(call_id))
    assert call is not None
    line = line_of(session, call)
    commit_funds(session, tenant_id, line.id, line.allocated_cents, at=OPENS)
    mark_exhausted(session, line, at=OPENS)
    session.commit()
    firm = {**person, "applicant_kind": "enterprise", "chamber_registered": True, "micro_enterprise": True}

    of_a_person, of_a_firm = (check(api, call_id, answers)["funding_lines"] for answers in (person, firm))

    assert [line["can_pay"] for line in of_a_person] == [False, False]
    assert [line["can_pay"] for line in of_a_firm] == [False, True]


def test_a_space_that_is_in_no_list_does_not_count(
    api: ApiClient, call_id: str, person: dict[str, Any], session: Session
) -> None:
    unlisted = make_space(session)
    session.commit()

    found = check(api, call_id, {**person, "space_id": str(unlisted.id)})

    assert [outcome["code"] for outcome in found["outcomes"] if outcome["met"] is False] == ["space_accredited"]


def test_what_is_not_known_leaves_the_verdict_open(api: ApiClient, call_id: str, person: dict[str, Any]) -> None:
    found = check(api, call_id, {**person, "space_id": None, "monthly_cost_cents": None})

    assert (found["eligible"], found["amount"]) == (None, None)
    assert found["unanswered"] == ["space_id", "monthly_cost_cents"]
    assert [line["can_pay"] for line in found["funding_lines"]] == [None, False]


def test_a_refusal_stands_whatever_else_is_not_known(api: ApiClient, call_id: str) -> None:
    assert check(api, call_id, {"has_project": False})["eligible"] is False


@pytest.mark.usefixtures("office")
def test_a_space_with_eight_desks_is_told_why(api: ApiClient, session: Session, tenant_id: int) -> None:
    call = make_call(session, tenant_id, space_draft(WINDOW), now=BEFORE)
    session.commit()
    services = ("broadband", "meeting_room", "shared_equipment", "events", "business_network", "company_registered")
    space = make_space(session)
    session.commit()
    answers = {**dict.fromkeys(services, True), "desks_total": 8, "space_id": str(space.id)}

    small, large = (check(api, str(call.id), {**answers, "desks_total": desks}) for desks in (8, 10))

    assert [outcome["code"] for outcome in small["outcomes"] if not outcome["met"]] == ["min_desks"]
    assert (small["eligible"], large["eligible"]) == (False, True)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"answers": []},
        {"answers": {"applicant_kind": "angel"}},
        {"answers": {"unknown": 1}},
        {"answers": {"months": "12"}},
        {"answers": {"months": 12.0}},
        {"answers": {"months": {"$gt": 0}}},
        {"answers": {"project_idea": "a\u0000b"}},
        {"answers": {}, "extra": 1},
        {"answers": {f"field_{number}": 1 for number in range(201)}},
    ],
)
def test_bad_answers_are_told_so(api: ApiClient, call_id: str, body: dict[str, Any]) -> None:
    answer = api.post(f"/v1/calls/{call_id}/eligibility-checks", json=body)

    assert answer.status_code == 422
    assert answer.json()["errors"]


def test_nothing_is_stored(api: ApiClient, call_id: str, person: dict[str, Any], database: Database) -> None:
    def written() -> int:
        with database.owner.begin() as connection:
            tables = [row[0] for row in connection.execute(text("SELECT relname FROM pg_stat_user_tables"))]
            return sum(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in tables)

    before = written()
    check(api, call_id, person)

    assert written() == before
