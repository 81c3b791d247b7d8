"""From the draft to the open call: four eyes, gates, the frozen hash, the chamber's co-signature."""

import json
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.core.audit import AuditRecord
from api.core.clock import SetClock
from api.core.outbox import Event
from api.core.principal import Role
from api.core.tenancy import scoped
from tests.calls.calling import WINDOW, draft, publish
from tests.calls.conftest import CLOSES, OPENS, Office
from tests.conftest import Tokens
from tests.factories.accounts import give_role, make_member
from tests.factories.calls import as_payload, space_draft, voucher_draft
from tests.factories.municipalities import MILANO
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database


def test_a_published_call_opens_and_closes_by_the_clock(api: ApiClient, office: Office, clock: SetClock) -> None:
    call = publish(api, office, draft(api, office)["id"])

    states = [call["status"]]
    for instant in (OPENS, CLOSES):
        clock.set(instant)
        states.append(api.get(f"/v1/calls/{call['id']}").json()["status"])

    assert states == ["published", "open", "closed"]


def test_publication_allocates_each_funders_money(api: ApiClient, office: Office) -> None:
    call = publish(api, office, draft(api, office, chamber_id=office.chamber_id)["id"])

    budget = api.get(f"/v1/calls/{call['id']}/budget").json()

    assert [(line["funder_kind"], line["available_cents"]) for line in budget["lines"]] == [
        ("municipality", 19_824_000),
        ("chamber", 10_000_000),
    ]
    assert budget["allocated_cents"] == 29_824_000
    assert [funder["allocated_cents"] for funder in call["funders"]] == [19_824_000, 10_000_000]


def test_publication_is_told_and_recorded(api: ApiClient, office: Office, session: Session, tenant_id: int) -> None:
    call = publish(api, office, draft(api, office)["id"])

    events = session.scalars(scoped(Event, tenant_id).where(Event.resource_id == call["id"])).all()
    acts = session.scalars(
        scoped(AuditRecord, tenant_id).where(AuditRecord.resource_id == call["id"]).order_by(AuditRecord.id)
    ).all()

    assert [event.type for event in events] == ["call.published"]
    assert [act.action for act in acts] == ["call.created", "call.published"]
    assert acts[1].data["rules_sha256"] == call["rules_sha256"]


def test_nobody_publishes_what_they_wrote(
    api: ApiClient, office: Office, session: Session, tenant_id: int, tokens: Tokens
) -> None:
    both = make_member(session, Role.OFFICER, tenant_id=tenant_id)
    give_role(session, both, Role.APPROVER, tenant_id=tenant_id)
    session.commit()
    token = tokens.person(both.id)
    call = draft(api, office)
    api.patch(f"/v1/calls/{call['id']}", json={"cup": None}, version=1, token=token)

    refused = api.post(f"/v1/calls/{call['id']}/publication", json={}, token=token)

    assert (refused.status_code, refused.json()["code"]) == (409, "maker_is_checker")
    publish(api, office, call["id"])


@pytest.mark.parametrize(
    ("options", "gate"),
    [({"responsible_person": None}, "responsible_person"), ({"rules": []}, "rules"), ({"funding_lines": []}, "funds")],
)
def test_what_the_law_asks_for_stops_the_publication(
    api: ApiClient, office: Office, options: dict[str, Any], gate: str
) -> None:
    payload = as_payload({**voucher_draft(WINDOW), **options}, MILANO)
    call = api.post("/v1/calls", json=payload, token=office.officer).json()

    refused = api.post(f"/v1/calls/{call['id']}/publication", json={}, token=office.approver)
    source = api.get(f"/v1/calls/{call['id']}/source", token=office.officer).json()

    assert (refused.status_code, refused.json()["code"]) == (409, "publication_refused")
    assert [found["code"] for found in refused.json()["gates"]] == [gate]
    assert [found["code"] for found in source["gates"] if not found["met"] and not found["is_advice"]] == [gate]


def test_a_window_that_is_over_stops_the_publication(api: ApiClient, office: Office, clock: SetClock) -> None:
    call = draft(api, office)
    clock.set(CLOSES)

    refused = api.post(f"/v1/calls/{call['id']}/publication", json={}, token=office.approver)

    assert [gate["code"] for gate in refused.json()["gates"]] == ["window_ahead"]


def test_a_call_for_spaces_needs_no_money(api: ApiClient, office: Office) -> None:
    call = api.post("/v1/calls", json=as_payload(space_draft(WINDOW), MILANO), token=office.officer).json()

    assert publish(api, office, call["id"])["status"] == "published"


def test_the_approver_publishes_the_version_they_read(api: ApiClient, office: Office) -> None:
    call = draft(api, office)
    api.patch(f"/v1/calls/{call['id']}", json={"cup": "E44E20000140007"}, version=1, token=office.officer)

    stale = api.post(f"/v1/calls/{call['id']}/publication", json={"version": 1}, token=office.approver)

    assert stale.status_code == 412


