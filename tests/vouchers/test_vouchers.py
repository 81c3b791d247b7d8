"""A voucher's life: issued, accepted, shown, suspended, reinstated, revoked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from api.applications import Application
from api.core.clock import SetClock
from api.core.principal import Role
from api.core.tenancy import enter_tenants
from tests.events.reading import read_feed
from tests.factories.accounts import make_member
from tests.factories.clients import make_client
from tests.invariants import assert_books_balance
from tests.redemptions.conftest import SCOPES, DeskClient
from tests.vouchers.conftest import NOW, Awarded


def desk_of(awarded: Awarded) -> DeskClient:
    """The desk of the office's accredited space."""
    with Session(awarded.database.engine) as session, session.begin():
        client = make_client(session, space_ids=[awarded.office.space.id])
        return DeskClient(awarded.api, awarded.tokens.client(client.id, SCOPES), awarded.office.space.id)


class TestIssue:
    """``POST /v1/vouchers``."""

    def test_takes_the_award_and_the_call_s_terms(self, awarded: Awarded) -> None:
        answer = awarded.issue()
        voucher = answer.json()

        assert answer.status_code == 201
        assert (voucher["status"], voucher["granted_cents"], voucher["available_cents"]) == ("issued", 40_000, 40_000)
        assert (voucher["valid_from"], voucher["coverage_basis_points"]) == ("2026-11-22", 5000)
        assert voucher["valid_until"] == "2027-11-21"

    def test_asked_again_it_is_the_same_voucher(self, awarded: Awarded) -> None:
        assert awarded.issue().json()["id"] == awarded.issue().json()["id"]

    def test_without_an_award_there_is_none(self, awarded: Awarded) -> None:
        awarded.application, _ = awarded.filed(2, requested_cents=40_000)  # the line holds 100 € more

        answer = awarded.issue()

        assert (answer.status_code, answer.json()["code"]) == (409, "application_not_awarded")

    def test_the_holder_can_t(self, awarded: Awarded) -> None:
        assert awarded.issue(awarded.mine).status_code == 403

    def test_another_municipality_s_officer_finds_nothing(self, awarded: Awarded) -> None:
        with Session(awarded.database.engine, expire_on_commit=False) as session, session.begin():
            stranger = make_member(session, Role.OFFICER, tenant_id=_torino(session))

        assert awarded.issue(awarded.tokens.person(stranger.id)).status_code == 404


class TestAcceptance:
    """``POST /v1/applications/{id}/acceptance``."""

    def test_makes_it_active(self, awarded: Awarded) -> None:
        awarded.issue()

        answer = awarded.accept()

        assert (answer.status_code, answer.json()["status"]) == (200, "active")

    def test_before_the_issue_is_refused(self, awarded: Awarded) -> None:
        assert awarded.accept().json()["code"] == "voucher_not_issued"

    def test_twice_changes_nothing(self, awarded: Awarded) -> None:
        awarded.issue()

        assert awarded.accept().json() == awarded.accept().json()

    def test_somebody_else_finds_nothing(self, awarded: Awarded) -> None:
        awarded.issue()
        _, stranger = awarded.filed(2)
        path = f"/v1/applications/{awarded.application.id}/acceptance"

        answer = awarded.api.post(path, json={}, token=awarded.tokens.person(stranger.id))

        assert answer.status_code == 404


