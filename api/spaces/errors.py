"""Refusals about spaces."""

from api.core.errors import FieldError, InvalidPayload


class UnknownMunicipality(InvalidPayload):
    """422: no comune has this ISTAT code."""

    def __init__(self) -> None:
        super().__init__(
            [FieldError("/address/municipality_code", "unknown_municipality", "No comune has this ISTAT code.")]
        )
