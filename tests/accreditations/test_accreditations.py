"""Accreditations: the office's list, its steps, and what the public sees of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.accreditations import Accreditation, AlreadyAccredited
from api.core.audit import AuditRecord
from api.core.clock import SetClock
from api.core.outbox import Event
from api.core.principal import Role
from api.core.tenancy import enter_tenants, scoped
from tests.conftest import Tokens
from tests.factories.accounts import make_member
from tests.factories.clients import make_client
from tests.factories.municipalities import MILANO, add_tenant
from tests.factories.spaces import accredit, make_accredited_space, make_space
from tests.fixtures.client import ApiClient

NOW = datetime(2026, 12, 10, 12, tzinfo=UTC)
REASON = {"reason": "Il DURC non è regolare."}


@dataclass(frozen=True)
class Milan:
    """A listed space, and the people around it."""

    space_id: UUID
    accreditation_id: UUID
    officer: str
    approver: str
    auditor: str
    manager: str
    elsewhere: str
    machine: str

    def path(self, step: str = "") -> str:
        """Return the address of the accreditation, or of a step with it."""
        return f"/v1/accreditations/{self.accreditation_id}{step}"


@pytest.fixture
def milan(session: Session, tenant_id: int, tokens: Tokens, clock: SetClock) -> Milan:
    """A space in Milan's list since 2013."""
    clock.set(NOW)
    roma = add_tenant(session, municipality_code="058091", slug="roma", name="Roma").id
    space = make_accredited_space(session, tenant_id)
    row = session.scalars(scoped(Accreditation, tenant_id)).one()
    people = {
        "officer": make_member(session, Role.OFFICER, tenant_id=tenant_id),
        "approver": make_member(session, Role.APPROVER, tenant_id=tenant_id),
        "auditor": make_member(session, Role.AUDITOR, tenant_id=tenant_id),
        "manager": make_member(session, Role.SPACE_MANAGER, space_id=space.id),
        "elsewhere": make_member(session, Role.APPROVER, tenant_id=roma),
    }
    machine = make_client(session, space_ids=[space.id])
    session.commit()
    enter_tenants(session, [tenant_id])
    held = {name: tokens.person(person.id) for name, person in people.items()}
    return Milan(space.id, row.id, **held, machine=tokens.client(machine.id, "spaces:read"))


def test_a_suspension_is_public_at_once_and_its_reason_is_not(api: ApiClient, milan: Milan) -> None:
    suspended = api.post(milan.path("/suspension"), json=REASON, token=milan.officer)
    public = api.get(f"/v1/spaces/{milan.space_id}").json()

    assert (suspended.status_code, suspended.json()["status"]) == (200, "suspended")
    assert public["accreditations"] == [{"municipality_code": MILANO, "status": "suspended", "since_on": "2013-01-07"}]
    assert "DURC" not in str(public)


def test_the_space_reads_why(api: ApiClient, milan: Milan) -> None:
    api.post(milan.path("/suspension"), json=REASON, token=milan.officer)

    for token in (milan.manager, milan.machine):
        shown = api.get("/v1/accreditations", token=token).json()["items"]
        assert [(row["id"], row["reason"]) for row in shown] == [(str(milan.accreditation_id), REASON["reason"])]


def test_every_step_is_told_and_recorded(api: ApiClient, milan: Milan, session: Session, tenant_id: int) -> None:
    for step, token in (
        ("suspension", milan.officer),
        ("reinstatement", milan.officer),
        ("revocation", milan.approver),
    ):
        assert api.post(milan.path(f"/{step}"), json=REASON, token=token).status_code == 200

    events = session.scalars(scoped(Event, tenant_id).order_by(Event.id)).all()
    acts = session.scalars(scoped(AuditRecord, tenant_id).order_by(AuditRecord.id)).all()

    assert [event.type for event in events] == ["space.suspended", "space.reinstated", "space.revoked"]
    assert {(event.resource_id, event.space_id) for event in events} == {(milan.space_id, milan.space_id)}
    assert [act.action for act in acts] == ["space.accredited", *(event.type for event in events)]
    assert "DURC" not in str([event.data for event in events])


@pytest.mark.parametrize(
    ("before", "step"),
    [
        ([], "reinstatement"),
        (["suspension"], "suspension"),
        (["revocation"], "reinstatement"),
        (["revocation"], "suspension"),
    ],
)
def test_a_step_that_the_state_does_not_allow_is_refused(
    api: ApiClient, milan: Milan, before: list[str], step: str
) -> None:
    for earlier in before:
        api.post(milan.path(f"/{earlier}"), json=REASON, token=milan.approver)

    refused = api.post(milan.path(f"/{step}"), json=REASON, token=milan.approver)

    assert (refused.status_code, refused.json()["code"]) == (409, "invalid_transition")


