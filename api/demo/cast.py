"""Who takes part in the demo: two municipalities, their chamber, the personas and the rest of the invented people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.accounts import DEMO_REALM, add_chamber, grant_role, recognise_person
from api.core.principal import Role
from api.demo.people import coworkers
from api.demo.personas import personas
from api.integrations.verified_identity import VerifiedIdentity
from api.municipalities import add_municipality_tenant

MILAN, MONZA = "015146", "108033"
_CONTACT = {
    "office": "Ufficio coworking (dimostrazione)",
    "email": "coworking@comune.example",
    "certified_email": "protocollo@pec.comune.example",
    "phone": "+39 02 0000 0000",
    "address": "Piazza del Comune 1",
    "web": "https://comune.example",
    "links": {
        "parent": "https://regione.example",
        "accessibility": "https://comune.example/accessibilita",
        "appointments": "https://comune.example/appuntamento",
        "report_problem": "https://comune.example/segnala-disservizio",
        "transparency": "https://comune.example/amministrazione-trasparente",
    },
}
_OFFICES = {
    "francesca": Role.OFFICER,
    "roberto": Role.APPROVER,
    "silvia": Role.TREASURER,
    "anna": Role.AUDITOR,
}


@dataclass(frozen=True)
class Cast:
    """Ids of bodies and people; ``others`` gives one more invented person at each call of ``next``."""

    milan: int
    monza: int
    chamber: UUID
    personas: dict[str, UUID]
    monza_approver: UUID
    others: Iterator[UUID]

    def __getitem__(self, key: str) -> UUID:
        return self.personas[key]


def enter_cast(session: Session, *, since: datetime) -> Cast:
    """Switch the two municipalities on, register the chamber and give everybody their roles."""
    milan = add_municipality_tenant(
        session, MILAN, slug="milano", name="Comune di Milano", contact=_CONTACT, colour="#8c1d2c"
    )
    monza = add_municipality_tenant(
        session, MONZA, slug="monza", name="Comune di Monza", contact=_CONTACT, colour="#1f5f3f"
    )
    chamber = add_chamber(session, "Camera di commercio di Milano Monza Brianza Lodi", ["MI", "MB", "LO"])
    session.flush()  # the roles below refer to the bodies
    known = {who.key: _person(session, VerifiedIdentity(DEMO_REALM, who.key, who.given_name, who.family_name, who.tax_code,
             who.birth_date, who.email), since) for who in personas()}  # fmt: skip
    crowd = (_person(session, identity, since) for identity in coworkers())
    others = [next(crowd) for _ in range(120)]
    for key, role in _OFFICES.items():
        grant_role(session, known[key], role, since=since.date(), tenant_id=milan.id)
    grant_role(session, known["matteo"], Role.OFFICER, since=since.date(), tenant_id=monza.id)
    grant_role(session, others[0], Role.APPROVER, since=since.date(), tenant_id=monza.id)
    grant_role(session, known["paolo"], Role.CHAMBER_OFFICER, since=since.date(), chamber_id=chamber.id)
    return Cast(milan.id, monza.id, chamber.id, known, others[0], iter(others[1:]))


def _person(session: Session, identity: VerifiedIdentity, since: datetime) -> UUID:
    return recognise_person(session, identity, since).id
