"""Identifiers: ordered, carrying their tenant; codes that forgive typing and catch slips."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from api.core.ids import CROCKFORD, earliest_id, new_code, normalise_code, tenant_in, uuid7


def test_ids_are_uuids_of_version_7() -> None:
    assert (uuid7().version, uuid7().variant) == (7, "specified in RFC 4122")


@given(st.integers(0, 2**20 - 1))
def test_an_id_carries_its_tenant(tenant_id: int) -> None:
    assert tenant_in(uuid7(tenant_id)) == tenant_id


def test_later_ids_are_larger() -> None:
    ids = [uuid7() for _ in range(5_000)]
    assert ids == sorted(ids)


def test_threads_never_share_an_id() -> None:
    with ThreadPoolExecutor(8) as pool:
        batches = list(pool.map(lambda _: [uuid7() for _ in range(1_000)], range(8)))
    everything: set[UUID] = {one for batch in batches for one in batch}
    assert len(everything) == 8_000


def test_a_code_is_read_back_in_any_dress() -> None:
    code = new_code()
    typed = f" {code[:4]}-{code[4:8]} {code[8:].lower()} "
    assert normalise_code(typed) == code


def test_lookalikes_are_forgiven() -> None:
    code = next(code for code in iter(new_code, "") if "0" in code and "1" in code)
    assert normalise_code(code.replace("0", "O").replace("1", "l")) == code


@given(place=st.integers(0, 11), letter=st.sampled_from(CROCKFORD))
def test_one_wrong_letter_is_caught_unless_it_weighs_the_same(place: int, letter: str) -> None:
    code = new_code()
    wrong = code[:place] + letter + code[place + 1 :]
    same_weight = (CROCKFORD.index(letter) - CROCKFORD.index(code[place])) % 31 == 0
    assert (normalise_code(wrong) is None) is not same_weight


def test_what_is_no_code_is_none() -> None:
    assert [normalise_code(text) for text in ("", "TEST-OK", "€" * 13, "A" * 500)] == [None] * 4


def test_an_id_of_an_hour_ago_is_earlier_than_any_of_now() -> None:
    assert earliest_id(uuid7(), hours_before=1) < uuid7() < earliest_id(uuid7(), hours_before=-1)