class TestReading:
    """Who sees a voucher."""

    def test_the_holder_and_the_office_do(self, awarded: Awarded) -> None:
        voucher = awarded.active()

        for token in (awarded.mine, awarded.officer):
            found = awarded.api.get("/v1/vouchers", token=token).json()["items"]
            assert [item["id"] for item in found] == [voucher["id"]]
            assert awarded.api.get(f"/v1/vouchers/{voucher['id']}", token=token).json() == found[0]

    def test_others_don_t(self, awarded: Awarded) -> None:
        voucher = awarded.active()
        _, stranger = awarded.filed(2)
        token = awarded.tokens.person(stranger.id)

        assert awarded.api.get(f"/v1/vouchers/{voucher['id']}", token=token).status_code == 404
        assert awarded.api.get(f"/v1/vouchers/{voucher['id']}/redemptions", token=token).status_code == 404
        assert awarded.api.get("/v1/vouchers", token=token).json()["items"] == []

    def test_movements_name_the_space(self, awarded: Awarded) -> None:
        voucher, desk = awarded.active(), desk_of(awarded)
        token = awarded.present(voucher["id"]).json()["token"]
        desk.redeem(token, price_cents=2_000, starts_on="2026-12-01", ends_on="2026-12-01")

        found = awarded.api.get(f"/v1/vouchers/{voucher['id']}/redemptions", token=awarded.mine).json()["items"]

        assert [(item["space_name"], item["voucher_share_cents"]) for item in found] == [
            (awarded.office.space.name, 1_000)
        ]


class TestPresentation:
    """``POST /v1/vouchers/{id}/presentations``."""

    def test_lives_sixty_seconds(self, awarded: Awarded, clock: SetClock) -> None:
        voucher, desk = awarded.active(), desk_of(awarded)
        made = awarded.present(voucher["id"]).json()
        clock.set(NOW + timedelta(seconds=60))

        assert made["expires_at"] == "2026-11-22T12:01:00Z"
        assert desk.quote(made["token"]).json()["code"] == "presentation_invalid"

    def test_with_a_space_ten_minutes(self, awarded: Awarded, clock: SetClock) -> None:
        voucher, desk = awarded.active(), desk_of(awarded)
        made = awarded.present(voucher["id"], space_id=str(desk.space_id)).json()
        clock.set(NOW + timedelta(seconds=599))

        assert (made["expires_at"], made["space_id"]) == ("2026-11-22T12:10:00Z", str(desk.space_id))
        assert desk.quote(made["token"]).status_code == 200

    @pytest.mark.parametrize(
        "retype", [str, str.lower, lambda text: text.replace("0", "O"), lambda text: text.replace(" ", "-")]
    )
    def test_is_read_however_it_is_typed(self, awarded: Awarded, retype) -> None:  # type: ignore[no-untyped-def]
        voucher, desk = awarded.active(), desk_of(awarded)
        made = awarded.present(voucher["id"]).json()

        assert desk.quote(retype(made["token_grouped"])).status_code == 200

    def test_tells_when_it_was_spent_and_where(self, awarded: Awarded) -> None:
        voucher, desk = awarded.active(), desk_of(awarded)
        made = awarded.present(voucher["id"]).json()
        path = f"/v1/vouchers/{voucher['id']}/presentations/{made['id']}"
        before = awarded.api.get(path, token=awarded.mine).json()
        desk.redeem(made["token"], price_cents=2_000, starts_on="2026-12-01", ends_on="2026-12-01")

        after = awarded.api.get(path, token=awarded.mine).json()

        assert (before["spent_at"], before["space_name"], before["voucher_share_cents"]) == (None, None, None)
        assert after["spent_at"] == "2026-11-22T12:00:00Z"
        assert (after["space_name"], after["voucher_share_cents"]) == (awarded.office.space.name, 1_000)

    def test_the_office_can_t_make_one(self, awarded: Awarded) -> None:
        voucher = awarded.active()

        answer = awarded.api.post(f"/v1/vouchers/{voucher['id']}/presentations", json={}, token=awarded.officer)

        assert answer.status_code == 404

    def test_only_an_active_voucher_has_one(self, awarded: Awarded) -> None:
        voucher = awarded.issue().json()

        answer = awarded.present(voucher["id"])

        assert (answer.status_code, answer.json()["code"]) == (409, "voucher_not_active")

    def test_a_space_of_no_list_is_told(self, awarded: Awarded) -> None:
        voucher = awarded.active()

        answer = awarded.present(voucher["id"], space_id=str(uuid4()))

        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/space_id")


