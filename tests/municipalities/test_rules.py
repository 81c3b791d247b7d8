"""What a search means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.municipalities.rules import search_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  Forlì-CESENA ", "forli cesena"),
        ("Sant'Agata de' Goti", "sant agata de goti"),
        ("Weinstraße", "weinstrasse"),
        ("Sèn Jan", "sen jan"),
        ("", ""),
        ("%_\\", ""),
    ],
)
def test_accents_case_and_marks_go(typed: str, words: str) -> None:
    assert search_words(typed) == words


@given(st.text(max_size=50))
def test_words_of_words_are_the_same(typed: str) -> None:
    assert search_words(search_words(typed)) == search_words(typed)