def test_publishing_twice_allocates_once(api: ApiClient, office: Office) -> None:
    call = publish(api, office, draft(api, office)["id"])

    again = api.post(f"/v1/calls/{call['id']}/publication", json={}, token=office.approver)

    assert (again.status_code, again.json()["code"]) == (409, "invalid_transition")
    assert api.get(f"/v1/calls/{call['id']}/budget").json()["allocated_cents"] == 19_824_000


class TestFrozen:
    def test_rules_can_not_change_after_publication(self, api: ApiClient, office: Office) -> None:
        call = publish(api, office, draft(api, office)["id"])

        refused = api.patch(
            f"/v1/calls/{call['id']}", json={"rules": []}, version=call["version"], token=office.officer
        )

        assert (refused.status_code, refused.json()["code"]) == (409, "call_frozen")

    def test_contacts_still_can(self, api: ApiClient, office: Office) -> None:
        call = publish(api, office, draft(api, office)["id"])
        sheet = api.get(f"/v1/calls/{call['id']}/source", token=office.officer).json()["draft"]["service_sheet"]
        sheet["office"]["phone"] = "02 0202"

        changed = api.patch(
            f"/v1/calls/{call['id']}", json={"service_sheet": sheet}, version=call["version"], token=office.officer
        )

        assert changed.status_code == 200, changed.text
        assert changed.json()["service_sheet"]["office"]["phone"] == "02 0202"
        assert changed.json()["rules_sha256"] == call["rules_sha256"]

    @pytest.mark.parametrize("change", ["rules = '[]'", "allocation = 'draw'", "rules_sha256 = repeat('0', 64)"])
    def test_the_database_refuses_it_too(self, api: ApiClient, office: Office, database: Database, change: str) -> None:
        publish(api, office, draft(api, office)["id"])

        with pytest.raises(IntegrityError, match="frozen"), database.owner.begin() as connection:
            connection.execute(text(f"UPDATE calls SET {change}"))

    def test_anyone_can_compute_the_hash_again(self, api: ApiClient, office: Office) -> None:
        call = publish(api, office, draft(api, office, chamber_id=office.chamber_id)["id"])

        frozen = api.get(f"/v1/calls/{call['id']}/rules").json()

        assert sha256(frozen["canonical_json"].encode()).hexdigest() == frozen["rules_sha256"] == call["rules_sha256"]
        assert json.loads(frozen["canonical_json"])["voucher_terms"]["cap_cents"] == 150_000

    def test_a_draft_has_no_frozen_rules(self, api: ApiClient, office: Office) -> None:
        call = draft(api, office)

        assert api.get(f"/v1/calls/{call['id']}/rules", token=office.officer).status_code == 404

    def test_the_same_rules_give_the_same_hash_and_others_another(self, api: ApiClient, office: Office) -> None:
        hashes = [
            publish(api, office, draft(api, office, municipality_cents=cents)["id"])["rules_sha256"]
            for cents in (100_000, 100_000, 100_001)
        ]

        assert hashes[0] == hashes[1] != hashes[2]


class TestCoSignature:
    def sign(self, api: ApiClient, call: dict[str, Any], token: str, other_hash: str | None = None) -> Any:
        body = {"rules_sha256": other_hash or call["rules_sha256"]}
        return api.post(f"/v1/calls/{call['id']}/co-signature", json=body, token=token)

    def test_a_co_funded_call_opens_only_once_its_chamber_signed(
        self, api: ApiClient, office: Office, clock: SetClock
    ) -> None:
        call = publish(api, office, draft(api, office, chamber_id=office.chamber_id)["id"])
        clock.set(OPENS)
        before = api.get(f"/v1/calls/{call['id']}").json()

        signed = self.sign(api, call, office.chamber_officer)

        assert (before["status"], before["co_signature_required"]) == ("published", True)
        assert (signed.status_code, signed.json()["status"]) == (200, "open")
        assert signed.json()["co_signed_at"] == "2013-04-26T08:00:00Z"

    def test_the_signature_is_bound_to_the_hash_that_was_shown(self, api: ApiClient, office: Office) -> None:
        call = publish(api, office, draft(api, office, chamber_id=office.chamber_id)["id"])

        refused = self.sign(api, call, office.chamber_officer, "0" * 64)

        assert (refused.status_code, refused.json()["code"]) == (409, "rules_hash_mismatch")

    def test_a_chamber_signs_once(self, api: ApiClient, office: Office) -> None:
        call = publish(api, office, draft(api, office, chamber_id=office.chamber_id)["id"])
        self.sign(api, call, office.chamber_officer)

        assert self.sign(api, call, office.chamber_officer).json()["code"] == "already_co_signed"

    def test_a_chamber_that_does_not_fund_it_finds_nothing_to_sign(self, api: ApiClient, office: Office) -> None:
        call = publish(api, office, draft(api, office, chamber_id=office.chamber_id)["id"])

        assert self.sign(api, call, office.other_chamber_officer).status_code == 404

    def test_a_draft_can_not_be_signed(self, api: ApiClient, office: Office) -> None:
        call = draft(api, office, chamber_id=office.chamber_id)

        assert self.sign(api, call, office.chamber_officer, "0" * 64).status_code == 404
