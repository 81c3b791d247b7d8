"""Every refusal code of the redemption API, reached over HTTP at a real programme's desk (contract §1.5)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from api.core.clock import SetClock
from tests.factories.vouchers import make_programme, put_in_list, set_accreditation
from tests.invariants import assert_books_balance
from tests.redemptions.conftest import ProgrammeDesk

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon(clock: SetClock) -> None:
    clock.set(NOW)


def code(answer: Any) -> tuple[int, str]:
    """Status and code of a problem."""
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


class TestVoucherAndSpace:
    """States of the voucher and of the space."""

    @pytest.mark.parametrize(
        ("voucher", "expected"),
        [
            ({"status": "issued"}, "voucher_not_active"),
            ({"status": "revoked"}, "voucher_not_active"),
            ({"status": "suspended"}, "voucher_suspended"),
            ({"status": "expired"}, "voucher_expired"),
            ({"valid_until": date(2026, 11, 21)}, "voucher_expired"),
            ({"granted": 12_500, "captured_cents": 12_500, "status": "exhausted"}, "voucher_exhausted"),
            ({"minimum_cost_cents": 25_001}, "below_minimum"),
            ({"desk_kinds": ["reserved_desk"]}, "desk_kind_not_covered"),
            ({"valid_from": date(2026, 12, 2)}, "outside_validity"),
            ({"valid_until": date(2026, 12, 30)}, "outside_validity"),
        ],
    )
    def test_a_voucher_that_can_t_pay(self, desk: ProgrammeDesk, voucher: dict[str, Any], expected: str) -> None:
        presentation = desk.presentation(**voucher)

        assert code(desk.redeem(presentation)) == (409, expected)

    @pytest.mark.parametrize(
        ("standing", "expected"),
        [
            ("suspended", "space_suspended"),
            ("revoked", "space_not_accredited"),
            ("expired", "space_not_accredited"),
            ("withdrawn", "space_not_accredited"),
        ],
    )
    def test_a_space_that_may_not_take_vouchers(self, desk: ProgrammeDesk, standing: str, expected: str) -> None:
        presentation = desk.presentation()
        desk.change(lambda session: set_accreditation(session, desk.programme.tenant_id, desk.space_id, standing))

        assert code(desk.redeem(presentation)) == (409, expected)

    def test_a_space_whose_renewal_is_due_still_may(self, desk: ProgrammeDesk) -> None:
        presentation = desk.presentation()
        desk.change(lambda session: set_accreditation(session, desk.programme.tenant_id, desk.space_id, "renewal_due"))

        assert desk.redeem(presentation).status_code == 201

    def test_a_price_above_the_list(self, desk: ProgrammeDesk) -> None:
        answer = desk.redeem(desk.presentation(), starts_on="2026-12-01", ends_on="2026-12-01", price_cents=25_001)

        assert code(answer) == (409, "price_above_list")
        assert answer.json()["list_price_cents"] == 25_000

    def test_the_month_s_cap(self, desk: ProgrammeDesk) -> None:
        voucher = desk.voucher(monthly_cap_cents=10_000)
        days = [("2026-12-01", "2026-12-10"), ("2026-12-11", "2026-12-20"), ("2027-01-01", "2027-01-10")]
        first, second, third = (
            desk.redeem(desk.code(voucher), price_cents=20_000, starts_on=start, ends_on=end) for start, end in days
        )

        assert first.json()["voucher_share_cents"] == 10_000
        assert code(second) == (409, "monthly_cap_reached")
        assert third.json()["voucher_share_cents"] == 10_000

    def test_the_first_reason_of_the_contract_s_order_and_all_of_them(self, desk: ProgrammeDesk) -> None:
        answer = desk.redeem(desk.presentation(status="suspended", desk_kinds=["reserved_desk"]), price_cents=90_000)

        assert code(answer) == (409, "voucher_suspended")
        assert answer.json()["reasons"] == ["voucher_suspended", "desk_kind_not_covered", "price_above_list"]

    def test_a_refusal_spends_nothing(self, desk: ProgrammeDesk) -> None:
        presentation = desk.presentation()
        desk.redeem(presentation, price_cents=90_000)

        assert desk.redeem(presentation).status_code == 201
        assert_books_balance(desk.database.engine, desk.programme.tenant_id)


class TestDays:
    """Days of the voucher and desks of the space."""

    def test_a_second_use_of_the_same_day(self, desk: ProgrammeDesk) -> None:
        voucher = desk.voucher()
        desk.redeem(desk.code(voucher), capture=False)

        answer = desk.redeem(desk.code(voucher), starts_on="2026-12-31", ends_on="2026-12-31", price_cents=2_000)

        assert code(answer) == (409, "period_overlap")

    def test_a_released_use_gives_its_days_back(self, desk: ProgrammeDesk) -> None:
        voucher = desk.voucher()
        held = desk.redeem(desk.code(voucher), capture=False).json()
        desk.step(held["id"], "release")

        assert desk.redeem(desk.code(voucher)).status_code == 201

    def test_all_desks_taken_on_one_of_the_days(self, desk: ProgrammeDesk) -> None:
        for day in ("2026-12-01", "2026-12-15"):
            for _ in range(12):
                assert desk.redeem(desk.presentation(), starts_on=day, ends_on=day, price_cents=2_000).is_success

        assert code(desk.redeem(desk.presentation())) == (409, "capacity_exceeded")
        other_days = desk.redeem(desk.presentation(), starts_on="2026-12-02", ends_on="2026-12-14")
        assert other_days.status_code == 201


class TestPresentation:
    """One answer for every code that is no good."""

    def bodies(self, answers: list[Any]) -> set[tuple[Any, ...]]:
        """What a prober could tell answers apart by."""
        return {
            (answer.status_code, *sorted((name, text) for name, text in answer.json().items() if name != "request_id"))
            for answer in answers
        }

    def test_unknown_expired_used_elsewhere_and_of_another_municipality_look_alike(self, desk: ProgrammeDesk) -> None:
        used = desk.presentation()
        assert desk.redeem(used).status_code == 201
        elsewhere = desk.change(lambda session: make_programme(session, tenant_id=self._tenant(session)))
        other = ProgrammeDesk(
            desk.api, desk.token, desk.space_id, programme=elsewhere, database=desk.database, key=desk.key
        )
        bad = [
            "0123456789ABC",
            "no code at all",
            used,
            desk.presentation(expires_at=NOW),
            desk.presentation(space_id=elsewhere.space_id),
            other.presentation(),
        ]

        answers = [desk.redeem(presentation) for presentation in bad]

        assert len(self.bodies(answers)) == 1
        assert code(answers[0]) == (404, "presentation_invalid")

    def test_one_bound_to_this_space_is_good_here(self, desk: ProgrammeDesk) -> None:
        assert desk.redeem(desk.presentation(space_id=desk.space_id)).status_code == 201

    def test_a_space_in_two_lists_takes_both_municipalities_vouchers(self, desk: ProgrammeDesk) -> None:
        elsewhere = desk.change(lambda session: make_programme(session, tenant_id=self._tenant(session)))
        other = ProgrammeDesk(
            desk.api, desk.token, desk.space_id, programme=elsewhere, database=desk.database, key=desk.key
        )
        desk.change(lambda session: self._list_too(session, elsewhere.tenant_id, desk))

        answers = [desk.redeem(desk.presentation()), desk.redeem(other.presentation())]

        assert [answer.status_code for answer in answers] == [201, 201]
        assert_books_balance(desk.database.engine, elsewhere.tenant_id)

    @staticmethod
    def _tenant(session: Any) -> int:
        from tests.factories.municipalities import add_tenant

        return add_tenant(session, municipality_code="001272", slug="torino", name="Torino").id

    @staticmethod
    def _list_too(session: Any, tenant_id: int, desk: ProgrammeDesk) -> None:
        from api.spaces import Space

        put_in_list(session, tenant_id, session.get(Space, desk.space_id))


class TestSteps:
    """Captures, releases and reversals that are refused."""

    def test_a_capture_above_the_hold(self, desk: ProgrammeDesk) -> None:
        held = desk.redeem(desk.presentation(), price_cents=20_000, capture=False).json()

        answer = desk.step(held["id"], "capture", price_cents=20_001)

        assert code(answer) == (409, "amount_exceeds_hold")
        assert "since" not in answer.json()

    @pytest.mark.parametrize("step", ["capture", "release"])
    def test_a_hold_whose_time_is_over(self, desk: ProgrammeDesk, clock: SetClock, step: str) -> None:
        held = desk.redeem(desk.presentation(), capture=False).json()
        clock.set(NOW + timedelta(hours=72))

        assert code(desk.step(held["id"], step)) == (409, "hold_expired")

    @pytest.mark.parametrize("step", ["capture", "release"])
    def test_what_was_captured_already(self, desk: ProgrammeDesk, step: str) -> None:
        captured = desk.redeem(desk.presentation()).json()

        answer = desk.step(captured["id"], step)

        assert code(answer) == (409, "already_captured")
        assert answer.json()["since"] == captured["captured_at"]

    @pytest.mark.parametrize(
        ("step", "body"), [("capture", {}), ("release", {}), ("reversals", {"amount_cents": 1, "reason": "x"})]
    )
    def test_what_was_released_already(self, desk: ProgrammeDesk, step: str, body: dict[str, Any]) -> None:
        held = desk.redeem(desk.presentation(), capture=False).json()
        desk.step(held["id"], "release")

        assert code(desk.step(held["id"], step, **body)) == (409, "already_released")

    def test_more_given_back_than_was_captured(self, desk: ProgrammeDesk) -> None:
        captured = desk.redeem(desk.presentation()).json()
        desk.step(captured["id"], "reversals", amount_cents=12_000, reason="cancelled")

        answer = desk.step(captured["id"], "reversals", amount_cents=501, reason="cancelled")

        assert code(answer) == (409, "reversal_exceeds_captured")
        assert answer.json()["reversible_cents"] == 500

    def test_a_hold_has_nothing_to_give_back(self, desk: ProgrammeDesk) -> None:
        held = desk.redeem(desk.presentation(), capture=False).json()

        answer = desk.step(held["id"], "reversals", amount_cents=1, reason="cancelled")

        assert code(answer) == (409, "reversal_exceeds_captured")

    def test_what_is_in_a_claim(self, desk: ProgrammeDesk) -> None:
        captured = desk.redeem(desk.presentation()).json()
        desk.change(lambda session: self._claim(session, desk, captured["id"]))

        answer = desk.step(captured["id"], "reversals", amount_cents=1, reason="cancelled")

        assert code(answer) == (409, "already_claimed")

    def test_a_capture_at_a_space_suspended_meanwhile(self, desk: ProgrammeDesk) -> None:
        held = desk.redeem(desk.presentation(), capture=False).json()
        desk.change(lambda session: set_accreditation(session, desk.programme.tenant_id, desk.space_id, "suspended"))

        assert code(desk.step(held["id"], "capture")) == (409, "space_suspended")

    def test_a_reference_used_before(self, desk: ProgrammeDesk) -> None:
        first = desk.redeem(desk.presentation(), external_reference="booking-4711").json()

        answer = desk.redeem(desk.presentation(), external_reference="booking-4711")

        assert code(answer) == (409, "external_reference_used")
        assert answer.json()["redemption_id"] == first["id"]

    @staticmethod
    def _claim(session: Any, desk: ProgrammeDesk, redemption_id: str) -> None:
        from uuid import UUID

        from api.core.tenancy import enter_tenants
        from api.redemptions import Redemption

        enter_tenants(session, [desk.programme.tenant_id])
        session.get(Redemption, (desk.programme.tenant_id, UUID(redemption_id))).claimed_at = NOW
