"""How funding lines bear a voucher's share: to the cent, never beyond what a line has left (domain test 3)."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from api.redemptions.shares import portion, spread

LINES = [UUID(int=place) for place in range(1, 5)]
GRANTS = st.lists(st.integers(1, 10_000_000), min_size=1, max_size=4)


@given(GRANTS, st.lists(st.integers(1, 200_000), max_size=40))
def test_a_voucher_is_spent_to_the_last_cent_and_no_line_overdrawn(grants: list[int], charges: list[int]) -> None:
    used = [0] * len(grants)
    for charge in [*charges, sum(grants)]:
        share = min(charge, sum(grants) - sum(used))
        shares = spread(share, list(zip(LINES, grants, used, strict=False)))
        assert sum(shares.values()) == share
        used = [cents + shares.get(line, 0) for line, cents in zip(LINES, used, strict=False)]
        assert all(cents <= granted for cents, granted in zip(used, grants, strict=True))

    assert used == grants


@given(GRANTS, st.lists(st.integers(1, 5_000_000), max_size=20))
def test_giving_back_in_parts_gives_back_all(shares: list[int], amounts: list[int]) -> None:
    left = dict(zip(LINES, shares, strict=False))
    for amount in [*amounts, sum(shares)]:
        cents = min(amount, sum(left.values()))
        parts = portion(cents, left)
        assert sum(parts.values()) == cents
        assert all(part <= left[line] for line, part in parts.items())
        left = {line: cents - parts.get(line, 0) for line, cents in left.items()}

    assert sum(left.values()) == 0


def test_a_long_run_drifts_by_less_than_a_cent() -> None:
    grants, used = [19_824_000, 10_000_000], [0, 0]
    for _ in range(198):
        shares = spread(33_333, list(zip(LINES, grants, used, strict=False)))
        used = [cents + shares.get(line, 0) for line, cents in zip(LINES, used, strict=False)]

    exact = sum(used) * grants[0] / sum(grants)
    assert abs(used[0] - exact) < 1
