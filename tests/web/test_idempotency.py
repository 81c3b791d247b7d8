"""Idempotency-Key: one effect per key, the first answer for every later try."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.core.idempotency import IdempotencyKey
from api.core.principal import Role
from tests.conftest import Tokens
from tests.factories.accounts import make_member
from tests.factories.municipalities import add_tenant
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database
from tests.web.callers import a_machine, a_person

KEY = "key-0123456789abcdef"
NOTE = {"number": 1, "title": "One"}


def notes(api: ApiClient) -> int:
    """How many notes are committed."""
    return int(api.get("/v1/probe/counts").json()["notes"])


def test_the_same_key_gives_the_first_answer_and_one_effect(api: ApiClient, database: Database, tokens: Tokens) -> None:
    token = a_person(database, tokens)

    first = api.post("/v1/probe/notes", json=NOTE, token=token, key=KEY)
    second = api.post("/v1/probe/notes", json=NOTE, token=token, key=KEY)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.content == first.content
    assert second.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert notes(api) == 1


def test_members_in_another_order_mean_the_same(api: ApiClient, database: Database, tokens: Tokens) -> None:
    token = a_person(database, tokens)

    first = api.post("/v1/probe/notes", json={"number": 1, "title": "One"}, token=token, key=KEY)
    second = api.post("/v1/probe/notes", json={"title": "One", "number": 1}, token=token, key=KEY)

    assert second.content == first.content


def test_another_payload_under_the_key_is_refused(api: ApiClient, database: Database, tokens: Tokens) -> None:
    token = a_person(database, tokens)
    api.post("/v1/probe/notes", json=NOTE, token=token, key=KEY)

    answer = api.post("/v1/probe/notes", json={**NOTE, "number": 2}, token=token, key=KEY)

    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_mismatch")
    assert notes(api) == 1


def test_another_caller_s_key_is_another_key(api: ApiClient, database: Database, tokens: Tokens) -> None:
    for _ in range(2):
        assert api.post("/v1/probe/notes", json=NOTE, token=a_person(database, tokens), key=KEY).status_code == 201

    assert notes(api) == 2


def test_a_hundred_tries_at_once_have_one_effect(api: ApiClient, database: Database, tokens: Tokens) -> None:
    token = a_person(database, tokens)

    with ThreadPoolExecutor(100) as rivals:
        answers = list(rivals.map(lambda _: api.post("/v1/probe/notes", json=NOTE, token=token, key=KEY), range(100)))

    assert {answer.status_code for answer in answers} <= {201, 409, 503}
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} <= {"idempotency_in_flight"}
    assert all("retry-after" in answer.headers for answer in answers if answer.status_code != 201)
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
    assert notes(api) == 1


def test_without_a_key_every_try_has_its_effect(api: ApiClient, database: Database, tokens: Tokens) -> None:
    """The control of the test above: it is the key that makes the difference."""
    token = a_person(database, tokens)

    with ThreadPoolExecutor(8) as rivals:
        answers = list(rivals.map(lambda _: api.post("/v1/probe/notes", json=NOTE, token=token), range(8)))

    assert {answer.status_code for answer in answers} == {201}
    assert notes(api) == 8


def test_a_refusal_by_a_rule_is_kept_and_its_changes_are_not(
    api: ApiClient, database: Database, tokens: Tokens
) -> None:
    token = a_person(database, tokens)

    first = api.post("/v1/probe/refusals", json=NOTE, token=token, key=KEY)
    second = api.post("/v1/probe/refusals", json=NOTE, token=token, key=KEY)

    assert (first.status_code, first.json()["code"], first.json()["limit_cents"]) == (409, "probe_refused", 5)
    assert first.json()["since"].endswith("T12:00:00Z")
    assert second.content == first.content
    assert second.headers["content-type"] == "application/problem+json"
    assert second.headers["idempotency-replayed"] == "true"
    assert notes(api) == 0


def test_an_overload_is_never_kept(api: ApiClient, database: Database, tokens: Tokens) -> None:
    token = a_person(database, tokens)

    first = api.post("/v1/probe/overloads", json=NOTE, token=token, key=KEY)
    second = api.post("/v1/probe/overloads", json=NOTE, token=token, key=KEY)

    assert (first.status_code, second.status_code) == (503, 503)
    assert "idempotency-replayed" not in second.headers
    with Session(database.owner) as session:
        assert session.query(IdempotencyKey).count() == 0


def test_a_caller_who_lost_the_right_gets_no_replay(api: ApiClient, database: Database, tokens: Tokens) -> None:
    token = a_machine(database, tokens, "redemptions:write")
    api.post("/v1/probe/notes", json=NOTE, token=token, key=KEY)
    with Session(database.owner) as session:
        session.execute(text("UPDATE api_clients SET scopes = '{}'"))
        session.commit()
    api.app.state.authenticator.forget_all()

    answer = api.post("/v1/probe/notes", json=NOTE, token=token, key=KEY)

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_a_person_who_lost_a_role_gets_no_replay(api: ApiClient, database: Database, tokens: Tokens) -> None:
    with Session(database.engine) as session:
        person_id = make_member(session, Role.OFFICER, tenant_id=add_tenant(session).id).id
        session.commit()
    token = tokens.person(person_id)
    api.post("/v1/probe/notes", json=NOTE, token=token, key=KEY)
    with database.owner.begin() as connection:
        connection.execute(text("DELETE FROM memberships"))

    answer = api.post("/v1/probe/notes", json=NOTE, token=token, key=KEY)

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize("key", ["short", "x" * 256, "with blanks in it, no", "tab\tinside-0123456789"])
def test_what_is_no_key_is_malformed(api: ApiClient, database: Database, tokens: Tokens, key: str) -> None:
    answer = api.post("/v1/probe/notes", json=NOTE, token=a_person(database, tokens), key=key)

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert notes(api) == 0
