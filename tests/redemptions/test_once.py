"""One key, one effect: replays, refusals, other payloads, a hundred at once (contract §0, C3)."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.invariants import assert_books_balance
from tests.redemptions.conftest import ProgrammeDesk, SandboxDesk, new_key


class TestKeys:
    """The Idempotency-Key header."""

    def test_a_write_without_a_key_is_refused(self, sandbox: SandboxDesk) -> None:
        body = sandbox.body("TEST-OK")

        answer = sandbox.api.post("/v1/redemptions", json=body, token=sandbox.token)

        assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")

    @pytest.mark.parametrize("step", ["capture", "release", "reversals"])
    def test_so_is_a_step(self, sandbox: SandboxDesk, step: str) -> None:
        held = sandbox.redeem("TEST-OK", capture=False).json()
        body = {"amount_cents": 1, "reason": "x"} if step == "reversals" else {}

        answer = sandbox.api.post(f"/v1/redemptions/{held['id']}/{step}", json=body, token=sandbox.token)

        assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")

    @pytest.mark.parametrize("key", ["short", "x" * 256, "blank inside the key"])
    def test_what_is_no_key_is_told(self, sandbox: SandboxDesk, key: str) -> None:
        assert sandbox.redeem("TEST-OK", key=key).status_code == 400

    def test_the_first_answer_comes_again(self, sandbox: SandboxDesk) -> None:
        key, body = new_key(), sandbox.body(sandbox.presentation())

        first, second = (sandbox.api.post("/v1/redemptions", json=body, token=sandbox.token, key=key) for _ in range(2))

        assert (second.status_code, second.content) == (first.status_code, first.content)
        assert second.headers["location"] == first.headers["location"]
        assert (first.headers.get("idempotency-replayed"), second.headers["idempotency-replayed"]) == (None, "true")

    def test_a_refusal_comes_again_too(self, desk: ProgrammeDesk) -> None:
        key, body = new_key(), desk.body(desk.presentation(), price_cents=90_000)

        first, second = (desk.api.post("/v1/redemptions", json=body, token=desk.token, key=key) for _ in range(2))

        assert (second.status_code, second.content) == (409, first.content)
        assert second.headers["idempotency-replayed"] == "true"
        assert second.headers["content-type"] == "application/problem+json"

    def test_members_in_another_order_mean_the_same(self, sandbox: SandboxDesk) -> None:
        key, body = new_key(), sandbox.body(sandbox.presentation())
        sandbox.api.post("/v1/redemptions", json=body, token=sandbox.token, key=key)

        again = sandbox.api.post(
            "/v1/redemptions", json=dict(reversed(list(body.items()))), token=sandbox.token, key=key
        )

        assert again.headers["idempotency-replayed"] == "true"

    def test_another_payload_is_refused(self, sandbox: SandboxDesk) -> None:
        key, body = new_key(), sandbox.body(sandbox.presentation())
        sandbox.api.post("/v1/redemptions", json=body, token=sandbox.token, key=key)

        again = sandbox.api.post("/v1/redemptions", json={**body, "price_cents": 24_999}, token=sandbox.token, key=key)

        assert (again.status_code, again.json()["code"]) == (422, "idempotency_mismatch")

    def test_a_key_belongs_to_its_route_and_resource(self, sandbox: SandboxDesk) -> None:
        key = new_key()
        first, second = (sandbox.redeem("TEST-OK", capture=False).json() for _ in range(2))
        sandbox.step(first["id"], "capture", key=key)

        other_resource = sandbox.step(second["id"], "capture", key=key)
        other_route = sandbox.step(second["id"], "release", key=key)

        assert other_resource.json()["code"] == "idempotency_mismatch"
        assert other_route.json()["status"] == "released"

    def test_a_key_belongs_to_its_caller(self, sandbox: SandboxDesk, desk: ProgrammeDesk) -> None:
        key = new_key()
        sandbox.redeem("TEST-OK", key=key)

        assert desk.redeem(desk.presentation(), key=key).status_code == 201

    def test_a_repeated_step_has_one_effect(self, sandbox: SandboxDesk) -> None:
        key = new_key()
        captured = sandbox.redeem("TEST-OK").json()

        answers = [
            sandbox.step(captured["id"], "reversals", key=key, amount_cents=1_000, reason="cancelled") for _ in range(3)
        ]

        assert [answer.status_code for answer in answers] == [201, 201, 201]
        assert sandbox.read(captured["id"])["reversed_cents"] == 1_000


@pytest.mark.slow
def test_a_hundred_identical_requests_at_once_have_one_effect(sandbox: SandboxDesk) -> None:
    voucher_id = sandbox.voucher(1_000_000)
    key, body = new_key(), sandbox.body(sandbox.presentations(voucher_id, 1)[0])

    def send(_: int) -> Any:
        return sandbox.api.post("/v1/redemptions", json=body, token=sandbox.token, key=key)

    with ThreadPoolExecutor(100) as threads:
        answers = list(threads.map(send, range(100)))

    assert {answer.content for answer in answers} == {answers[0].content}
    assert {answer.status_code for answer in answers} == {201}
    assert sum("idempotency-replayed" not in answer.headers for answer in answers) == 1
    assert sandbox.amounts(voucher_id)["captured_cents"] == 12_500
    assert_books_balance(sandbox.api.app.state.engine, sandbox.tenant_id)
