"""Registering machines: whose they are, what they may, the secret that is shown once."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clients import ApiClient as Client
from api.core.principal import Role
from tests.conftest import Tokens
from tests.factories.accounts import give_role, make_chamber, make_member, make_person
from tests.factories.clients import make_client
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

PATH = "/v1/api-clients"
BOOKING = {"name": "Gestionale", "scopes": ["redemptions:write", "redemptions:read"]}


class Cast:
    """Two spaces with their managers, and a chamber with its officer."""

    def __init__(self, database: Database, tokens: Tokens) -> None:
        self.space_id, self.other_space_id = uuid4(), uuid4()
        with Session(database.engine) as session:
            self.chamber_id = make_chamber(session).id
            self.other_chamber_id = make_chamber(session, "Altra camera", "TO").id
            manager = make_member(session, Role.SPACE_MANAGER, space_id=self.space_id)
            both = make_member(session, Role.SPACE_MANAGER, space_id=self.space_id)
            give_role(session, both, Role.SPACE_MANAGER, space_id=self.other_space_id)
            self.manager = tokens.person(manager.id)
            self.manager_of_both = tokens.person(both.id)
            self.rival = tokens.person(make_member(session, Role.SPACE_MANAGER, space_id=self.other_space_id).id)
            self.staff = tokens.person(make_member(session, Role.DESK_STAFF, space_id=self.space_id).id)
            self.chamber_officer = tokens.person(
                make_member(session, Role.CHAMBER_OFFICER, chamber_id=self.chamber_id).id
            )
            self.person = tokens.person(make_person(session).id)
            machine = make_client(session, space_ids=[self.space_id])
            self.machine = tokens.client(machine.id, list(machine.scopes))
            session.commit()


@pytest.fixture
def cast(database: Database, tokens: Tokens) -> Cast:
    """Who takes part."""
    return Cast(database, tokens)


def create(api: ApiClient, cast: Cast, **changes: Any) -> Any:
    """Register a machine as the space's manager."""
    body = {**BOOKING, "space_ids": [str(cast.space_id)], **changes}
    return api.post(PATH, json=body, token=cast.manager)


def token_of(api: ApiClient, client: dict[str, Any], secret: str | None = None) -> int:
    """The status of asking for a token with the machine's secret."""
    import base64

    pair = base64.b64encode(f"{client['id']}:{secret or client['client_secret']}".encode()).decode()
    headers = {"Authorization": f"Basic {pair}", "Content-Type": "application/x-www-form-urlencoded"}
    return api.post("/oauth/token", content="grant_type=client_credentials", headers=headers).status_code


def test_a_manager_registers_a_machine_that_gets_tokens_with_its_secret(api: ApiClient, cast: Cast) -> None:
    answer = create(api, cast)

    assert answer.status_code == 201
    assert answer.json()["space_ids"] == [str(cast.space_id)]
    assert answer.headers["cache-control"] == "no-store"
    assert token_of(api, answer.json()) == 200


def test_the_secret_is_kept_nowhere_and_never_shown_again(api: ApiClient, cast: Cast, database: Database) -> None:
    made = create(api, cast).json()

    listed = api.get(PATH, token=cast.manager)
    with Session(database.engine) as session:
        row = session.scalars(select(Client).where(Client.id == UUID(made["id"]))).one()
    assert made["client_secret"] not in listed.text
    assert "client_secret" not in listed.text
    assert made["client_secret"].encode() not in row.secret_hash


def test_a_replay_makes_no_second_machine_and_does_not_know_the_secret(api: ApiClient, cast: Cast) -> None:
    body = {**BOOKING, "space_ids": [str(cast.space_id)]}

    first, again = (api.post(PATH, json=body, token=cast.manager, key="one-machine-only") for _ in range(2))

    assert again.json() == {**first.json(), "client_secret": "shown-once"}
    assert again.headers["idempotency-replayed"] == "true"


@pytest.mark.parametrize(
    ("caller", "status"),
    [("rival", 404), ("staff", 403), ("person", 403), ("machine", 403), ("chamber_officer", 404), (None, 401)],
)
def test_others_can_not_register_a_machine_for_the_space(api: ApiClient, cast: Cast, caller: str, status: int) -> None:
    token = getattr(cast, caller) if caller else None

    answer = api.post(PATH, json={**BOOKING, "space_ids": [str(cast.space_id)]}, token=token)

    assert answer.status_code == status


def test_a_machine_for_two_spaces_needs_the_manager_of_both(api: ApiClient, cast: Cast) -> None:
    spaces = [str(cast.space_id), str(cast.other_space_id)]

    assert create(api, cast, space_ids=spaces).status_code == 404
    assert api.post(PATH, json={**BOOKING, "space_ids": spaces}, token=cast.manager_of_both).status_code == 201


