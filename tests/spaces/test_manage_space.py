"""POST and PATCH /v1/spaces: a profile is its manager's."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from api.core.principal import Role
from tests.conftest import Tokens
from tests.factories.accounts import make_member, make_person
from tests.factories.clients import make_client
from tests.factories.spaces import PRICES, make_space, profile
from tests.fixtures.client import ApiClient

DAY = datetime(2026, 12, 10, 12, tzinfo=UTC)


@pytest.fixture
def manager(session: Session, tokens: Tokens, clock: SetClock) -> tuple[str, str]:
    """A space (its id) and its manager's token, on 10 December 2026."""
    clock.set(DAY)
    space = make_space(session)
    person = make_member(session, Role.SPACE_MANAGER, space_id=space.id)
    session.commit()
    return str(space.id), tokens.person(person.id)


def test_the_creator_manages_the_space(api: ApiClient, session: Session, tokens: Tokens) -> None:
    person = make_person(session)
    session.commit()
    token = tokens.person(person.id)

    made = api.post("/v1/spaces", json=profile(name="Nuovo"), token=token)
    changed = api.patch(
        made.headers["Location"], json={"phone": "+39 02 1234567"}, version=made.headers["ETag"], token=token
    )
    mine = api.get("/v1/spaces?mine=true", token=token).json()["items"]

    assert made.status_code == 201
    assert changed.json()["phone"] == "+39 02 1234567"
    assert [space["name"] for space in mine] == ["Nuovo"]
    assert mine[0]["accreditations"] == []


def test_the_same_key_makes_one_space(api: ApiClient, session: Session, tokens: Tokens) -> None:
    person = make_person(session)
    session.commit()
    token = tokens.person(person.id)

    answers = [api.post("/v1/spaces", json=profile(), token=token, key="one-space-0123456789") for _ in range(2)]

    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert len(api.get("/v1/spaces?mine=true", token=token).json()["items"]) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": "x" * 201},
        {"name": "a\u0000b"},
        {"desks": {"shared_desk": -1}},
        {"desks": {"shared_desk": True}},
        {"desks": {"sofa": 1}},
        {"location": {"lat": 91, "lon": 9}},
        {"location": {"lat": 45}},
        {"address": {"street": "Via Roma", "postal_code": "2014", "municipality_code": "015146"}},
        {"address": {"street": "Via Roma", "postal_code": "20144", "municipality_code": "999999"}},
        {"price_list": [{"desk_kind": "shared_desk", "unit": "day", "price_cents": 1}] * 2},
        {"price_list": [{"desk_kind": "shared_desk", "unit": "day", "price_cents": 0}]},
        {"opening_hours": [{"day": 8, "opens": "09:00", "closes": "18:00"}]},
        {"opening_hours": [{"day": 1, "opens": "18:00", "closes": "09:00"}]},
        {
            "opening_hours": [
                {"day": 1, "opens": "09:00", "closes": "13:00"},
                {"day": 1, "opens": "12:00", "closes": "18:00"},
            ]
        },
        {"website": "javascript:alert(1)"},
        {"operator": {"name": "X", "vat_number": "00743110158"}},
        {"accreditations": []},
    ],
)
def test_a_bad_profile_is_refused_and_nothing_is_made(
    api: ApiClient, session: Session, tokens: Tokens, changes: dict[str, Any]
) -> None:
    person = make_person(session)
    session.commit()
    token = tokens.person(person.id)

    answer = api.post("/v1/spaces", json=profile(**changes), token=token)

    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"]
    assert api.get("/v1/spaces?mine=true", token=token).json()["items"] == []


def test_members_left_out_stay_and_null_empties(api: ApiClient, manager: tuple[str, str]) -> None:
    space_id, token = manager
    before = api.get(f"/v1/spaces/{space_id}", token=token)

    changed = api.patch(
        f"/v1/spaces/{space_id}", json={"location": None, "name": "Altro"}, version=before.headers["ETag"], token=token
    )

    expected = {**before.json(), "location": None, "name": "Altro", "version": before.json()["version"] + 1}
    assert changed.json() == {**expected, "updated_at": changed.json()["updated_at"]}


def test_hours_and_desks_are_replaced_whole(api: ApiClient, manager: tuple[str, str]) -> None:
    space_id, token = manager
    hours = [{"day": 6, "opens": "10:00", "closes": "24:00"}]

    changed = api.patch(
        f"/v1/spaces/{space_id}",
        json={"opening_hours": hours, "desks": {"shared_desk": 3, "reserved_desk": 0, "private_office": 0}},
        version=1,
        token=token,
    )

    assert changed.json()["opening_hours"] == hours
    assert changed.json()["desks"] == {"shared_desk": 3, "reserved_desk": 0, "private_office": 0}


