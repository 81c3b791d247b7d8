"""GET /v1/spaces: the public list, its filters, pages and map."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.conftest import Tokens
from tests.factories.clients import make_client
from tests.factories.municipalities import MILANO
from tests.factories.spaces import ALWAYS, make_accredited_space, make_space
from tests.fixtures.client import ApiClient

SESTO = "015209"


@pytest.fixture
def spaces(session: Session, tenant_id: int) -> dict[str, str]:
    """Three listed spaces by name: near the Duomo, 4 km north, and one without a place."""
    made = [
        make_accredited_space(session, tenant_id, name="Alfa", opening_hours=ALWAYS, accessible=False),
        make_accredited_space(
            session,
            tenant_id,
            name="Beta 100%",
            location={"lat": 45.5000, "lon": 9.1919},
            desks={"shared_desk": 0, "reserved_desk": 8, "private_office": 2},
        ),
        make_accredited_space(session, tenant_id, name="Gamma", location=None, address=_in(SESTO)),
    ]
    session.commit()
    return {space.name: str(space.id) for space in made}


def names(api: ApiClient, query: str) -> list[str]:
    answer = api.get(f"/v1/spaces?{query}")
    assert answer.status_code == 200, answer.text
    return [space["name"] for space in answer.json()["items"]]


@pytest.mark.usefixtures("spaces")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Alfa", "Beta 100%", "Gamma"]),
        ("q=beta", ["Beta 100%"]),
        ("q=tortona alfa", ["Alfa"]),
        ("q=%25", ["Beta 100%"]),
        ("q=_", []),
        ("q=tavoli larghi", ["Alfa", "Beta 100%", "Gamma"]),
        ("desk_kind=shared_desk", ["Alfa", "Gamma"]),
        ("accessible=true", ["Beta 100%", "Gamma"]),
        ("accessible=false", ["Alfa"]),
        ("open_24h=true", ["Alfa"]),
        (f"municipality={MILANO}", ["Alfa", "Beta 100%", "Gamma"]),
        (f"municipality={SESTO}", ["Gamma"]),
        ("municipality=058091", []),
        ("near=45.5,9.19", ["Beta 100%", "Alfa"]),
        ("near=45.4641,9.1919&radius_m=1000", ["Alfa"]),
    ],
)
def test_filters(api: ApiClient, query: str, expected: list[str]) -> None:
    assert names(api, query) == expected


@pytest.mark.usefixtures("spaces")
def test_distance_is_told_where_a_place_is_given(api: ApiClient) -> None:
    found = api.get("/v1/spaces?near=45.4641,9.1919").json()["items"]

    assert [space["distance_m"] for space in found] == [0, 3992]


@pytest.mark.usefixtures("spaces")
@pytest.mark.parametrize("query", ["", "&near=45.4,9.1"])
def test_pages_follow_one_another_without_gap_or_repeat(api: ApiClient, query: str) -> None:
    whole = names(api, f"limit=100{query}")
    seen: list[str] = []
    cursor = ""
    while True:
        page = api.get(f"/v1/spaces?limit=1{query}{cursor}").json()
        seen += [space["name"] for space in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"

    assert seen == whole


def test_a_space_that_is_in_no_list_is_not_shown(api: ApiClient, session: Session, tenant_id: int) -> None:
    make_space(session, name="Unlisted")
    make_accredited_space(session, tenant_id, name="Listed")
    session.commit()

    assert names(api, "") == ["Listed"]


@pytest.mark.usefixtures("tenant_id")
def test_a_sandbox_space_is_in_no_list_and_nobody_elses(api: ApiClient, session: Session, tokens: Tokens) -> None:
    space = make_space(session, sandbox=True)
    machine = make_client(session, space_ids=[space.id], sandbox=True)
    session.commit()

    assert names(api, "") == []
    assert api.get(f"/v1/spaces/{space.id}").status_code == 404
    assert api.get(f"/v1/spaces/{space.id}", token=tokens.client(machine.id, "spaces:read")).status_code == 200


def test_the_list_as_features_for_a_map(api: ApiClient, spaces: dict[str, str]) -> None:
    answer = api.get("/v1/spaces", headers={"Accept": "application/geo+json"})
    features = {feature["id"]: feature for feature in answer.json()["features"]}

    assert answer.headers["content-type"] == "application/geo+json"
    assert features[spaces["Alfa"]]["geometry"] == {"type": "Point", "coordinates": [9.1919, 45.4641]}
    assert features[spaces["Gamma"]]["geometry"] is None
    assert features[spaces["Alfa"]]["properties"]["name"] == "Alfa"


@pytest.mark.parametrize(
    "query",
    [
        "near=91,9",
        "near=45.4",
        "near=45.4,181",
        "near=nan,1",
        "near=45.4,9.1&radius_m=0",
        "radius_m=500",
        "municipality=15146",
        "desk_kind=sofa",
        "accessible=perhaps",
        "limit=0",
        "limit=101",
        "cursor=zzz",
        "near=45.4,9.1&cursor=W10",
        f"q={'x' * 101}",
    ],
)
def test_bad_queries_are_told_so(api: ApiClient, query: str) -> None:
    answer = api.get(f"/v1/spaces?{query}")

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.usefixtures("spaces")
def test_a_reader_who_has_the_list_gets_no_body(api: ApiClient) -> None:
    first = api.get("/v1/spaces")

    again = api.get("/v1/spaces", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert "max-age" in first.headers["Cache-Control"]


def test_the_shape_is_the_contracts(api: ApiClient, session: Session, tenant_id: int) -> None:
    space = make_accredited_space(session, tenant_id, website="https://example.org/")
    session.commit()

    shown: dict[str, Any] = api.get(f"/v1/spaces/{space.id}").json()

    assert shown["address"] == {
        "street": "Via Tortona 15",
        "postal_code": "20144",
        "municipality_code": MILANO,
        "district": "Tortona",
    }
    assert shown["location"] == {"lat": 45.4641, "lon": 9.1919}
    assert shown["desks"] == {"shared_desk": 12, "reserved_desk": 4, "private_office": 2}
    assert shown["price_list"][0] == {"desk_kind": "shared_desk", "unit": "hour", "price_cents": 400}
    assert shown["opening_hours"][0] == {"day": 1, "opens": "09:00", "closes": "18:00"}
    assert shown["accreditations"] == [{"municipality_code": MILANO, "status": "accredited", "since_on": "2013-01-07"}]
    assert {"id", "name", "operator_name", "services", "accessible", "website"} <= shown.keys()


def _in(municipality_code: str) -> dict[str, Any]:
    return {
        "street": "Via Roma 1",
        "postal_code": "20099",
        "municipality_code": municipality_code,
        "district": "Tortona",
    }
