"""Drafts: begun before the opening, saved while typing, one per person and call, nobody else's business."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from api.applications.models import Application
from api.core.audit import AuditRecord
from api.core.clock import SetClock
from api.core.principal import Role
from api.core.tenancy import enter_tenants, scoped
from tests.conftest import Tokens
from tests.factories.accounts import make_member, make_person
from tests.factories.applications import Office, make_application, make_filed, make_office, person_answers
from tests.factories.calls import Window
from tests.fixtures.client import ApiClient


@pytest.fixture
def giulia(session: Session, tokens: Tokens) -> str:
    """A person's token."""
    person = make_person(session, given_name="Giulia", tax_code="BNCGLI90A41F205X", email="giulia@example.it")
    session.commit()
    return tokens.person(person.id)


class TestCreate:
    def test_a_person_begins_a_draft(self, api: ApiClient, office: Office, giulia: str) -> None:
        answer = api.post(f"/v1/calls/{office.call.id}/applications", token=giulia, json={})
        assert answer.status_code == 201
        body = answer.json()
        assert body["status"] == "draft"
        assert body["identity"]["tax_code"] == "BNCGLI90A41F205X"
        assert answer.headers["location"] == f"/v1/applications/{body['id']}"
        assert answer.headers["etag"] == '"1"'

    def test_before_the_opening_too(self, api: ApiClient, session: Session, clock: SetClock, tokens: Tokens) -> None:
        noon = clock.at(None)  # type: ignore[arg-type]
        office = make_office(session, window=Window(noon + timedelta(days=3), noon + timedelta(days=9)))
        person = make_person(session)
        session.commit()
        answer = api.post(f"/v1/calls/{office.call.id}/applications", token=tokens.person(person.id), json={})
        assert answer.status_code == 201
        assert "submit" not in answer.json()["actions"]

    def test_not_after_the_closing(self, api: ApiClient, office: Office, giulia: str, clock: SetClock) -> None:
        clock.set(office.call.closes_at)
        answer = api.post(f"/v1/calls/{office.call.id}/applications", token=giulia, json={})
        assert (answer.status_code, answer.json()["code"]) == (409, "call_not_open")

    def test_a_second_one_is_refused_and_names_the_first(self, api: ApiClient, office: Office, giulia: str) -> None:
        first = api.post(f"/v1/calls/{office.call.id}/applications", token=giulia, json={}).json()
        second = api.post(f"/v1/calls/{office.call.id}/applications", token=giulia, json={})
        assert (second.status_code, second.json()["code"]) == (409, "already_applied")
        assert second.json()["application_id"] == first["id"]

    def test_after_a_withdrawal_one_may_begin_again(self, api: ApiClient, office: Office, giulia: str) -> None:
        first = api.post(f"/v1/calls/{office.call.id}/applications", token=giulia, json={}).json()
        api.post(f"/v1/applications/{first['id']}/withdrawal", token=giulia, json={})
        assert api.post(f"/v1/calls/{office.call.id}/applications", token=giulia, json={}).status_code == 201

    def test_anonymous(self, api: ApiClient, office: Office) -> None:
        assert api.post(f"/v1/calls/{office.call.id}/applications", json={}).status_code == 401