def test_a_revoked_space_leaves_the_public_list(api: ApiClient, milan: Milan) -> None:
    api.post(milan.path("/revocation"), json=REASON, token=milan.approver)

    assert api.get("/v1/spaces").json()["items"] == []


def test_a_space_is_accredited_once_and_again_only_after_it_left(
    api: ApiClient, milan: Milan, session: Session, tenant_id: int
) -> None:
    with pytest.raises(AlreadyAccredited):
        accredit(session, milan.space_id, tenant_id)
    api.post(milan.path("/revocation"), json=REASON, token=milan.approver)
    session.rollback()
    enter_tenants(session, [tenant_id])
    session.expire_all()

    again = accredit(session, milan.space_id, tenant_id, since=NOW)

    assert (again.id, again.status, again.since_on) == (milan.accreditation_id, "accredited", NOW.date())


def test_the_desks_of_the_day_are_kept(api: ApiClient, milan: Milan) -> None:
    api.patch(
        f"/v1/spaces/{milan.space_id}",
        json={"desks": {"shared_desk": 1, "reserved_desk": 0, "private_office": 0}},
        version=api.get(f"/v1/spaces/{milan.space_id}").headers["ETag"],
        token=milan.manager,
    )

    shown = api.get(milan.path(), token=milan.officer).json()

    assert shown["desks"] == {"shared_desk": 12, "reserved_desk": 4, "private_office": 2}


def test_one_space_stands_in_the_lists_of_many(api: ApiClient, milan: Milan, session: Session, tenant_id: int) -> None:
    monza = add_tenant(session, municipality_code="108033", slug="monza", name="Monza")
    enter_tenants(session, [monza.id, tenant_id])
    accredit(session, milan.space_id, monza.id)
    session.commit()

    api.post(milan.path("/suspension"), json=REASON, token=milan.officer)
    shown = api.get(f"/v1/spaces/{milan.space_id}").json()["accreditations"]

    assert {row["municipality_code"]: row["status"] for row in shown} == {MILANO: "suspended", "108033": "accredited"}
    assert len(api.get("/v1/accreditations", token=milan.manager).json()["items"]) == 2
    assert len(api.get("/v1/accreditations", token=milan.officer).json()["items"]) == 1


@pytest.mark.parametrize(("query", "found"), [("", 1), ("?status=accredited", 1), ("?status=revoked", 0)])
def test_filters(api: ApiClient, milan: Milan, query: str, found: int) -> None:
    assert len(api.get(f"/v1/accreditations{query}", token=milan.auditor).json()["items"]) == found


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": 7}, {"reason": "x" * 10_001}, {**REASON, "by": "me"}])
def test_a_step_without_a_proper_reason_changes_nothing(api: ApiClient, milan: Milan, body: dict[str, object]) -> None:
    assert api.post(milan.path("/suspension"), json=body, token=milan.officer).status_code == 422
    assert api.get(milan.path(), token=milan.officer).json()["status"] == "accredited"


class TestWhoMay:
    @pytest.mark.parametrize("step", ["suspension", "reinstatement", "revocation"])
    @pytest.mark.parametrize(
        ("who", "status"), [(None, 401), ("auditor", 403), ("manager", 403), ("machine", 403), ("elsewhere", 404)]
    )
    def test_steps(self, api: ApiClient, milan: Milan, step: str, who: str | None, status: int) -> None:
        token = getattr(milan, who) if who else None

        assert api.post(milan.path(f"/{step}"), json=REASON, token=token).status_code == status

    def test_only_the_approver_revokes(self, api: ApiClient, milan: Milan) -> None:
        assert api.post(milan.path("/revocation"), json=REASON, token=milan.officer).status_code == 403

    def test_reading(self, api: ApiClient, milan: Milan, session: Session, tokens: Tokens) -> None:
        stranger = make_member(session, Role.SPACE_MANAGER, space_id=make_space(session).id)
        session.commit()

        assert api.get(milan.path()).status_code == 401
        assert api.get(milan.path(), token=milan.elsewhere).status_code == 404
        assert api.get(milan.path(), token=tokens.person(stranger.id)).status_code == 404
        assert api.get("/v1/accreditations", token=milan.elsewhere).json()["items"] == []
        assert api.get("/v1/accreditations", token=tokens.person(stranger.id)).json()["items"] == []
