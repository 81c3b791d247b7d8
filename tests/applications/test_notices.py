"""Notices: in the personal area in the reader's language, and by e-mail from the outbox, each once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy.orm import Session

from api.applications import dispatch_notices
from api.applications.models import Application
from api.core import outbox
from api.core.tenancy import enter_tenants
from api.integrations.email import SmtpMailer
from tests.conftest import Tokens
from tests.factories.accounts import make_person
from tests.factories.applications import Office, make_application, make_filed
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SITE = "https://coworking.example.it"


class Mailbox:
    """Keeps what arrives; refuses an address for good, another one for now."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address.startswith("gone"):
            return "550 no such mailbox"
        if address.startswith("busy"):
            return "451 try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, SmtpMailer]]:
    """A mail server on loopback and a mailer that writes to it."""
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=8151)
    controller.start()
    try:
        yield box, SmtpMailer("smtp://127.0.0.1:8151?from=bandi%40comune.example.it")
    finally:
        controller.stop()


def tell(session: Session, office: Office, row: Application, *, at: datetime = NOW) -> None:
    """Write the event of a filing."""
    data = {"protocol_number": "milano/2026/0000214", "arrival_number": 214}
    enter_tenants(session, [office.tenant_id])
    outbox.emit(
        session,
        office.tenant_id,
        "application.submitted",
        "application",
        row.id,
        at=at,
        data=data,
        person_id=row.person_id,
    )
    session.commit()


def filed_by(session: Session, office: Office, email: str | None) -> Application:
    return make_filed(session, office, 1, person=make_person(session, email=email))


def dispatch(database: Database, office: Office, mailer: SmtpMailer) -> int:
    with Session(database.engine) as own, own.begin():
        return dispatch_notices(own, mailer, tenant_ids=[office.tenant_id], base_url=SITE, now=NOW)


class TestMail:
    def test_the_receipt_is_mailed_once_in_both_languages(
        self, session: Session, office: Office, database: Database, mailbox: tuple[Mailbox, SmtpMailer]
    ) -> None:
        box, mailer = mailbox
        row = filed_by(session, office, "giulia@example.it")
        tell(session, office, row)
        assert dispatch(database, office, mailer) == 1
        assert dispatch(database, office, mailer) == 0
        (letter,) = box.letters
        body = letter.get_content()
        assert letter["To"] == "giulia@example.it"
        assert letter["From"] == "bandi@comune.example.it"
        assert letter["Subject"] == "Domanda ricevuta / Application received"
        assert "milano/2026/0000214" in body
        assert f"{SITE}/area-personale/pratiche/{row.id}" in body
        assert "We have received" in body

    def test_several_workers_send_each_letter_once(
        self, session: Session, office: Office, database: Database, mailbox: tuple[Mailbox, SmtpMailer]
    ) -> None:
        box, mailer = mailbox
        row = filed_by(session, office, "giulia@example.it")
        for _ in range(30):
            tell(session, office, row)
        with ThreadPoolExecutor(4) as workers:
            done = sum(workers.map(lambda _: dispatch(database, office, mailer), range(8)))
        assert (done, len(box.letters)) == (30, 30)
        assert len({letter["Message-ID"] for letter in box.letters}) == 30

    def test_an_address_refused_for_good_is_given_up(
        self, session: Session, office: Office, database: Database, mailbox: tuple[Mailbox, SmtpMailer]
    ) -> None:
        tell(session, office, filed_by(session, office, "gone@example.it"))
        assert dispatch(database, office, mailbox[1]) == 1
        assert dispatch(database, office, mailbox[1]) == 0

    def test_one_refused_for_now_is_tried_again_for_three_days(
        self, session: Session, office: Office, database: Database, mailbox: tuple[Mailbox, SmtpMailer]
    ) -> None:
        row = filed_by(session, office, "busy@example.it")
        tell(session, office, row)
        assert dispatch(database, office, mailbox[1]) == 0
        tell(session, office, row, at=NOW - timedelta(days=4))
        assert dispatch(database, office, mailbox[1]) == 1

    def test_without_a_server_nothing_is_lost(self, session: Session, office: Office, database: Database) -> None:
        tell(session, office, filed_by(session, office, "giulia@example.it"))
        assert dispatch(database, office, SmtpMailer("smtp://127.0.0.1:8152")) == 0

    def test_a_password_is_never_sent_in_clear(
        self, session: Session, office: Office, database: Database, mailbox: tuple[Mailbox, SmtpMailer]
    ) -> None:
        tell(session, office, filed_by(session, office, "giulia@example.it"))
        assert dispatch(database, office, SmtpMailer("smtp://bandi:segreto@127.0.0.1:8151")) == 0
        assert mailbox[0].letters == []

    @pytest.mark.parametrize("url", ["", "http://mail.example.it", "smtp://", "mail.example.it:25"])
    def test_an_address_that_is_no_mail_server(self, url: str) -> None:
        with pytest.raises(ValueError, match="smtp"):
            SmtpMailer(url)


class TestPersonalArea:
    def test_a_filing_is_told_in_the_reader_s_language(
        self, api: ApiClient, session: Session, office: Office, tokens: Tokens
    ) -> None:
        row = make_application(session, office)
        session.commit()
        token = tokens.person(row.person_id)
        api.post(f"/v1/applications/{row.id}/submission", token=token, json={})
        (english,) = api.get("/v1/me/messages", token=token, headers={"Accept-Language": "en"}).json()["items"]
        (italian,) = api.get("/v1/me/messages", token=token).json()["items"]
        assert english["title"] == "Application received"
        assert italian["title"] == "Domanda ricevuta"
        assert italian["application_id"] == str(row.id)
        assert italian["legal"]

    def test_nobody_else_reads_it(self, api: ApiClient, session: Session, office: Office, tokens: Tokens) -> None:
        tell(session, office, filed_by(session, office, None))
        stranger = make_application(session, office)
        session.commit()
        assert api.get("/v1/me/messages", token=tokens.person(stranger.person_id)).json()["items"] == []
