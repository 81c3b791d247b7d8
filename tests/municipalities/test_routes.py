"""Reads of the comuni: public, searchable without accents, today's first."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from tests.factories.municipalities import MILANO, add_tenant
from tests.fixtures.client import ApiClient


def names(api: ApiClient, **query: Any) -> list[str]:
    answer = api.get("/v1/municipalities", params=query)
    assert answer.status_code == 200, answer.text
    return [item["name"] for item in answer.json()["items"]]


class TestList:
    def test_those_whose_name_begins_with_the_words_come_first(self, api: ApiClient) -> None:
        assert names(api, q="milan")[0] == "Milano"

    @pytest.mark.parametrize("typed", ["forli", "Forlì", "FORLI'", "  forlì  "])
    def test_accents_case_and_apostrophes_do_not_matter(self, api: ApiClient, typed: str) -> None:
        assert "Forlì" in names(api, q=typed)

    def test_the_name_in_the_other_language_is_found(self, api: ApiClient) -> None:
        assert names(api, q="brixen") == ["Bressanone"]

    def test_a_word_within_the_name_is_found(self, api: ApiClient) -> None:
        assert "Reggio nell'Emilia" in names(api, q="emilia")

    def test_wildcards_are_plain_characters(self, api: ApiClient) -> None:
        assert names(api, q="%") == names(api)

    def test_a_region_narrows_the_list(self, api: ApiClient) -> None:
        items = api.get("/v1/municipalities", params={"region": "lombardia", "limit": 100}).json()["items"]
        assert {item["region"] for item in items} == {"Lombardia"}

    def test_a_bilingual_region_is_found_by_its_italian_name(self, api: ApiClient) -> None:
        assert "Aosta" in names(api, region="Valle d'Aosta", q="aosta")

    def test_pages_hold_every_comune_of_today_once_in_order(self, api: ApiClient) -> None:
        codes: list[str] = []
        query: dict[str, Any] = {"limit": 100, "region": "Liguria"}
        while True:
            page = api.get("/v1/municipalities", params=query).json()
            codes += [item["istat_code"] for item in page["items"]]
            if page["next_cursor"] is None:
                break
            query["cursor"] = page["next_cursor"]
        assert len(codes) == len(set(codes)) == 234

    def test_a_comune_that_merged_is_listed_until_its_last_day(self, api: ApiClient, clock: SetClock) -> None:
        clock.set(datetime(2023, 12, 31, 12, tzinfo=UTC))
        assert names(api, q="ronago") == ["Ronago", "Uggiate con Ronago"]
        clock.set(datetime(2024, 1, 1, 12, tzinfo=UTC))
        assert names(api, q="ronago") == ["Uggiate con Ronago"]

    def test_one_that_ended_without_a_known_successor_stays_listed(self, api: ApiClient) -> None:
        assert "Castegnero" in names(api, q="castegnero")

    def test_it_tells_which_comuni_run_their_programme_here(self, api: ApiClient, session: Session) -> None:
        add_tenant(session)
        session.commit()
        milano = api.get("/v1/municipalities", params={"q": "milano"}).json()["items"][0]
        assert (milano["active"], milano["slug"]) == (True, "milano")

    @pytest.mark.parametrize(
        "query",
        [
            {"cursor": "x"},
            {"cursor": "W10"},
            {"cursor": "W1sicyIsIngiXSxbInMiLCJ5Il0sWyJzIiwieiJdXQ"},
            {"limit": 0},
            {"limit": 101},
            {"limit": "many"},
            {"q": "x" * 101},
        ],
    )
    def test_bad_questions_get_a_problem(self, api: ApiClient, query: dict[str, Any]) -> None:
        answer = api.get("/v1/municipalities", params=query)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"


class TestRead:
    def test_milano_with_its_codes_place_and_outline(self, api: ApiClient) -> None:
        milano = api.get(f"/v1/municipalities/{MILANO}").json()
        assert (milano["name"], milano["belfiore_code"], milano["province_code"]) == ("Milano", "F205", "MI")
        west, south, east, north = milano["bbox"]
        assert west < milano["location"]["lon"] < east
        assert south < milano["location"]["lat"] < north
        assert milano["outline"]["type"] == "MultiPolygon"
        ring = milano["outline"]["coordinates"][0][0]
        assert ring[0] == ring[-1]
        assert milano["attribution"] == "Confini amministrativi: ISTAT, CC BY 4.0"

    def test_one_that_merged_names_its_last_day_and_successor(self, api: ApiClient) -> None:
        ronago = api.get("/v1/municipalities/013199").json()
        assert (ronago["valid_to"], ronago["successor_code"]) == ("2023-12-31", "013256")

    def test_how_it_presents_itself(self, api: ApiClient, session: Session) -> None:
        add_tenant(session)
        session.commit()
        programme = api.get(f"/v1/municipalities/{MILANO}").json()["programme"]
        assert programme["slug"] == "milano"
        assert programme["time_zone"] == "Europe/Rome"

    def test_an_unknown_code_is_not_found(self, api: ApiClient) -> None:
        answer = api.get("/v1/municipalities/999999")
        assert answer.status_code == 404
        assert answer.json()["code"] == "not_found"

    @pytest.mark.parametrize("code", ["1", "15146", "abcdef", "0151460", "０１５１４６"])
    def test_what_is_no_code_gets_a_problem(self, api: ApiClient, code: str) -> None:
        assert api.get(f"/v1/municipalities/{code}").status_code in {404, 422}