def test_a_dearer_price_waits_for_the_next_month_and_a_lower_one_does_not(
    api: ApiClient, manager: tuple[str, str], clock: SetClock
) -> None:
    space_id, token = manager
    dearer = [{**price, "price_cents": 28_000} if price["unit"] == "month" else price for price in PRICES[:3]]
    dearer[1] = {**PRICES[1], "price_cents": 1_500}

    changed = api.patch(f"/v1/spaces/{space_id}", json={"price_list": dearer}, version=1, token=token).json()
    clock.set(datetime(2027, 1, 1, 12, tzinfo=UTC))
    next_month = api.get(f"/v1/spaces/{space_id}").json()

    assert [price["price_cents"] for price in changed["price_list"]] == [400, 1_500, 25_000, 30_000]
    assert [(c["desk_kind"], c["price_cents"], c["valid_from"]) for c in changed["price_changes"]] == [
        ("reserved_desk", None, "2027-01-01"),
        ("shared_desk", 28_000, "2027-01-01"),
    ]
    assert [price["price_cents"] for price in next_month["price_list"]] == [400, 1_500, 28_000]


def test_going_back_to_the_price_in_force_takes_an_announced_rise_away(
    api: ApiClient, manager: tuple[str, str]
) -> None:
    space_id, token = manager
    dearer = [*PRICES[:2], {**PRICES[2], "price_cents": 28_000}, PRICES[3]]

    api.patch(f"/v1/spaces/{space_id}", json={"price_list": dearer}, version=1, token=token)
    back = api.patch(f"/v1/spaces/{space_id}", json={"price_list": PRICES}, version=2, token=token).json()

    assert back["price_changes"] == []


def test_a_stale_version_changes_nothing(api: ApiClient, manager: tuple[str, str]) -> None:
    space_id, token = manager

    api.patch(f"/v1/spaces/{space_id}", json={"name": "Primo"}, version=1, token=token)
    late = api.patch(f"/v1/spaces/{space_id}", json={"name": "Secondo"}, version=1, token=token)

    assert late.status_code == 412
    assert api.get(f"/v1/spaces/{space_id}").json()["name"] == "Primo"


@pytest.mark.parametrize(
    ("body", "status"),
    [({"name": None}, 422), ({"id": "x"}, 422), ({"accessible": "yes"}, 422), ({"version": 7}, 422)],
)
def test_a_bad_change_is_refused(api: ApiClient, manager: tuple[str, str], body: dict[str, Any], status: int) -> None:
    space_id, token = manager

    assert api.patch(f"/v1/spaces/{space_id}", json=body, version=1, token=token).status_code == status


def test_a_change_names_the_version_it_read_and_the_media_type(api: ApiClient, manager: tuple[str, str]) -> None:
    space_id, token = manager

    assert api.patch(f"/v1/spaces/{space_id}", json={"name": "X"}, token=token).status_code == 428
    plain = api.request("PATCH", f"/v1/spaces/{space_id}", json={"name": "X"}, headers={"If-Match": '"1"'}, token=token)
    assert plain.status_code == 415


class TestWhoMay:
    def test_nobody_without_a_token(self, api: ApiClient, manager: tuple[str, str]) -> None:
        assert api.post("/v1/spaces", json=profile()).status_code == 401
        assert api.patch(f"/v1/spaces/{manager[0]}", json={"name": "X"}, version=1).status_code == 401

    def test_another_spaces_manager_sees_nothing_to_change(
        self, api: ApiClient, manager: tuple[str, str], session: Session, tokens: Tokens
    ) -> None:
        other = make_member(session, Role.SPACE_MANAGER, space_id=make_space(session).id)
        session.commit()

        answer = api.patch(f"/v1/spaces/{manager[0]}", json={"name": "X"}, version=1, token=tokens.person(other.id))

        assert answer.status_code == 404

    def test_desk_staff_of_the_space_may_not(
        self, api: ApiClient, manager: tuple[str, str], session: Session, tokens: Tokens
    ) -> None:
        staff = make_member(session, Role.DESK_STAFF, space_id=UUID(manager[0]))
        session.commit()

        answer = api.patch(f"/v1/spaces/{manager[0]}", json={"name": "X"}, version=1, token=tokens.person(staff.id))

        assert answer.status_code == 403

    def test_a_machine_of_the_space_may_not(
        self, api: ApiClient, manager: tuple[str, str], session: Session, tokens: Tokens
    ) -> None:
        machine = make_client(session, space_ids=[UUID(manager[0])])
        session.commit()
        token = tokens.client(machine.id, "spaces:read redemptions:write")

        assert api.patch(f"/v1/spaces/{manager[0]}", json={"name": "X"}, version=1, token=token).status_code == 403
        assert api.post("/v1/spaces", json=profile(), token=token).status_code == 403
