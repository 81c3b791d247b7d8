"""Who may try what: anonymous, people by role, machines by scope."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.core.ids import uuid7
from api.core.principal import Role
from tests.conftest import Tokens
from tests.factories.accounts import make_member
from tests.factories.municipalities import add_tenant
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database
from tests.web.callers import a_machine, a_person


def an_officer(database: Database, tokens: Tokens) -> str:
    """Return the token of an officer of some municipality."""
    with Session(database.engine) as session:
        person_id = make_member(session, Role.OFFICER, tenant_id=add_tenant(session).id).id
        session.commit()
    return tokens.person(person_id)


def test_visitors_get_401_and_how_to_sign_in(api: ApiClient) -> None:
    answer = api.get("/v1/probe/people")

    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_people_without_the_role_get_403(api: ApiClient, database: Database, tokens: Tokens) -> None:
    answer = api.get("/v1/probe/officers", token=a_person(database, tokens))

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_people_with_the_role_pass(api: ApiClient, database: Database, tokens: Tokens) -> None:
    assert api.get("/v1/probe/officers", token=an_officer(database, tokens)).json() == {"officer": True}


def test_a_role_takes_effect_at_once(api: ApiClient, database: Database, tokens: Tokens) -> None:
    token = a_person(database, tokens)
    before = api.get("/v1/probe/officers", token=token).status_code
    with Session(database.owner) as session:
        tenant_id = add_tenant(session).id
        session.execute(
            text(
                "INSERT INTO memberships (id, person_id, role, tenant_id, valid_from) "
                "SELECT :id, id, 'officer', :tenant_id, '2000-01-01' FROM people"
            ),
            {"id": uuid7(), "tenant_id": tenant_id},
        )
        session.commit()

    assert (before, api.get("/v1/probe/officers", token=token).status_code) == (403, 200)


def test_machines_need_the_scope(api: ApiClient, database: Database, tokens: Tokens) -> None:
    without = api.get("/v1/probe/machines", token=a_machine(database, tokens, "events:read"))
    with_it = api.get("/v1/probe/machines", token=a_machine(database, tokens, "redemptions:write"))

    assert (without.status_code, with_it.status_code) == (403, 200)


def test_machines_never_pass_where_people_are_asked_for(api: ApiClient, database: Database, tokens: Tokens) -> None:
    machine = a_machine(database, tokens, "redemptions:write")

    assert api.get("/v1/probe/officers", token=machine).status_code == 403
    assert api.get("/v1/probe/people", token=machine).status_code == 403


def test_anyone_is_anyone(api: ApiClient, database: Database, tokens: Tokens) -> None:
    assert api.get("/v1/probe/anyone").json()["anonymous"] is True
    assert api.get("/v1/probe/anyone", token=a_person(database, tokens)).json()["anonymous"] is False


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Basic YTpi", "bearer x.y.z", "Bearer " + "x" * 9000, "Bearer é"]
)
def test_a_bad_token_is_refused_even_where_none_is_needed(api: ApiClient, header: str) -> None:
    answer = api.get("/v1/probe/anyone", headers={"Authorization": header.encode()})

    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


@pytest.mark.parametrize("name", ["access_token", "token", "ACCESS_TOKEN"])
def test_a_token_in_the_address_is_refused(api: ApiClient, database: Database, tokens: Tokens, name: str) -> None:
    answer = api.get("/v1/probe/anyone", params={name: a_person(database, tokens)})

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_a_revoked_machine_is_out_within_its_cache_s_life(
    api: ApiClient, database: Database, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = a_machine(database, tokens, "redemptions:write")
    assert api.get("/v1/probe/machines", token=token).status_code == 200
    with Session(database.owner) as session:
        session.execute(text("UPDATE api_clients SET revoked_at = now()"))
        session.commit()

    monkeypatch.setattr("api.web.authentication.wall_seconds", lambda: __import__("time").time() + 31)

    assert api.get("/v1/probe/machines", token=token).status_code == 401
