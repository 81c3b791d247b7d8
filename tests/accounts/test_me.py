"""GET /v1/me and what a token is worth today."""

from datetime import UTC, date, datetime
from uuid import uuid4

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.accounts import HeldRole, grant_role, load_person, remember_tenant
from api.core.clock import SetClock
from api.core.principal import Role
from api.municipalities import add_municipality_tenant
from tests.conftest import Tokens
from tests.factories.accounts import LONG_AGO, give_role, make_chamber, make_person
from tests.factories.clients import make_client
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database


def test_i_see_my_roles_with_the_names_of_their_bodies(api: ApiClient, database: Database, tokens: Tokens) -> None:
    with Session(database.engine) as session:
        person = make_person(session)
        tenant = add_municipality_tenant(session, "015146", slug="milano", name="Milano")
        chamber = make_chamber(session, "Camera di Milano")
        give_role(session, person, Role.OFFICER, tenant_id=tenant.id)
        give_role(session, person, Role.CHAMBER_OFFICER, chamber_id=chamber.id)
        person_id, chamber_id = person.id, str(chamber.id)
        session.commit()

    me = api.get("/v1/me", token=tokens.person(person_id)).json()

    assert [(role["role"], role["municipality_code"], role["name"]) for role in me["roles"]] == [
        ("applicant", None, None),
        ("officer", "015146", "Milano"),
        ("chamber_officer", None, "Camera di Milano"),
    ]
    assert me["municipalities"] == [{"municipality_code": "015146", "slug": "milano", "name": "Milano"}]
    assert me["chambers"] == [{"id": chamber_id, "name": "Camera di Milano"}]


def test_without_a_token_nobody_is_anybody(api: ApiClient) -> None:
    answer = api.get("/v1/me")

    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_machine_is_no_person(api: ApiClient, database: Database, tokens: Tokens) -> None:
    with Session(database.engine) as session:
        client_id = make_client(session).id
        session.commit()

    assert api.get("/v1/me", token=tokens.client(client_id, ["redemptions:read"])).status_code == 403


def test_the_token_of_somebody_who_is_gone_is_worth_nothing(api: ApiClient, tokens: Tokens) -> None:
    assert api.get("/v1/me", token=tokens.person(uuid4())).status_code == 401


def test_a_role_that_ended_is_held_no_more(api: ApiClient, database: Database, tokens: Tokens, clock: SetClock) -> None:
    with Session(database.engine) as session:
        person_id = make_person(session).id
        grant_role(session, person_id, Role.SPACE_MANAGER, since=LONG_AGO, space_id=uuid4())
        session.flush()
        row = session.scalars(select(HeldRole)).one()
        row.valid_to = date(2030, 6, 1)
        session.commit()
    token = tokens.person(person_id)

    clock.set(datetime(2030, 5, 31, 23, 59, tzinfo=UTC))
    assert len(api.get("/v1/me", token=token).json()["roles"]) == 2
    clock.set(datetime(2030, 6, 1, tzinfo=UTC))
    assert len(api.get("/v1/me", token=token).json()["roles"]) == 1


def test_a_tenant_where_i_have_files_is_remembered_once(database: Database) -> None:
    with Session(database.engine) as session:
        person = make_person(session)
        tenant = add_municipality_tenant(session, "015146", slug="milano", name="Milano")
        for _ in range(2):
            remember_tenant(session, person.id, tenant.id)

        found = load_person(session, person.id, session.execute(text("SELECT now()")).scalar_one())

        assert found.person_tenant_ids == (tenant.id,)
