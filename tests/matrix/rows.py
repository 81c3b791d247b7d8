"""The table: for each operation, who may (ok), from whom it is hidden (404), who is told no (403: everybody else).

An anonymous caller gets 401 unless ``ok`` says otherwise. ``sees`` names those in whose answer the item appears: a list that
everybody may ask for must still show each caller only their own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.matrix.cast import CALLERS, PEOPLE
from tests.matrix.world import World

EVERYBODY = " ".join(f"[{name}]" for name in CALLERS)
PERSONS = " ".join(f"[{name}]" for name in PEOPLE)
OFFICE = "[officer] [approver] [treasurer] [auditor]"
JUDGES = "[officer] [approver] [auditor]"
REASON = {"it": "Prova", "en": "Test"}
HELP = {
    "given_name": "Anna", "family_name": "Rossi", "email": "anna@example.it", "category": "other",
    "message": "Aiuto", "language": "it", "privacy_accepted": True, "municipality_code": "015146",
}  # fmt: skip


@dataclass(frozen=True)
class Ask:
    """One request; ``item`` is what ``sees`` looks for in the answer."""

    path: str
    json: Any = None
    item: str = ""
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """An operation and what each caller gets."""

    operation: str
    ask: Callable[[World], Ask]
    ok: str
    hidden: str = ""
    sees: str | None = None
    fresh: bool = False
    """Each caller gets a request of their own: what one of them spent is gone."""

    def expected(self, caller: str) -> int | str:
        """``ok``, 401, 403 or 404."""
        if f"[{caller}]" in self.ok:
            return "ok"
        if f"[{caller}]" in self.hidden:
            return 404
        return 401 if caller == "anonymous" else 403


def machines(*names: str) -> str:
    """Several machines by scope."""
    return " ".join(f"[machine {name}]" for name in names)


def all_but(*callers: str) -> str:
    """Everybody except these."""
    return " ".join(f"[{name}]" for name in CALLERS if name not in callers)


def keyed() -> dict[str, Any]:
    """A fresh idempotency key."""
    return {"key": uuid4().hex}


def of_call(w: World, query: str = "") -> Ask:
    row = w.filed()
    return Ask(f"/v1/calls/{row.call_id}/applications{query}", item=str(row.id))


def a_document(w: World) -> Ask:
    document = w.document()
    return Ask(f"/v1/applications/{document.application_id}/documents/{document.id}")


def upload() -> dict[str, Any]:
    return {"data": {"kind": "identity"}, "files": {"file": ("a.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")}}


def request_for_help(w: World) -> Ask:
    made = w.api.post("/v1/assistance-requests", json=HELP, token=w.tokens["applicant"])
    return Ask("/v1/assistance-requests?limit=100", item=made.json()["reference"])


def shown_code(w: World) -> Ask:
    voucher = w.voucher()
    path = f"/v1/vouchers/{voucher.id}/presentations"
    made = w.api.post(path, json={}, token=w.tokens["applicant"])
    return Ask(f"{path}/{made.json()['id']}")


def quote(w: World) -> dict[str, Any]:
    return {name: value for name, value in w.redemption_body().items() if name not in {"external_reference", "capture"}}


OTHER_PEOPLE = " ".join(f"[{name}]" for name in PEOPLE if name != "applicant")
NOT_COLLEAGUES = OTHER_PEOPLE.replace("[treasurer]", "")  # the treasurer has no part in files, and is told so
OTHERS_FILES = "[other_applicant] [desk_staff] [manager_a] [manager_b] [foreign_office] [chamber_officer] [foreign_chamber_officer]"
OUTSIDERS = f"[applicant] {OTHERS_FILES}"
WRITERS = f"[desk_staff] [manager_a] {machines('redemptions:write')}"
READERS = f"[desk_staff] [manager_a] {machines('redemptions:read')}"
OTHER_SPACES = "[manager_b] [machine of b] [sandbox machine]"
FUNDERS = f"{OFFICE} [foreign_office] [chamber_officer] [foreign_chamber_officer] {machines('funding:read')} [machine of foreign chamber]"
SEES_SPACE_A = f"{OFFICE} [desk_staff] [manager_a] {machines('spaces:read')}"
