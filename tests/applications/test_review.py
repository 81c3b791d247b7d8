"""The office's work: one officer takes a file, asks, proposes; someone else decides; every refusal says why."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.applications.models import Application
from api.core.clock import SetClock
from api.core.principal import Role
from tests.applications.rivals import persistently
from tests.conftest import Tokens
from tests.factories.accounts import give_role, make_member, make_person
from tests.factories.applications import Office, make_filed, make_under_review, person_answers
from tests.fixtures.client import ApiClient

ADMIT = {"outcome": "admitted", "reasons": []}
REFUSE = {"outcome": "refused", "reasons": ["has_project"], "note": "Il progetto non c'è."}


class Steps:
    """The steps of one file, by the office's people."""

    def __init__(self, api: ApiClient, tokens: Tokens, office: Office, row: Application) -> None:
        self.api, self.path = api, f"/v1/applications/{row.id}"
        self.officer, self.approver = tokens.person(office.officer.id), tokens.person(office.approver.id)
        self.applicant = tokens.person(row.person_id)

    def take(self, token: str | None = None) -> Any:
        return self.api.post(f"{self.path}/review", token=token or self.officer, json={})

    def ask(self, *items: str) -> Any:
        body = {"items": list(items), "message": "Manca un dato."}
        return self.api.post(f"{self.path}/completion-requests", token=self.officer, json=body)

    def propose(self, body: dict[str, Any], token: str | None = None) -> Any:
        return self.api.post(f"{self.path}/assessments", token=token or self.officer, json=body)

    def decide(self, outcome: str, token: str | None = None, **body: Any) -> Any:
        body = {"outcome": outcome, **body}
        return self.api.post(f"{self.path}/decision", token=token or self.approver, json=body)


@pytest.fixture
def new(api: ApiClient, tokens: Tokens, session: Session, office: Office) -> Steps:
    """A file that nobody has taken yet."""
    row = make_filed(session, office, 1)
    session.commit()
    return Steps(api, tokens, office, row)


@pytest.fixture
def taken(api: ApiClient, tokens: Tokens, session: Session, office: Office) -> Steps:
    """A file that the officer has in charge."""
    row = make_under_review(session, office, 1)
    session.commit()
    return Steps(api, tokens, office, row)


class TestQueue:
    def test_the_oldest_comes_first_page_by_page(
        self, api: ApiClient, tokens: Tokens, session: Session, office: Office
    ) -> None:
        rows = [make_filed(session, office, arrival) for arrival in (1, 2, 3)]
        session.commit()
        officer = tokens.person(office.officer.id)
        first = api.get("/v1/applications?scope=office&limit=2", token=officer).json()
        rest = api.get(f"/v1/applications?scope=office&cursor={first['next_cursor']}", token=officer).json()
        assert [item["id"] for item in first["items"] + rest["items"]] == [str(row.id) for row in rows]
        assert first["items"][0]["applicant_name"] == "Giulia Bianchi"
        assert rest["next_cursor"] is None

    def test_filters(self, api: ApiClient, tokens: Tokens, session: Session, office: Office) -> None:
        make_filed(session, office, 1)
        mine = make_under_review(session, office, 2)
        session.commit()
        officer = tokens.person(office.officer.id)
        for query in ("status=in_review", "assignee=me", f"status=in_review&call_id={office.call.id}"):
            found = api.get(f"/v1/applications?scope=office&{query}", token=officer).json()
            assert [item["id"] for item in found["items"]] == [str(mine.id)]

    def test_a_person_without_an_office_is_refused(self, api: ApiClient, tokens: Tokens, new: Steps) -> None:
        assert api.get("/v1/applications?scope=office", token=new.applicant).status_code == 403


class TestTakeCharge:
    def test_an_officer_takes_a_file(self, new: Steps) -> None:
        assert new.take().json()["status"] == "in_review"
        review = new.api.get(f"{new.path}/review", token=new.officer).json()
        assert review["assignee_name"] == "Officer Bianchi"
        assert review["actions"] == ["propose", "request_completion"]

    def test_of_many_officers_at_once_one_gets_it(
        self, new: Steps, session: Session, office: Office, tokens: Tokens
    ) -> None:
        officers = [make_member(session, Role.OFFICER, tenant_id=office.tenant_id) for _ in range(8)]
        session.commit()
        with ThreadPoolExecutor(8) as rivals:
            answers = list(
                rivals.map(lambda person: persistently(lambda: new.take(tokens.person(person.id))), officers)
            )
        assert sorted(answer.status_code for answer in answers) == [200, *([409] * 7)]
        assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"already_assigned"}

    def test_nobody_works_on_their_own_file(self, new: Steps, session: Session, office: Office, tokens: Tokens) -> None:
        person = make_person(session)
        own = make_filed(session, office, 2, person=person)
        give_role(session, person, Role.OFFICER, tenant_id=office.tenant_id)
        session.commit()
        path = f"/v1/applications/{own.id}/review"
        assert new.api.post(path, token=tokens.person(person.id), json={}).status_code == 403

    def test_an_applicant_has_no_part_in_it(self, new: Steps) -> None:
        assert new.take(new.applicant).status_code == 403


