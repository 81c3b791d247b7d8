"""Reading calls as anyone, writing drafts as an officer."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.calls import Window
from api.core.tenancy import enter_tenants
from api.municipalities import add_sandbox_tenant
from tests.calls.conftest import BEFORE, CLOSES, OPENS, Office
from tests.factories.calls import as_payload, make_call, make_draft, space_draft, voucher_draft
from tests.factories.municipalities import MILANO
from tests.fixtures.client import ApiClient

WINDOW = Window(OPENS, CLOSES)


def create(api: ApiClient, office: Office, **changes: Any) -> Any:
    payload = {**as_payload(voucher_draft(WINDOW), MILANO), **changes}
    return api.post("/v1/calls", json=payload, token=office.officer)


class TestReading:
    def test_a_call_has_the_contracts_shape(
        self, api: ApiClient, office: Office, session: Session, tenant_id: int
    ) -> None:
        call = make_call(session, tenant_id, voucher_draft(WINDOW, chamber_id=office.chamber_id), now=BEFORE)
        session.commit()

        shown = api.get(f"/v1/calls/{call.id}").json()

        assert shown["municipality_code"] == MILANO
        assert shown["kind"] == "voucher"
        assert (shown["opens_at"], shown["closes_at"]) == ("2013-04-26T08:00:00Z", "2014-11-21T12:00:00Z")
        assert (shown["time_zone"], shown["allocation"], shown["cup"]) == ("Europe/Rome", "rolling", None)
        assert {"code", "text"} <= shown["rules"][0].keys()
        assert shown["voucher_terms"] == {
            "coverage_basis_points": 5000,
            "cap_cents": 150_000,
            "minimum_cost_cents": 0,
            "validity_months": 12,
            "settlement": "space_redemption",
            "settlement_months": 2,
            "monthly_cap_cents": None,
            "desk_kinds": ["shared_desk", "reserved_desk", "private_office"],
            "hold_hours": 72,
        }
        funder = {"kind": "chamber", "name": "Camera di commercio di Milano", "allocated_cents": 10_000_000}
        assert funder.items() <= shown["funders"][1].items()
        assert shown["responsible_person"] == "Anna Rossi"
        sections = (
            "category topics addressed_to how_to needed obtained deadlines costs answer_days office appointment_url"
        )
        assert {*sections.split(), "terms", "faq", "attachments", "inactive_reason"} <= shown["service_sheet"].keys()

    @pytest.mark.usefixtures("office")
    def test_every_text_comes_in_the_readers_language(self, api: ApiClient, session: Session, tenant_id: int) -> None:
        call = make_call(session, tenant_id, voucher_draft(WINDOW), now=BEFORE)
        session.commit()

        titles = [
            api.get(f"/v1/calls/{call.id}", headers={"Accept-Language": wanted}).json()["title"]
            for wanted in ("en-GB,en;q=0.9,it;q=0.5", "it", "de")
        ]

        assert titles == [
            "Desk vouchers for coworking",
            "Buoni postazione per il coworking",
            "Buoni postazione per il coworking",
        ]

    @pytest.mark.usefixtures("office")
    def test_a_sandboxs_call_is_not_in_the_world(self, api: ApiClient, session: Session) -> None:
        sandbox = add_sandbox_tenant(session, slug="prova-1", name="Prova")
        session.commit()
        enter_tenants(session, [sandbox.id])
        call = make_call(session, sandbox.id, voucher_draft(WINDOW), now=BEFORE)
        session.commit()

        assert api.get("/v1/calls").json()["items"] == []
        assert api.get(f"/v1/calls/{call.id}").status_code == 404

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ("", ["voucher", "accreditation"]),
            ("kind=voucher", ["voucher"]),
            (f"municipality={MILANO}&kind=accreditation", ["accreditation"]),
            ("municipality=058091", []),
            ("status=published", ["voucher"]),
            ("status=open", ["accreditation"]),
            ("status=closed", []),
        ],
    )
    @pytest.mark.usefixtures("office")
    def test_filters(self, api: ApiClient, session: Session, tenant_id: int, query: str, titles: list[str]) -> None:
        make_call(session, tenant_id, space_draft(Window(BEFORE, CLOSES)), now=BEFORE)
        make_call(session, tenant_id, voucher_draft(WINDOW), now=BEFORE)
        session.commit()

        assert [call["kind"] for call in api.get(f"/v1/calls?{query}").json()["items"]] == titles

    @pytest.mark.usefixtures("office")
    def test_pages_follow_one_another(self, api: ApiClient, session: Session, tenant_id: int) -> None:
        ids = [str(make_call(session, tenant_id, space_draft(WINDOW), now=BEFORE).id) for _ in range(3)]
        session.commit()

        first = api.get("/v1/calls?limit=2").json()
        second = api.get(f"/v1/calls?limit=2&cursor={first['next_cursor']}").json()

        assert [call["id"] for call in [*first["items"], *second["items"]]] == ids[::-1]
        assert second["next_cursor"] is None

    @pytest.mark.parametrize("query", ["status=ajar", "kind=cash", "municipality=1", "cursor=x", "limit=1000"])
    @pytest.mark.usefixtures("office")
    def test_bad_queries_are_told_so(self, api: ApiClient, query: str) -> None:
        assert api.get(f"/v1/calls?{query}").status_code == 422


class TestDrafts:
    @pytest.fixture
    def draft_id(self, session: Session, tenant_id: int) -> str:
        """A draft of Milan's."""
        call = make_draft(session, tenant_id, voucher_draft(WINDOW), now=BEFORE)
        session.commit()
        return str(call.id)

    @pytest.mark.parametrize("who", ["officer", "approver", "auditor"])
    def test_its_office_reads_it(self, api: ApiClient, office: Office, draft_id: str, who: str) -> None:
        token = getattr(office, who)

        assert api.get(f"/v1/calls/{draft_id}", token=token).json()["status"] == "draft"
        assert [call["id"] for call in api.get("/v1/calls?status=draft", token=token).json()["items"]] == [draft_id]

    @pytest.mark.parametrize("who", [None, "chamber_officer", "elsewhere_officer", "elsewhere_approver"])
    def test_nobody_else_does(self, api: ApiClient, office: Office, draft_id: str, who: str | None) -> None:
        token = getattr(office, who) if who else None

        assert api.get(f"/v1/calls/{draft_id}", token=token).status_code == 404
        assert api.get(f"/v1/calls/{draft_id}/budget", token=token).status_code == 404
        checks = api.post(f"/v1/calls/{draft_id}/eligibility-checks", json={"answers": {}}, token=token)
        assert checks.status_code == 404
        assert api.get("/v1/calls", token=token).json()["items"] == []

    def test_the_source_is_the_offices_alone(self, api: ApiClient, office: Office, draft_id: str) -> None:
        path = f"/v1/calls/{draft_id}/source"

        assert api.get(path).status_code == 401
        assert api.get(path, token=office.chamber_officer).status_code == 403
        assert api.get(path, token=office.elsewhere_officer).status_code == 404

    def test_what_was_written_is_read_back_whole(self, api: ApiClient, office: Office) -> None:
        payload = as_payload(voucher_draft(WINDOW, chamber_id=office.chamber_id), MILANO)
        made = create(api, office, **payload)

        source = api.get(f"/v1/calls/{made.json()['id']}/source", token=office.officer).json()

        del payload["municipality_code"]
        assert source["draft"] == payload

    def test_members_left_out_of_a_change_stay(self, api: ApiClient, office: Office) -> None:
        made = create(api, office)
        cup = {"cup": "B31H22000280006", "funding_lines": []}

        changed = api.patch(
            made.headers["Location"], json=cup, version=made.headers["ETag"], token=office.second_officer
        )

        assert changed.status_code == 200, changed.text
        expected = {**made.json(), "cup": "B31H22000280006", "funders": [], "version": 2}
        assert changed.json() == {**expected, "updated_at": changed.json()["updated_at"]}

    @pytest.mark.parametrize(
        "changes",
        [
            {"title": {"it": "Solo italiano"}},
            {"title": {"it": "Bando", "en": " "}},
            {"opens_at": "2014-11-21T12:00:00Z"},
            {"opens_at": "2013-04-26T08:00:00"},
            {"cup": "E44E2000014000"},
            {"voucher_terms": None},
            {"kind": "accreditation"},
            {"kind": "lottery"},
            {"allocation": "favourites"},
            {"rules": [{"code": "x"}]},
            {"voucher_terms": {"coverage_basis_points": 10_001}},
            {"municipality_code": "15146"},
            {"status": "published"},
            {"funding_lines": [{"funder_kind": "chamber", "funder_name": "CCIAA", "planned_cents": 1}]},
            {"funding_lines": [{"funder_kind": "other", "funder_name": "Altri", "planned_cents": 0}]},
            {"funding_lines": [{"funder_kind": "other", "funder_name": "Altri", "planned_cents": 10.5}]},
        ],
    )
    def test_a_bad_draft_is_refused_and_nothing_is_made(
        self, api: ApiClient, office: Office, changes: dict[str, Any]
    ) -> None:
        answer = create(api, office, **changes)

        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"]
        assert api.get("/v1/calls", token=office.officer).json()["items"] == []

    def test_a_code_is_used_once(self, api: ApiClient, office: Office) -> None:
        rules = voucher_draft(WINDOW)["rules"]

        assert create(api, office, rules=[rules[0], rules[0]]).status_code == 422

    def test_a_change_that_would_empty_the_window_is_refused(self, api: ApiClient, office: Office) -> None:
        made = create(api, office)

        refused = api.patch(
            made.headers["Location"], json={"closes_at": "2013-04-26T08:00:00Z"}, version=1, token=office.officer
        )

        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "window_empty")
        assert api.get(made.headers["Location"], token=office.officer).json()["version"] == 1

    def test_a_stale_version_changes_nothing(self, api: ApiClient, office: Office) -> None:
        made = create(api, office)
        path = made.headers["Location"]
        api.patch(path, json={"cup": "B31H22000280006"}, version=1, token=office.officer)

        late = api.patch(path, json={"cup": None}, version=1, token=office.second_officer)

        assert late.status_code == 412
        assert api.get(path, token=office.officer).json()["cup"] == "B31H22000280006"

    def test_who_may_write(self, api: ApiClient, office: Office) -> None:
        made = create(api, office)
        path, payload = made.headers["Location"], as_payload(voucher_draft(WINDOW), MILANO)

        assert api.post("/v1/calls", json=payload).status_code == 401
        assert api.post("/v1/calls", json=payload, token=office.approver).status_code == 403
        assert api.post("/v1/calls", json=payload, token=office.elsewhere_officer).status_code == 404
        assert api.patch(path, json={"cup": None}, version=1, token=office.elsewhere_officer).status_code == 404
        assert api.patch(path, json={"cup": None}, version=1, token=office.auditor).status_code == 403
        assert api.patch(path, json={"cup": None}, version=1).status_code == 401


def test_templates_are_ready_to_be_drafted_from(api: ApiClient, office: Office) -> None:
    templates = api.get("/v1/call-templates", token=office.officer).json()["items"]

    made = [
        api.post("/v1/calls", json={**template["draft"], "municipality_code": MILANO}, token=office.officer)
        for template in templates
    ]

    assert [template["code"] for template in templates] == ["milan_2013_spaces", "milan_2013_vouchers"]
    assert [answer.status_code for answer in made] == [201, 201]
    assert api.get("/v1/call-templates").status_code == 401
