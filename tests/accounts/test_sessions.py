"""Refresh tokens: each works once, a copy ends the family, and only our own pages may use the cookie."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import forget_ended_sessions
from api.accounts.models import RefreshToken, SignInSession
from api.accounts.sessions import open_session
from api.core.clock import SetClock
from tests.factories.accounts import make_person
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def token(database: Database, clock: SetClock) -> str:
    """The refresh token of somebody who just signed in."""
    with Session(database.engine) as session:
        first = open_session(session, make_person(session).id, now(clock))
        session.commit()
    return first


def now(clock: SetClock) -> datetime:
    """The set time."""
    return clock.at(datetime.now(UTC))


def refresh(api: ApiClient, token: str | None, **headers: str) -> httpx.Response:
    """Refresh with this cookie."""
    cookie = {"Cookie": f"__Host-postazione_refresh={token}"} if token is not None else {}
    return api.post("/auth/refresh", headers={**(headers or OWN), **cookie})


def next_token(answer: httpx.Response) -> str | None:
    """The refresh token that an answer set."""
    for value in answer.headers.get_list("set-cookie"):
        name, _, rest = value.partition("=")
        if name == "__Host-postazione_refresh":
            return rest.partition(";")[0]
    return None


def test_a_refresh_gives_an_access_token_and_another_refresh_token(api: ApiClient, token: str) -> None:
    answer = refresh(api, token)

    assert answer.status_code == 200
    assert set(answer.json()) == {"access_token", "token_type", "expires_in"}
    assert api.get("/v1/me", token=answer.json()["access_token"]).status_code == 200
    assert next_token(answer) not in {None, token}


def test_the_cookie_is_out_of_reach(api: ApiClient, token: str) -> None:
    first = refresh(api, token).headers.get_list("set-cookie")[0]

    assert first.startswith("__Host-postazione_refresh=")
    attributes = {part.strip().lower() for part in first.split(";")[1:]}
    assert {"secure", "httponly", "samesite=strict", "path=/"} <= attributes
    assert not any(part.startswith("domain") for part in attributes)


def test_the_answer_is_kept_by_nobody(api: ApiClient, token: str) -> None:
    assert refresh(api, token).headers["cache-control"] == "no-store"


def test_a_chain_of_refreshes_goes_on(api: ApiClient, token: str, clock: SetClock) -> None:
    current = token
    for _ in range(5):
        clock.set(now(clock) + timedelta(minutes=9))
        answer = refresh(api, current)
        assert answer.status_code == 200
        current = next_token(answer) or ""


def test_a_spent_token_that_comes_back_ends_the_whole_family(api: ApiClient, token: str, clock: SetClock) -> None:
    fresh = next_token(refresh(api, token))
    clock.set(now(clock) + timedelta(seconds=11))

    assert refresh(api, token).status_code == 401
    assert refresh(api, fresh).status_code == 401


def test_two_tabs_may_refresh_at_the_same_moment(api: ApiClient, token: str, clock: SetClock) -> None:
    fresh = next_token(refresh(api, token))
    clock.set(now(clock) + timedelta(seconds=9))

    second = refresh(api, token)

    assert (second.status_code, next_token(second)) == (200, None)
    assert refresh(api, fresh).status_code == 200


def test_twenty_rivals_make_one_successor(api: ApiClient, token: str, database: Database) -> None:
    with ThreadPoolExecutor(20) as rivals:
        answers = list(rivals.map(lambda _: refresh(api, token), range(20)))

    assert Counter(answer.status_code for answer in answers) == {200: 20}
    assert len([answer for answer in answers if next_token(answer)]) == 1
    with Session(database.engine) as session:
        assert len(session.scalars(select(RefreshToken)).all()) == 2


def test_the_revocation_of_a_stolen_session_is_written_down(
    api: ApiClient, token: str, clock: SetClock, database: Database
) -> None:
    refresh(api, token)
    clock.set(now(clock) + timedelta(minutes=1))
    refresh(api, token)

    with Session(database.engine) as session:
        family = session.scalars(select(SignInSession)).one()
    assert family.revoked_reason == "refresh_token_reused"


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Nothing": "1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/logout"])
def test_another_site_can_not_ride_on_the_cookie(
    api: ApiClient, token: str, headers: dict[str, str], path: str
) -> None:
    answer = api.post(path, headers={**headers, "Cookie": f"__Host-postazione_refresh={token}"})

    assert (answer.status_code, answer.json()["code"]) == (403, "cross_site_request")
    fresh = refresh(api, token)
    assert (fresh.status_code, next_token(fresh) is not None) == (200, True)


@pytest.mark.parametrize("headers", [OWN, {"Origin": "http://testserver"}, {"X-Requested-With": "postazione"}], ids=str)
def test_our_own_pages_may(api: ApiClient, token: str, headers: dict[str, str]) -> None:
    assert refresh(api, token, **headers).status_code == 200


def test_a_visitor_without_a_cookie_is_told_so_quietly(api: ApiClient) -> None:
    answer = refresh(api, None)

    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize("rubbish", ["x", "", "a" * 500, "%00", "' OR 1=1"])
def test_a_cookie_of_rubbish_is_refused_and_taken_away(api: ApiClient, rubbish: str) -> None:
    answer = refresh(api, rubbish)

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Max-Age=0" in answer.headers.get_list("set-cookie")[0]


def test_a_session_ends_twelve_hours_after_the_sign_in(api: ApiClient, token: str, clock: SetClock) -> None:
    begun, current = now(clock), token
    for hours in (2.5, 5, 7.5, 10, 11.9):
        clock.set(begun + timedelta(hours=hours))
        answer = refresh(api, current)
        assert answer.status_code == 200
        current = next_token(answer) or ""

    clock.set(begun + timedelta(hours=12))
    assert refresh(api, current).status_code == 401


def test_a_session_ends_after_three_hours_of_silence(api: ApiClient, token: str, clock: SetClock) -> None:
    clock.set(now(clock) + timedelta(hours=3))

    assert refresh(api, token).status_code == 401


def test_signing_out_ends_the_session(api: ApiClient, token: str) -> None:
    fresh = next_token(refresh(api, token))

    answer = api.post("/auth/logout", headers={**OWN, "Cookie": f"__Host-postazione_refresh={fresh}"})

    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers.get_list("set-cookie")[0]
    assert refresh(api, fresh).status_code == 401


def test_signing_out_without_a_session_is_no_error(api: ApiClient) -> None:
    assert api.post("/auth/logout", headers=OWN).status_code == 204


def test_one_persons_sign_out_leaves_the_others_alone(
    api: ApiClient, token: str, database: Database, clock: SetClock
) -> None:
    with Session(database.engine) as session:
        other = open_session(session, make_person(session).id, now(clock))
        session.commit()

    api.post("/auth/logout", headers={**OWN, "Cookie": f"__Host-postazione_refresh={other}"})

    assert refresh(api, token).status_code == 200


def test_the_database_holds_no_token_that_works(token: str, database: Database) -> None:
    with Session(database.engine) as session:
        (row,) = session.scalars(select(RefreshToken)).all()

    assert len(row.token_hash) == 32
    assert token.encode() not in row.token_hash


def test_ended_sessions_are_forgotten(token: str, database: Database, clock: SetClock) -> None:
    with Session(database.engine) as session:
        forget_ended_sessions(session, now(clock) + timedelta(hours=11))
        assert isinstance(session.scalars(select(SignInSession.id)).one(), UUID)
        forget_ended_sessions(session, now(clock) + timedelta(hours=13))
        assert session.scalars(select(RefreshToken)).all() == []
        session.rollback()
