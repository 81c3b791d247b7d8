"""The sandbox: test vouchers, presentations by the hundred, fixed cases (contract §1.5)."""

import pytest
from sqlalchemy.orm import Session

from tests.conftest import Tokens
from tests.factories.vouchers import make_sandbox
from tests.invariants import assert_books_balance
from tests.redemptions.conftest import SCOPES, ProgrammeDesk, SandboxDesk


class TestVouchers:
    """``POST /v1/sandbox/vouchers`` and its parts."""

    def test_a_fresh_voucher_holds_what_was_granted(self, sandbox: SandboxDesk) -> None:
        voucher_id = sandbox.voucher(150_000)

        amounts = sandbox.amounts(voucher_id)

        assert {name: amounts[name] for name in amounts if name.endswith("_cents")} == {
            "granted_cents": 150_000,
            "held_cents": 0,
            "captured_cents": 0,
            "reversed_cents": 0,
            "available_cents": 150_000,
        }

    def test_presentations_come_by_the_hundred_and_differ(self, sandbox: SandboxDesk) -> None:
        made = sandbox.presentations(sandbox.voucher(), 500)

        assert len(set(made)) == 500

    @pytest.mark.parametrize("count", [0, 501, "5", True, None])
    def test_another_number_of_presentations_is_refused(self, sandbox: SandboxDesk, count: object) -> None:
        path = f"/v1/sandbox/vouchers/{sandbox.voucher()}/presentations"

        answer = sandbox.api.post(path, json={"count": count}, token=sandbox.token)

        assert answer.status_code == 422

    def test_coverage_is_a_half_unless_said(self, sandbox: SandboxDesk) -> None:
        answer = sandbox.redeem(sandbox.presentation(coverage_basis_points=8000))

        assert answer.json()["voucher_share_cents"] == 20_000

    def test_test_money_never_ends(self, sandbox: SandboxDesk) -> None:
        for _ in range(3):
            sandbox.voucher(10_000_000_000)

        assert_books_balance(sandbox.api.app.state.engine, sandbox.tenant_id)

    def test_a_booking_system_that_is_no_sandbox_gets_none(self, desk: ProgrammeDesk) -> None:
        answer = desk.api.post("/v1/sandbox/vouchers", json={"granted_cents": 1000}, token=desk.token)

        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")

    def test_another_sandbox_s_voucher_is_not_there(self, sandbox: SandboxDesk, tokens: Tokens, settings) -> None:  # type: ignore[no-untyped-def]
        with Session(sandbox.api.app.state.engine) as session, session.begin():
            other = make_sandbox(session, settings)
        token = tokens.client(other.client_id, SCOPES)

        answer = sandbox.api.get(f"/v1/sandbox/vouchers/{sandbox.voucher()}", token=token)

        assert answer.status_code == 404


class TestFixedPresentations:
    """``TEST-…`` answer with their case, any number of times."""

    @pytest.mark.parametrize("token", ["TEST-OK", "test-ok", " TEST-OK "])
    def test_ok_pays(self, sandbox: SandboxDesk, token: str) -> None:
        answers = [sandbox.redeem(token) for _ in range(3)]

        assert [(answer.status_code, answer.json()["voucher_share_cents"]) for answer in answers] == [(201, 12_500)] * 3

    @pytest.mark.parametrize(
        ("token", "status", "code"),
        [
            ("TEST-EXPIRED", 409, "voucher_expired"),
            ("TEST-EXHAUSTED", 409, "voucher_exhausted"),
            ("TEST-SUSPENDED", 409, "voucher_suspended"),
            ("TEST-PRICE", 409, "price_above_list"),
            ("TEST-OVERLAP", 409, "period_overlap"),
            ("TEST-INVALID", 404, "presentation_invalid"),
        ],
    )
    def test_others_refuse(self, sandbox: SandboxDesk, token: str, status: int, code: str) -> None:
        answers = [sandbox.redeem(token) for _ in range(2)]

        assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(status, code)] * 2

    @pytest.mark.parametrize("token", ["TEST-OK", "TEST-EXPIRED", "TEST-INVALID"])
    def test_they_mean_nothing_at_a_real_desk(self, desk: ProgrammeDesk, token: str) -> None:
        answer = desk.redeem(token)

        assert (answer.status_code, answer.json()["code"]) == (404, "presentation_invalid")

    def test_a_quote_answers_the_same_case(self, sandbox: SandboxDesk) -> None:
        answer = sandbox.quote("TEST-PRICE").json()

        assert (answer["payable"], answer["reasons"]) == (False, ["price_above_list"])


class TestStrict:
    """Overlap, capacity and price-list rules are on only where asked."""

    def test_off_unless_asked(self, sandbox: SandboxDesk) -> None:
        first, second = sandbox.presentations(sandbox.voucher(10_000_000), 2)

        answers = [sandbox.redeem(token, price_cents=99_999) for token in (first, second)]

        assert [answer.status_code for answer in answers] == [201, 201]

    def test_a_strict_voucher_refuses_a_second_use_of_a_day(self, sandbox: SandboxDesk) -> None:
        first, second = sandbox.presentations(sandbox.voucher(strict=True), 2)
        sandbox.redeem(first)

        answer = sandbox.redeem(second, starts_on="2026-12-31", ends_on="2027-01-30")

        assert answer.json()["code"] == "period_overlap"

    def test_a_strict_voucher_holds_to_the_price_list(self, sandbox: SandboxDesk) -> None:
        answer = sandbox.redeem(sandbox.presentation(strict=True), price_cents=25_001)

        assert answer.json()["code"] == "price_above_list"