class TestCompletion:
    def test_the_clock_stands_still_and_only_what_was_asked_may_change(
        self, taken: Steps, clock: SetClock, office: Office
    ) -> None:
        before = taken.api.get(taken.path, token=taken.applicant).json()
        assert taken.ask("project_idea").status_code == 200
        asked = taken.api.get(taken.path, token=taken.applicant).json()
        assert (asked["status"], asked["pen"]) == ("completion_requested", "applicant")
        assert asked["timeline"][-2]["suspended"]
        wrong = {"answers": {"months": 12}}
        refused = taken.api.post(f"{taken.path}/completions", token=taken.applicant, json=wrong)
        assert refused.status_code == 422
        right = {"answers": {"project_idea": "A better workshop that repairs bicycles."}, "note": "Ecco."}
        done = taken.api.post(f"{taken.path}/completions", token=taken.applicant, json=right).json()
        assert (done["status"], done["pen"]) == ("in_review", "office")
        assert done["completion_requests"][0]["note"] == "Ecco."
        assert before["answers"]["months"] == done["answers"]["months"]

    def test_what_the_call_does_not_ask_can_not_be_asked(self, taken: Steps) -> None:
        assert taken.ask("shoe_size").json()["errors"][0]["pointer"] == "/items/0"

    def test_an_answer_that_nobody_asked_for(self, taken: Steps) -> None:
        answer = taken.api.post(f"{taken.path}/completions", token=taken.applicant, json={"answers": {}})
        assert answer.json()["code"] == "invalid_transition"

    def test_a_colleague_s_file_is_theirs(self, taken: Steps, session: Session, office: Office, tokens: Tokens) -> None:
        colleague = make_member(session, Role.OFFICER, tenant_id=office.tenant_id)
        session.commit()
        answer = taken.propose(ADMIT, tokens.person(colleague.id))
        assert answer.json()["code"] == "already_assigned"


class TestDecision:
    def test_maker_is_not_checker(self, taken: Steps, session: Session, office: Office) -> None:
        give_role(session, office.officer, Role.APPROVER, tenant_id=office.tenant_id)
        session.commit()
        taken.propose(ADMIT)
        answer = taken.decide("admitted", taken.officer)
        assert (answer.status_code, answer.json()["code"]) == (409, "maker_is_checker")
        assert "decide" not in taken.api.get(f"{taken.path}/review", token=taken.officer).json()["actions"]
        assert taken.api.get(f"{taken.path}/review", token=taken.approver).json()["actions"] == ["decide"]

    def test_nothing_is_decided_without_a_proposal(self, taken: Steps) -> None:
        assert taken.decide("admitted").json()["code"] == "no_proposal"

    def test_an_officer_does_not_decide(self, taken: Steps) -> None:
        taken.propose(ADMIT)
        assert taken.decide("admitted", taken.officer).status_code == 403

    @pytest.mark.parametrize(("reasons", "status"), [([], 409), (["no_such_rule"], 422)])
    def test_a_refusal_names_rules_of_the_call(self, taken: Steps, reasons: list[str], status: int) -> None:
        assert taken.propose({"outcome": "refused", "reasons": reasons}).status_code == status

    def test_a_refusal_is_told_with_rule_source_and_remedy(self, taken: Steps) -> None:
        taken.propose(REFUSE)
        assert taken.decide("refused").json()["status"] == "refused"
        told = taken.api.get(taken.path, token=taken.applicant, headers={"Accept-Language": "en"}).json()["decision"]
        assert told["outcome"] == "refused"
        assert told["reasons"][0]["code"] == "has_project"
        assert told["reasons"][0]["remedy"].startswith("Describe your business idea")
        assert "60 days" in told["remedies"]
        assert told["note"] == "Il progetto non c'è."

    def test_the_approver_sends_it_back_with_a_note(self, taken: Steps) -> None:
        taken.propose(ADMIT)
        assert taken.decide("returned", note="Controlla il costo.").json()["status"] == "in_review"
        (proposal,) = taken.api.get(f"{taken.path}/review", token=taken.officer).json()["assessments"]
        assert proposal["return_note"] == "Controlla il costo."
        assert taken.decide("admitted").json()["code"] == "no_proposal"

    def test_a_file_that_fails_a_rule_can_not_be_admitted(
        self, api: ApiClient, tokens: Tokens, session: Session, office: Office
    ) -> None:
        row = make_under_review(session, office, 1, answers=person_answers(office.space.id, has_project=False))
        session.commit()
        steps = Steps(api, tokens, office, row)
        steps.propose(ADMIT)
        answer = steps.decide("admitted")
        assert (answer.json()["code"], answer.json()["rule"]) == ("rule_not_met", "has_project")

    def test_a_decision_is_final(self, taken: Steps) -> None:
        taken.propose(REFUSE)
        taken.decide("refused")
        assert taken.decide("admitted").json()["code"] == "invalid_transition"
