"""Money: shares rounded down, splits that always sum to the whole and never drift."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.core.money import share_of, split

MILAN = (19_824_000, 10_000_000)
"""Shares of the Comune and the Chamber in Milan's 298,240.00 € of 2013, in cents."""


def test_share_is_rounded_down() -> None:
    assert share_of(25_001, 5_000) == 12_500


@given(amount=st.integers(0, 10**12), weights=st.lists(st.integers(0, 10**9), min_size=1, max_size=6).filter(any))
def test_parts_sum_to_the_whole(amount: int, weights: list[int]) -> None:
    assert sum(split(amount, weights)) == amount


@given(amount=st.integers(0, 10**9), weights=st.lists(st.integers(0, 10**6), min_size=2, max_size=6).filter(any))
def test_no_weight_no_part(amount: int, weights: list[int]) -> None:
    parts = split(amount, weights)
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


@pytest.mark.parametrize(("amount", "expected"), [(1, [1, 0]), (33_333, [22_156, 11_177]), (150_000, [99_705, 50_295])])
def test_milan_vectors(amount: int, expected: list[int]) -> None:
    assert split(amount, MILAN) == expected


def test_198_vouchers_do_not_drift() -> None:
    carried = [0, 0]
    for _ in range(198):
        carried = [given + part for given, part in zip(carried, split(150_000, MILAN, carried), strict=True)]
        exact = sum(carried) * MILAN[0] / sum(MILAN)
        assert abs(carried[0] - exact) < 1


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=60))
def test_a_long_run_never_drifts_by_a_cent(amounts: list[int]) -> None:
    carried = [0, 0]
    for amount in amounts:
        carried = [given + part for given, part in zip(carried, split(amount, MILAN, carried), strict=True)]
        assert abs(carried[0] * sum(MILAN) - sum(carried) * MILAN[0]) < sum(MILAN)


@pytest.mark.parametrize("weights", [[0, 0], [-1, 2]])
def test_senseless_weights_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weight"):
        split(1, weights)
