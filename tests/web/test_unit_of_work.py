"""One transaction per request, committed before the answer."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from tests.conftest import Tokens
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database
from tests.web.callers import a_person

NOTE = {"number": 1, "title": "One"}


def notes(api: ApiClient) -> int:
    """How many notes are committed."""
    return int(api.get("/v1/probe/counts").json()["notes"])


def test_what_a_request_wrote_is_there_when_it_was_answered(api: ApiClient) -> None:
    answer = api.post("/v1/probe/open-notes", json=NOTE)

    assert answer.status_code == 201
    assert UUID(answer.json()["id"]).version == 7
    assert notes(api) == 1


def test_a_failed_commit_is_never_a_success(api: ApiClient, database: Database, tokens: Tokens) -> None:
    answer = api.post("/v1/probe/late-failures", json=NOTE, token=a_person(database, tokens))

    assert answer.status_code >= 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert notes(api) == 0


def test_a_crash_is_a_problem_that_tells_nothing_and_keeps_nothing(api: ApiClient) -> None:
    answer = api.post("/v1/probe/crashes", json={})

    assert answer.status_code == 500
    assert answer.json()["code"] == "internal_error"
    assert "canary" not in answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_more_requests_than_connections_wait_or_are_told_to_come_back(api: ApiClient) -> None:
    with ThreadPoolExecutor(60) as rivals:
        answers = list(rivals.map(lambda _: api.get("/v1/probe/slow", params={"seconds": 0.7}), range(60)))

    refused = [answer for answer in answers if answer.status_code != 200]
    assert {answer.status_code for answer in answers} == {200, 503}
    assert all(answer.headers["retry-after"] == "1" and answer.json()["code"] == "overloaded" for answer in refused)
    assert api.get("/v1/probe/counts").status_code == 200


def test_places_are_given_back_whatever_happens(api: ApiClient, database: Database, tokens: Tokens) -> None:
    token = a_person(database, tokens)
    for _ in range(30):
        api.get("/v1/probe/people", token=token)
        api.get("/v1/probe/officers", token=token)
        api.post("/v1/probe/notes", json={}, token=token)
        api.post("/v1/probe/refusals", json=NOTE, token=token)
        api.get("/v1/probe/people", token="no.good.token")

    assert api.post("/v1/probe/notes", json=NOTE, token=token).status_code == 201