class TestSave:
    @pytest.fixture
    def draft(self, api: ApiClient, office: Office, giulia: str) -> str:
        """The path of a fresh draft."""
        return f"/v1/applications/{api.post(f'/v1/calls/{office.call.id}/applications', token=giulia, json={}).json()['id']}"

    def test_some_answers(self, api: ApiClient, draft: str, giulia: str) -> None:
        answer = api.patch(draft, token=giulia, version=1, json={"answers": {"months": 4}})
        assert answer.status_code == 200
        assert answer.json()["answers"] == {"months": 4}
        assert answer.json()["version"] == 2

    def test_null_clears(self, api: ApiClient, draft: str, giulia: str) -> None:
        api.patch(draft, token=giulia, version=1, json={"answers": {"months": 4, "has_project": True}})
        answer = api.patch(draft, token=giulia, version=2, json={"answers": {"months": None}})
        assert answer.json()["answers"] == {"has_project": True}

    def test_the_same_again_changes_nothing(self, api: ApiClient, draft: str, giulia: str) -> None:
        api.patch(draft, token=giulia, version=1, json={"answers": {"months": 4}})
        assert api.patch(draft, token=giulia, version=2, json={"answers": {"months": 4}}).json()["version"] == 2

    def test_a_stale_tab_is_told(self, api: ApiClient, draft: str, giulia: str) -> None:
        api.patch(draft, token=giulia, version=1, json={"answers": {"months": 4}})
        assert api.patch(draft, token=giulia, version=1, json={"answers": {"months": 5}}).status_code == 412

    def test_without_if_match(self, api: ApiClient, draft: str, giulia: str) -> None:
        assert api.patch(draft, token=giulia, json={"answers": {"months": 4}}).status_code == 428

    def test_half_a_text_is_saved_while_it_is_typed(self, api: ApiClient, draft: str, giulia: str) -> None:
        answer = api.patch(draft, token=giulia, version=1, json={"answers": {"project_idea": "A work"}})
        assert answer.status_code == 200

    @pytest.mark.parametrize(
        ("answers", "pointer", "code"),
        [
            ({"shoe_size": 42}, "/answers/shoe_size", "unknown_field"),
            ({"tax_code": "BNCGLI90A41F205X"}, "/answers/tax_code", "unknown_field"),
            ({"months": 0}, "/answers/months", "too_small"),
            ({"months": "4"}, "/answers/months", "wrong_type"),
            ({"months": True}, "/answers/months", "wrong_type"),
            ({"applicant_kind": "robot"}, "/answers/applicant_kind", "unknown_choice"),
            ({"project_idea": "x" * 3_001}, "/answers/project_idea", "too_long"),
            ({"space_id": "Via Tortona"}, "/answers/space_id", "wrong_type"),
            ({"space_id": "0197f0c1-a2b3-7c4d-8e5f-60718293a4b5"}, "/answers/space_id", "space_not_accredited"),
        ],
    )
    def test_wrong_answers_are_named(
        self, api: ApiClient, draft: str, giulia: str, *, answers: dict, pointer: str, code: str
    ) -> None:
        answer = api.patch(draft, token=giulia, version=1, json={"answers": answers})
        assert answer.status_code == 422
        assert {"pointer": pointer, "code": code}.items() <= answer.json()["errors"][0].items()
        assert api.get(draft, token=giulia).json()["answers"] == {}

    def test_tasks_and_estimate_follow_the_answers(
        self, api: ApiClient, draft: str, giulia: str, office: Office
    ) -> None:
        empty = {task["code"]: task["status"] for task in api.get(draft, token=giulia).json()["tasks"]}
        assert empty["you"] == "todo"
        assert empty["submission"] == "locked"
        whole = person_answers(office.space.id, monthly_cost_cents=25_000, months=12)
        full = api.patch(draft, token=giulia, version=1, json={"answers": whole}).json()
        assert {task["status"] for task in full["tasks"] if task["code"] not in {"submission", "documents"}} == {"done"}
        assert full["tasks"][-1] == {"code": "submission", "status": "todo", "missing": [], "problems": []}
        assert full["estimate"]["amount_cents"] == 150_000
        assert full["actions"][0] == "submit"

    def test_a_rule_that_fails_is_a_problem_of_its_part(self, api: ApiClient, draft: str, giulia: str) -> None:
        shown = api.patch(draft, token=giulia, version=1, json={"answers": {"months": 13}}).json()
        desk = next(task for task in shown["tasks"] if task["code"] == "desk")
        assert (desk["status"], desk["problems"]) == ("problem", ["max_months"])


class TestOthers:
    def test_another_person_finds_nothing(self, api: ApiClient, session: Session, office: Office, giulia: str) -> None:
        row = make_application(session, office)
        session.commit()
        path = f"/v1/applications/{row.id}"
        assert api.get(path, token=giulia).status_code == 404
        assert api.patch(path, token=giulia, version=1, json={"answers": {}}).status_code == 404
        assert api.post(f"{path}/submission", token=giulia, json={}).status_code == 404
        assert api.post(f"{path}/withdrawal", token=giulia, json={}).status_code == 404

    def test_the_office_does_not_see_drafts(
        self, api: ApiClient, session: Session, office: Office, tokens: Tokens
    ) -> None:
        row = make_application(session, office)
        session.commit()
        officer = tokens.person(office.officer.id)
        assert api.get(f"/v1/applications/{row.id}", token=officer).status_code == 404
        assert api.get("/v1/applications?scope=office", token=officer).json()["items"] == []

    def test_another_office_finds_nothing(
        self, api: ApiClient, session: Session, office: Office, tokens: Tokens
    ) -> None:
        row = make_filed(session, office, 1)
        session.commit()
        stranger = make_office(session, slug="monza", municipality_code="108033").officer
        session.commit()
        token = tokens.person(stranger.id)
        assert api.get(f"/v1/applications/{row.id}", token=token).status_code == 404
        assert api.get(f"/v1/applications/{row.id}/review", token=token).status_code == 404
        assert api.get("/v1/applications?scope=office", token=token).json()["items"] == []

    def test_the_office_s_look_is_on_the_record(
        self, api: ApiClient, session: Session, office: Office, tokens: Tokens
    ) -> None:
        row = make_filed(session, office, 1)
        session.commit()
        for reader in (row.person_id, office.officer.id):
            assert api.get(f"/v1/applications/{row.id}", token=tokens.person(reader)).status_code == 200
        enter_tenants(session, [office.tenant_id])
        looks = session.scalars(scoped(AuditRecord, office.tenant_id).where(AuditRecord.action == "application.opened"))
        assert [look.actor_id for look in looks] == [office.officer.id]

    def test_a_treasurer_is_told_it_is_not_theirs(
        self, api: ApiClient, session: Session, office: Office, tokens: Tokens
    ) -> None:
        row = make_filed(session, office, 1)
        treasurer = make_member(session, Role.TREASURER, tenant_id=office.tenant_id)
        session.commit()
        answer = api.get(f"/v1/applications/{row.id}", token=tokens.person(treasurer.id))
        assert answer.status_code == 403

    def test_one_s_own_are_listed(self, api: ApiClient, session: Session, office: Office, tokens: Tokens) -> None:
        person = make_person(session)
        mine: Application = make_application(session, office, person)
        make_application(session, office)
        session.commit()
        found = api.get("/v1/applications", token=tokens.person(person.id)).json()
        assert [item["id"] for item in found["items"]] == [str(mine.id)]
