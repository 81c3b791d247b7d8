"""E-mail through an SMTP server (``smtp://``, ``smtps://``); one connection for a handful of messages."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate
from typing import Protocol
from urllib.parse import unquote, urlsplit

from api.core.clock import wall_seconds

TIMEOUT_SECONDS = 10
_PORTS = {"smtp": 587, "smtps": 465}


class MailNotSent(Exception):
    """The server can't be reached or refused; trying again later is safe. ``permanent`` where it is not worth it."""

    def __init__(self, reason: str, *, permanent: bool = False) -> None:
        super().__init__(reason)
        self.permanent = permanent


@dataclass(frozen=True, slots=True)
class Letter:
    """One message of plain text. ``reference`` makes its Message-ID, so that a repeated one is recognised."""

    to: str
    subject: str
    text: str
    reference: str


class Mailer(Protocol):
    """What the features need to write to people."""

    def send(self, letter: Letter) -> None:
        """Hand a letter over. Raises MailNotSent."""


class SmtpMailer:
    """Speaks to the server of ``url``, e.g. ``smtps://user:password@mail.example.it?from=bandi@comune.example.it``."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("the address of the mail server must begin with smtp:// or smtps://")
        self._secure = parts.scheme == "smtps"
        self._host, self._port = parts.hostname, parts.port or _PORTS[parts.scheme]
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
        self._sender = unquote(options.get("from", f"postazione@{self._host}"))

    def send(self, letter: Letter) -> None:
        """Hand a letter over. Raises MailNotSent."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._sender, letter.to, letter.subject
        message["Date"] = formatdate(wall_seconds())
        message["Message-ID"] = f"<{letter.reference}@{self._sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        try:
            with self._connected() as server:
                server.send_message(message)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as error:
            raise MailNotSent(type(error).__name__, permanent=_is_permanent(error)) from error
        except (OSError, smtplib.SMTPException) as error:
            raise MailNotSent(type(error).__name__) from error

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        if self._secure:
            context = ssl.create_default_context()
            server: smtplib.SMTP = smtplib.SMTP_SSL(self._host, self._port, timeout=TIMEOUT_SECONDS, context=context)
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=TIMEOUT_SECONDS)
        with server:
            server.ehlo_or_helo_if_needed()
            encrypted = self._secure
            if not encrypted and server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
                encrypted = True
            if self._user and not encrypted:
                raise MailNotSent("the server offers no encryption, and a password would be seen")
            if self._user:
                server.login(self._user, self._password)
            yield server


def _is_permanent(error: smtplib.SMTPException) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500
