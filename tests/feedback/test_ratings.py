"""Ratings: open to everybody, fixed answers, nobody's data."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from api.core.tenancy import enter_tenants, scoped
from api.feedback import Rating
from api.feedback.rules import RatingAnswer, answers_for
from api.main import create_app
from api.settings import Settings
from tests.conftest import Tokens
from tests.factories.applications import Office
from tests.factories.calls import make_draft
from tests.fixtures.client import ApiClient


def a_rating(**changes: Any) -> dict[str, Any]:
    return {"rated": "home", "stars": 5, "language": "it", **changes}


def kept(session: Session, tenant_id: int) -> list[Rating]:
    enter_tenants(session, [tenant_id])
    return list(session.scalars(scoped(Rating, tenant_id)))


def test_a_visitor_rates_the_home_page_for_the_sites_own_comune(
    api: ApiClient, session: Session, office: Office, other_office: Office
) -> None:
    answer = api.post("/v1/feedback", json=a_rating(answers=["clear", "other"], comment="  Chiaro.\r\nGrazie "))

    assert answer.status_code == 201
    (row,) = kept(session, office.tenant_id)
    assert (row.rated, row.stars, row.answers, row.comment) == ("home", 5, ["clear", "other"], "Chiaro.\nGrazie")
    assert kept(session, other_office.tenant_id) == []


def test_a_rating_of_a_call_goes_to_its_own_office(
    api: ApiClient, session: Session, office: Office, other_office: Office
) -> None:
    answer = api.post("/v1/feedback", json=a_rating(rated="call", call_id=str(other_office.call.id)))

    assert answer.status_code == 201
    assert [row.call_id for row in kept(session, other_office.tenant_id)] == [other_office.call.id]


def test_nothing_is_kept_of_who_rated(api: ApiClient, tokens: Tokens, office: Office) -> None:
    answer = api.post("/v1/feedback", json=a_rating(), token=tokens.person(office.officer.id))

    assert answer.json().keys() == {"id", "stars", "received_at"}
    assert inspect(Rating).columns.keys() == [
        "tenant_id", "id", "rated", "call_id", "stars", "answers", "comment", "language", "received_at",
    ]  # fmt: skip


@pytest.mark.parametrize(("stars", "answer"), [(4, "unclear"), (5, "lost"), (3, "clear"), (1, "on_track")])
def test_the_second_question_branches_at_four_stars(
    api: ApiClient, session: Session, office: Office, stars: int, answer: str
) -> None:
    refused = api.post("/v1/feedback", json=a_rating(stars=stars, answers=["other", answer]))

    assert refused.status_code == 422
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/answers/1"]
    assert kept(session, office.tenant_id) == []


@pytest.mark.parametrize("stars", [1, 2, 3, 4, 5])
def test_other_fits_both_branches(stars: int) -> None:
    assert RatingAnswer.OTHER in answers_for(stars)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("stars", 0), ("stars", 6), ("stars", 4.5), ("stars", "5"), ("rated", "weather"), ("comment", "x" * 201),
        ("comment", "a\u0000b"), ("answers", ["nice"]), ("language", "fr"), ("municipality_code", "58091"),
    ],
)  # fmt: skip
def test_bad_values_are_refused(api: ApiClient, office: Office, member: str, value: object) -> None:
    refused = api.post("/v1/feedback", json=a_rating(**{member: value}))

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"].startswith(f"/{member}")


def test_who_rates_cant_even_be_sent(api: ApiClient, office: Office) -> None:
    assert api.post("/v1/feedback", json=a_rating(email="a@b.it")).status_code == 422


def test_a_comune_without_a_programme_gets_no_ratings(api: ApiClient, office: Office) -> None:
    refused = api.post("/v1/feedback", json=a_rating(municipality_code="058091"))

    assert refused.json()["errors"][0]["code"] == "unknown_municipality"


def test_without_any_comune_there_is_nobody_to_rate(api: ApiClient) -> None:
    assert api.post("/v1/feedback", json=a_rating()).status_code == 422


def test_a_draft_call_is_unknown_to_visitors(api: ApiClient, session: Session, office: Office) -> None:
    enter_tenants(session, [office.tenant_id])
    draft = make_draft(session, office.tenant_id)
    session.commit()

    refused = api.post("/v1/feedback", json=a_rating(rated="call", call_id=str(draft.id)))

    assert refused.json()["errors"][0]["code"] == "unknown_call"


def test_a_call_of_another_comune_than_named_is_refused(api: ApiClient, office: Office, other_office: Office) -> None:
    refused = api.post("/v1/feedback", json=a_rating(call_id=str(other_office.call.id), municipality_code="015146"))

    assert refused.json()["errors"][0]["code"] == "other_municipality"


def test_ratings_are_never_rewritten(api: ApiClient, session: Session, office: Office) -> None:
    api.post("/v1/feedback", json=a_rating())
    (row,) = kept(session, office.tenant_id)
    row.stars = 1

    with pytest.raises(DBAPIError):
        session.flush()
    session.rollback()


def test_the_count_of_an_hour_is_kept(settings: Settings, clock: SetClock, office: Office) -> None:
    limited: FastAPI = create_app(settings.model_copy(update={"messages_per_hour": 2}), clock=clock)
    with ApiClient(limited) as visitor:
        answers = [visitor.post("/v1/feedback", json=a_rating()) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert answers[2].json()["code"] == "too_many_requests"
    assert 0 < int(answers[2].headers["Retry-After"]) <= 3600
