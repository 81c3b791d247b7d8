"""What a search for a comune means (pure)."""

import unicodedata


def search_words(typed: str) -> str:
    """Return what was typed as names are kept for searching: no accents, lower case, words parted by one blank.

    >>> search_words("  Forlì-CESENA ")
    'forli cesena'
    """
    plain = unicodedata.normalize("NFKD", typed.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