def test_a_chamber_officer_registers_the_chambers_machine(api: ApiClient, cast: Cast) -> None:
    body = {"name": "Registro", "scopes": ["funding:read", "registrations:verify"]}

    own = api.post(PATH, json={**body, "chamber_id": str(cast.chamber_id)}, token=cast.chamber_officer)
    other = api.post(PATH, json={**body, "chamber_id": str(cast.other_chamber_id)}, token=cast.chamber_officer)

    assert (own.status_code, own.json()["chamber_id"]) == (201, str(cast.chamber_id))
    assert other.status_code == 404


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"scopes": ["funding:read"]}, "/scopes/0"),
        ({"scopes": ["redemptions:read", "registrations:verify"]}, "/scopes/1"),
        ({"scopes": ["everything"]}, "/scopes/0"),
        ({"scopes": []}, "/scopes"),
        ({"space_ids": []}, "/space_ids"),
        ({"chamber_id": "01a2028a-e6e2-713a-8000-0f4b387f8779"}, "/space_ids"),
        ({"name": ""}, "/name"),
        ({"name": "a\u202eb"}, "/name"),
        ({"sandbox": True}, ""),
        ({"secret_hash": "x"}, ""),
    ],
    ids=str,
)
def test_a_wrong_registration_is_explained(api: ApiClient, cast: Cast, changes: dict[str, Any], pointer: str) -> None:
    answer = create(api, cast, **changes)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_a_manager_lists_the_machines_of_their_own_spaces(api: ApiClient, cast: Cast) -> None:
    made = create(api, cast).json()

    mine = api.get(PATH, token=cast.manager).json()["items"]
    rivals = api.get(PATH, token=cast.rival).json()["items"]

    assert made["id"] in [one["id"] for one in mine]
    assert rivals == []


def test_a_rotation_gives_a_new_secret_and_leaves_the_old_one_for_a_day(api: ApiClient, cast: Cast) -> None:
    made = create(api, cast).json()

    rotated = api.post(f"{PATH}/{made['id']}/rotation", json={}, token=cast.manager)

    assert rotated.status_code == 201
    assert rotated.json()["client_secret"] != made["client_secret"]
    assert token_of(api, made) == token_of(api, rotated.json()) == 200


def test_the_secret_before_the_last_is_dead(api: ApiClient, cast: Cast) -> None:
    made = create(api, cast).json()

    for _ in range(2):
        api.post(f"{PATH}/{made['id']}/rotation", json={}, token=cast.manager)

    assert token_of(api, made) == 401


def test_a_revoked_machine_is_out_at_once_and_stays_out(api: ApiClient, cast: Cast, tokens: Tokens) -> None:
    made = create(api, cast, scopes=["redemptions:read"]).json()
    token = tokens.client(UUID(made["id"]), ["redemptions:read"])
    assert api.get("/v1/me", token=token).status_code == 403

    revoked = api.post(f"{PATH}/{made['id']}/revocation", json={}, token=cast.manager)
    rotated = api.post(f"{PATH}/{made['id']}/rotation", json={}, token=cast.manager)

    assert (revoked.status_code, revoked.json()["revoked_at"] is not None) == (201, True)
    assert token_of(api, made) == 401
    assert api.get("/v1/me", token=token).status_code == 401
    assert (rotated.status_code, rotated.json()["code"]) == (409, "client_revoked")


@pytest.mark.parametrize("act", ["rotation", "revocation"])
@pytest.mark.parametrize(("caller", "status"), [("rival", 404), ("staff", 403), ("chamber_officer", 404)])
def test_others_can_not_touch_a_machine(api: ApiClient, cast: Cast, act: str, caller: str, status: int) -> None:
    made = create(api, cast).json()

    answer = api.post(f"{PATH}/{made['id']}/{act}", json={}, token=getattr(cast, caller))

    assert answer.status_code == status
    assert token_of(api, made) == 200


def test_the_manager_of_one_of_its_spaces_can_not_rotate_a_shared_machine(api: ApiClient, cast: Cast) -> None:
    spaces = [str(cast.space_id), str(cast.other_space_id)]
    made = api.post(PATH, json={**BOOKING, "space_ids": spaces}, token=cast.manager_of_both).json()

    assert api.post(f"{PATH}/{made['id']}/rotation", json={}, token=cast.manager).status_code == 403


def test_an_unknown_machine_is_not_found(api: ApiClient, cast: Cast) -> None:
    answer = api.post(f"{PATH}/{uuid4()}/rotation", json={}, token=cast.manager)

    assert answer.status_code == 404