class TestSteering:
    """Suspension, reinstatement, revocation."""

    def test_a_suspended_voucher_shows_no_code_but_its_reason(self, awarded: Awarded) -> None:
        voucher = awarded.active()
        awarded.step(voucher["id"], "suspension")

        answer = awarded.present(voucher["id"]).json()

        assert (answer["code"], answer["detail"]) == ("voucher_suspended", "The register says that the firm ceased.")

    def test_a_reinstated_one_is_as_before(self, awarded: Awarded) -> None:
        voucher = awarded.active()
        awarded.step(voucher["id"], "suspension")

        assert awarded.step(voucher["id"], "reinstatement").json()["status"] == "active"
        assert awarded.present(voucher["id"]).status_code == 201

    def test_one_suspended_before_its_acceptance_goes_back_to_issued(self, awarded: Awarded) -> None:
        voucher = awarded.issue().json()
        awarded.step(voucher["id"], "suspension")

        assert awarded.step(voucher["id"], "reinstatement").json()["status"] == "issued"

    @pytest.mark.parametrize("step", ["reinstatement"])
    def test_a_step_that_does_not_fit_is_refused(self, awarded: Awarded, step: str) -> None:
        answer = awarded.step(awarded.active()["id"], step)

        assert (answer.status_code, answer.json()["code"]) == (409, "invalid_transition")

    def test_the_holder_can_t_steer(self, awarded: Awarded) -> None:
        assert awarded.step(awarded.active()["id"], "suspension", awarded.mine).status_code == 403

    def test_a_revocation_gives_what_is_left_to_the_next_in_line(self, awarded: Awarded) -> None:
        voucher, desk = awarded.active(), desk_of(awarded)
        token = awarded.present(voucher["id"]).json()["token"]
        desk.redeem(token, price_cents=2_000, starts_on="2026-12-01", ends_on="2026-12-01")
        waiting, _ = awarded.filed(2, requested_cents=45_000)

        revoked = awarded.step(voucher["id"], "revocation").json()

        assert (revoked["status"], revoked["available_cents"], revoked["released_cents"]) == ("revoked", 0, 39_000)
        assert self._status(awarded, waiting) == "awarded"
        assert self._status(awarded, awarded.application) == "forfeited"
        assert_books_balance(awarded.database.engine, awarded.office.tenant_id)

    def test_a_hold_outlives_the_revocation(self, awarded: Awarded) -> None:
        voucher, desk = awarded.active(), desk_of(awarded)
        token = awarded.present(voucher["id"]).json()["token"]
        held = desk.redeem(token, price_cents=2_000, starts_on="2026-12-01", ends_on="2026-12-01", capture=False).json()
        awarded.step(voucher["id"], "revocation")

        assert desk.step(held["id"], "capture").status_code == 200
        assert_books_balance(awarded.database.engine, awarded.office.tenant_id)

    def test_spaces_with_a_hold_learn_the_bare_fact(self, awarded: Awarded) -> None:
        voucher, desk = awarded.active(), desk_of(awarded)
        token = awarded.present(voucher["id"]).json()["token"]
        desk.redeem(token, price_cents=2_000, starts_on="2026-12-01", ends_on="2026-12-01", capture=False)
        awarded.step(voucher["id"], "suspension")

        events = read_feed(awarded.api, desk.token, least=1, query="type=voucher.suspended")

        assert [(event["resource"]["id"], event["data"]) for event in events] == [
            (voucher["id"], {"status": "suspended"})
        ]

    @staticmethod
    def _status(awarded: Awarded, row: Application) -> str:
        with Session(awarded.database.engine) as session:
            enter_tenants(session, [awarded.office.tenant_id])
            return session.get_one(Application, (row.tenant_id, row.id)).status


def _torino(session: Session) -> int:
    from tests.factories.municipalities import add_tenant

    return add_tenant(session, municipality_code="001272", slug="torino", name="Torino").id
