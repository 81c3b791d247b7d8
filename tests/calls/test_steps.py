"""What happens to a published call: suspension, extension, closure, cancellation."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from api.core.tenancy import enter_tenants
from api.funding import commit_funds
from tests.calls.calling import REASON, draft, publish
from tests.calls.conftest import OPENS, Office
from tests.fixtures.client import ApiClient


class TestSteps:
    def step(self, api: ApiClient, call: dict[str, Any], step: str, body: dict[str, Any], token: str) -> Any:
        return api.post(f"/v1/calls/{call['id']}/{step}", json=body, token=token)

    @pytest.fixture
    def call(self, api: ApiClient, office: Office, clock: SetClock) -> dict[str, Any]:
        """A call that is open."""
        published = publish(api, office, draft(api, office)["id"])
        clock.set(OPENS)
        return published

    def test_a_suspension_tells_why_and_ends_on_its_day(
        self, api: ApiClient, office: Office, call: dict[str, Any], clock: SetClock
    ) -> None:
        body = {"reason": REASON, "resumes_at": "2013-05-10T08:00:00Z"}

        suspended = self.step(api, call, "suspension", body, office.officer).json()
        clock.set(OPENS.replace(month=5, day=10))

        assert (suspended["status"], suspended["resumes_at"]) == ("suspended", "2013-05-10T08:00:00Z")
        assert suspended["service_sheet"]["inactive_reason"] == REASON["it"]
        assert api.get(f"/v1/calls/{call['id']}").json()["status"] == "open"

    def test_a_suspension_without_a_day_ends_by_the_approvers_act(
        self, api: ApiClient, office: Office, call: dict[str, Any]
    ) -> None:
        self.step(api, call, "suspension", {"reason": REASON}, office.officer)

        resumed = self.step(api, call, "resumption", {}, office.approver).json()

        assert (resumed["status"], resumed["service_sheet"]["inactive_reason"]) == ("open", None)

    def test_an_extension_only_ever_gives_more_time(self, api: ApiClient, office: Office, call: dict[str, Any]) -> None:
        earlier = {"closes_at": "2014-11-20T12:00:00Z", "reason": REASON}
        later = {"closes_at": "2015-03-30T12:00:00Z", "reason": REASON}

        refused = self.step(api, call, "extension", earlier, office.approver)
        extended = self.step(api, call, "extension", later, office.approver)

        assert (refused.status_code, refused.json()["code"]) == (409, "not_an_extension")
        assert extended.json()["closes_at"] == "2015-03-30T12:00:00Z"
        assert extended.json()["rules_sha256"] == call["rules_sha256"]

    def test_a_closed_call_stays_closed(self, api: ApiClient, office: Office, call: dict[str, Any]) -> None:
        closed = self.step(api, call, "closure", {"reason": REASON}, office.approver).json()
        body = {"closes_at": "2015-03-30T12:00:00Z", "reason": REASON}

        assert closed["status"] == "closed"
        assert self.step(api, call, "extension", body, office.approver).json()["code"] == "invalid_transition"
        assert self.step(api, call, "suspension", {"reason": REASON}, office.officer).status_code == 409

    def test_a_call_is_cancelled_only_while_nobody_was_granted_anything(
        self, api: ApiClient, office: Office, call: dict[str, Any], session: Session, tenant_id: int
    ) -> None:
        line_id = call["funders"][0]["funding_line_id"]
        commit_funds(session, tenant_id, line_id, 1, at=OPENS)
        session.commit()
        enter_tenants(session, [tenant_id])

        refused = self.step(api, call, "cancellation", {"reason": REASON}, office.approver)

        assert (refused.status_code, refused.json()["code"]) == (409, "funds_committed")

    @pytest.mark.parametrize("step", ["closure", "cancellation", "resumption", "extension", "publication"])
    def test_an_officer_alone_can_not(self, api: ApiClient, office: Office, call: dict[str, Any], step: str) -> None:
        assert self.step(api, call, step, {}, office.officer).status_code == 403

    @pytest.mark.parametrize(
        "step", ["publication", "suspension", "resumption", "extension", "closure", "cancellation"]
    )
    def test_an_office_elsewhere_finds_no_such_call(
        self, api: ApiClient, office: Office, call: dict[str, Any], step: str
    ) -> None:
        bodies = {
            "publication": {},
            "resumption": {},
            "extension": {"closes_at": "2015-03-30T12:00:00Z", "reason": REASON},
        }
        body = bodies.get(step, {"reason": REASON})

        assert self.step(api, call, step, body, office.elsewhere_approver).status_code == 404
        assert api.post(f"/v1/calls/{call['id']}/{step}", json=body).status_code == 401
