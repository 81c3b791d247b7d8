"""What they call about: fresh rows of Milan, each made in a transaction of its own."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from time import monotonic
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.accounts import HeldRole
from api.accreditations import accredit_space
from api.applications.models import Application, ApplicationDocument, RegistrationCheck
from api.calls import Call
from api.core.ids import uuid7
from api.core.tenancy import enter_tenants
from api.funding import lines_of
from api.vouchers import Voucher
from tests.factories.applications import Office, make_application, make_filed, make_under_review
from tests.factories.calls import make_call, make_draft, voucher_draft
from tests.factories.clients import make_client
from tests.factories.spaces import make_space
from tests.factories.vouchers import Programme, make_token, make_voucher, token_key
from tests.matrix.cast import NOW, Cast

T = TypeVar("T")


class World(Cast):
    """The cast, and makers of fresh rows."""

    def write(self, make: Callable[[Session], T]) -> T:
        """Make rows and commit them."""
        with Session(self.database.engine, expire_on_commit=False) as session:
            enter_tenants(session, [self.office.tenant_id])
            made = make(session)
            session.commit()
        return made

    def _applicant(self) -> Any:
        return type("Who", (), {"id": self.people["applicant"]})()

    def draft(self) -> Application:
        """A draft of the applicant, ready to send, in a call of its own (one live application per call)."""
        return self.write(lambda session: make_application(session, self.own_office(session), self._applicant()))

    def filed(self, status: str = "submitted", **members: Any) -> Application:
        """A filed application of the applicant."""
        return self.write(
            lambda session: make_filed(
                session, self.own_office(session), 1, person=self._applicant(), status=status, **members
            )
        )

    def awarded(self) -> Application:
        """An application of the applicant to which the Comune's line was awarded."""

        def make(session: Session) -> Application:
            office = self.own_office(session)
            line = lines_of(session, office.tenant_id, office.call.id)[0]
            return make_filed(
                session, office, 1, person=self._applicant(), line_id=line.id, status="awarded", awarded_cents=40_000
            )

        return self.write(make)

    def under_review(self, **members: Any) -> Application:
        """An application that the officer has in charge."""
        return self.write(
            lambda session: make_under_review(session, self.own_office(session), 1, person=self._applicant(), **members)
        )

    def own_office(self, session: Session) -> Office:
        """The office with a fresh call."""
        o = self.office
        call = make_call(session, o.tenant_id, voucher_draft(chamber_id=o.chamber_id))
        return Office(o.tenant_id, call, o.space, o.chamber_id, o.officer, o.approver)

    def call(self, **options: Any) -> Call:
        """A published call."""
        draft = voucher_draft(chamber_id=self.office.chamber_id)
        return self.write(lambda session: make_call(session, self.office.tenant_id, draft, **options))

    def call_draft(self) -> Call:
        """A call that is not published."""
        draft = voucher_draft(chamber_id=self.office.chamber_id)
        return self.write(lambda session: make_draft(session, self.office.tenant_id, draft))

    def line_id(self, position: int) -> UUID:
        """The Comune's line (1) or the chamber's (2)."""
        return self.write(
            lambda session: lines_of(session, self.office.tenant_id, self.office.call.id)[position - 1].id
        )

    def accreditation_id(self) -> UUID:
        """The place of space A in Milan's list."""
        from api.accreditations.queries import find_accreditation

        found = self.write(lambda session: find_accreditation(session, self.office.tenant_id, self.space_a))
        assert found is not None
        return found.id

    def fresh_accreditation_id(self) -> UUID:
        """The place of a fresh space in Milan's list."""

        def make(session: Session) -> UUID:
            space = make_space(session)
            row = accredit_space(
                session,
                tenant_id=self.office.tenant_id,
                space_id=space.id,
                call_id=None,
                application_id=None,
                by=None,
                now=NOW,
            )
            return row.id

        return self.write(make)

    def document(self) -> ApplicationDocument:
        """A document of a draft."""
        row, tenant = self.draft(), self.office.tenant_id
        kept = self.app.state.object_store.put(BytesIO(b"%PDF-1.4"), largest=100, accept=lambda _: None)

        def make(session: Session) -> ApplicationDocument:
            document = ApplicationDocument(
                tenant_id=tenant, id=uuid7(tenant), application_id=row.id, kind="identity", file_name="a.pdf",
                media_type="application/pdf", size_bytes=8, sha256=kept.sha256, object_name=kept.name, uploaded_at=NOW,
            )  # fmt: skip
            session.add(document)
            return document

        return self.write(make)

    def check(self) -> RegistrationCheck:
        """A question to the chamber's register."""
        row, tenant = self.filed(), self.office.tenant_id

        def make(session: Session) -> RegistrationCheck:
            check = RegistrationCheck(
                tenant_id=tenant, id=uuid7(tenant), application_id=row.id, chamber_id=self.office.chamber_id,
                status="pending", declared={"vat_number": "12345678903"}, requested_at=NOW,
            )  # fmt: skip
            session.add(check)
            return check

        return self.write(make)

    def voucher(self, **members: Any) -> Voucher:
        """An active voucher of the applicant."""
        details = {"granted": 10_000, "person_id": self.people["applicant"], **members}
        return self.write(lambda session: make_voucher(session, self.programme(session), **details))

    def issued(self) -> Voucher:
        """A voucher that waits for its holder's word, with its application."""
        row = self.awarded()
        issued = {"application_id": row.id, "status": "issued", "accepted_at": None, "call_id": row.call_id}
        return self.voucher(**issued)

    def programme(self, session: Session) -> Programme:
        """What the makers of vouchers call a municipality's programme."""
        line = lines_of(session, self.office.tenant_id, self.office.call.id)[0]
        return Programme(self.office.tenant_id, self.office.call.id, (line.id,), self.space_a, uuid4())

    def presentation(self, voucher: Voucher | None = None) -> str:
        """A code to show."""
        shown, key = voucher or self.voucher(granted=100_000), token_key(self.app.state.settings)
        return self.write(lambda session: make_token(session, shown, key))

    def redemption(self, *, capture: bool = False) -> dict[str, Any]:
        """A redemption at space A."""
        answer = self.api.post(
            "/v1/redemptions", json=self.redemption_body(capture), token=self.tokens["manager_a"], key=uuid4().hex
        )
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def told_redemption(self) -> str:
        """A redemption that the feed tells of: an event shows once no older transaction runs on the shared server."""
        made, deadline = str(self.redemption(capture=True)["id"]), monotonic() + 30
        while made not in self.api.get("/v1/events?limit=100", token=self.tokens["machine events:read"]).text:
            assert monotonic() < deadline, "the event does not show"
        return made

    def redemption_body(self, capture: bool = False) -> dict[str, Any]:
        """What a desk sends."""
        return {
            "presentation": self.presentation(),
            "space_id": str(self.space_a),
            "desk_kind": "shared_desk",
            "price_cents": 1_800,
            "starts_on": date(2026, 3, 2).isoformat(),
            "ends_on": date(2026, 3, 2).isoformat(),
            "external_reference": uuid4().hex,
            "capture": capture,
        }

    def forget_new_roles(self) -> None:
        """Take away what somebody became meanwhile (who adds a space becomes its manager)."""
        born = delete(HeldRole).where(
            HeldRole.space_id.is_not(None), HeldRole.space_id.not_in([self.space_a, self.space_b])
        )
        self.write(lambda session: session.execute(born))

    def machine_id(self) -> UUID:
        """A machine of space A."""
        return self.write(lambda session: make_client(session, space_ids=[self.space_a]).id)

    def sandbox_voucher_id(self) -> str:
        """A test voucher of the sandbox."""
        token = self.tokens["sandbox machine"]
        answer = self.api.post("/v1/sandbox/vouchers", json={"granted_cents": 10_000}, token=token)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])
