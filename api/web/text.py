"""Text as it may enter: one form (NFC), no control characters, nothing that hides or reorders letters."""

import re
import unicodedata

from pydantic_core import PydanticCustomError

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_SURROGATES = "\ud800-\udfff"
_SEPARATORS = "\u2028\u2029"
_BIDI = "\u202a-\u202e\u2066-\u2069"
_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff"
_REFUSED_IN_TEXT = re.compile(f"[{_CONTROLS}{_SURROGATES}{_SEPARATORS}{_BIDI}{_NONCHARACTERS}]")
_REFUSED_IN_LINE = re.compile(f"[\t\n{_CONTROLS}{_SURROGATES}{_SEPARATORS}{_BIDI}{_NONCHARACTERS}]")


def clean_line(value: str) -> str:
    """Return one line in NFC. Raises PydanticCustomError for control and bidirectional-control characters."""
    if _REFUSED_IN_LINE.search(value):
        raise PydanticCustomError("forbidden_character", "Control characters and line breaks are not allowed here")
    return unicodedata.normalize("NFC", value)


def clean_text(value: str) -> str:
    """Return text of several lines in NFC with ``\\n`` as line end; other control characters are refused."""
    value = value.replace("\r\n", "\n")
    if _REFUSED_IN_TEXT.search(value):
        raise PydanticCustomError("forbidden_character", "Control characters are not allowed here")
    return unicodedata.normalize("NFC", value)


def is_clean(value: str) -> bool:
    """Tell whether a query or path value holds none of the refused characters."""
    return _REFUSED_IN_LINE.search(value) is None
