"""The states of an accreditation and the steps between them."""

from enum import StrEnum


class AccreditationStatus(StrEnum):
    """States of a space in a municipality's list."""

    ACCREDITED = "accredited"
    SUSPENDED = "suspended"
    RENEWAL_DUE = "renewal_due"
    EXPIRED = "expired"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


_S = AccreditationStatus
TRANSITIONS: dict[str, dict[AccreditationStatus, AccreditationStatus]] = {
    "accreditation": {_S.EXPIRED: _S.ACCREDITED, _S.REVOKED: _S.ACCREDITED, _S.WITHDRAWN: _S.ACCREDITED},
    "suspension": {_S.ACCREDITED: _S.SUSPENDED, _S.RENEWAL_DUE: _S.SUSPENDED},
    "reinstatement": {_S.SUSPENDED: _S.ACCREDITED},
    "revocation": {_S.ACCREDITED: _S.REVOKED, _S.SUSPENDED: _S.REVOKED, _S.RENEWAL_DUE: _S.REVOKED},
}
"""By step: from what state to what state. ``accreditation`` is a new decision on a space that left the list."""

USABLE = frozenset({_S.ACCREDITED, _S.RENEWAL_DUE})
"""States in which vouchers are redeemed at the space (``space_suspended``, ``space_not_accredited`` otherwise)."""
EVENTS = {"suspension": "space.suspended", "reinstatement": "space.reinstated", "revocation": "space.revoked"}


def is_usable(status: str) -> bool:
    """Tell whether vouchers are redeemed at a space in this state."""
    return status in USABLE
