"""Pure rules of sign-in."""

import re
from datetime import datetime, timedelta

from api.core.errors import FieldError, InvalidPayload

SESSION_LIFETIME = timedelta(hours=12)
IDLE_LIFETIME = timedelta(hours=3)
ROTATION_GRACE = timedelta(seconds=10)
"""Two tabs may refresh with the same token at the same moment: that is no theft."""
LONGEST_PATH = 1000
DEMO_REALM = "urn:postazione:demo"
_PRINTABLE = re.compile(r"[\x21-\x7e]+", re.ASCII)


def local_path(return_to: str) -> str:
    """Return a path of this site to go back to. Raises InvalidPayload for anything that a browser could take elsewhere.

    Browsers read ``//host``, ``/\\host`` and control characters inside as another site: an open redirect would lend our
    name to a forged sign-in page.
    """
    is_local = (
        len(return_to) <= LONGEST_PATH
        and _PRINTABLE.fullmatch(return_to) is not None
        and return_to.startswith("/")
        and not return_to.startswith("//")
        and "\\" not in return_to
    )
    if not is_local:
        raise InvalidPayload([FieldError("/return_to", "not_a_local_path", "Only a path of this site is accepted.")])
    return return_to


def is_over(now: datetime, *, expires_at: datetime, last_used_at: datetime) -> bool:
    """Tell whether a session has ended: twelve hours after the sign-in, or three without a sign of life."""
    return now >= expires_at or now >= last_used_at + IDLE_LIFETIME


def is_second_tab(now: datetime, spent_at: datetime) -> bool:
    """Tell whether a spent token came back so soon that two tabs explain it."""
    return now < spent_at + ROTATION_GRACE


def realm_of(issuer: str, base_url: str) -> str:
    """Return the name under which a provider's accounts are kept: its issuer.

    The demo's own provider has the address of this machine, which changes with the port; its people must not.
    """
    return DEMO_REALM if issuer == f"{base_url}/demo/idp" else issuer
