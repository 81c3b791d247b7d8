"""Sign-in sessions: opened at the sign-in, kept alive by refresh tokens that each work once, closed at the sign-out."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.models import RefreshToken, SignInSession
from api.accounts.rules import SESSION_LIFETIME, is_over, is_second_tab
from api.core.ids import uuid7

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Whose session goes on, and with which token; None: the newer one that another tab just got stays good."""

    person_id: UUID
    refresh_token: str | None


def open_session(session: Session, person_id: UUID, now: datetime) -> str:
    """Open a session and return its first refresh token."""
    row = SignInSession(id=uuid7(), person_id=person_id, created_at=now, expires_at=now + SESSION_LIFETIME)
    session.add(row)
    session.flush()  # its token refers to it
    return _issue(session, row, now)


def refresh_session(session: Session, token: str | None, now: datetime) -> Refreshed | None:
    """Spend a refresh token and return its successor, or None where it is no good (nothing says why).

    A token that was spent before is a copy in other hands, or ours was: nobody can tell which, so the whole family ends
    (RFC 9700 §4.14). The caller must let this transaction commit, or the revocation is lost.
    """
    known = _locked(session, token)
    if known is None:
        return None
    spent, family = known
    if family.revoked_at is not None or is_over(now, expires_at=family.expires_at, last_used_at=spent.issued_at):
        return None
    if spent.spent_at is None:
        spent.spent_at = now
        return Refreshed(family.person_id, _issue(session, family, now))
    if is_second_tab(now, spent.spent_at):
        return Refreshed(family.person_id, None)
    family.revoked_at, family.revoked_reason = now, "refresh_token_reused"
    return None


def close_session(session: Session, token: str | None, now: datetime) -> None:
    """End the session of a refresh token, spent or not; any other text changes nothing."""
    known = _locked(session, token)
    if known is not None and known[1].revoked_at is None:
        known[1].revoked_at, known[1].revoked_reason = now, "signed_out"


def forget_ended_sessions(session: Session, now: datetime) -> None:
    """Delete what no token can revive (worker)."""
    session.execute(delete(SignInSession).where(SignInSession.expires_at < now))


def _issue(session: Session, family: SignInSession, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    session.add(RefreshToken(token_hash=_hash(token), session_id=family.id, issued_at=now))
    return token


def _locked(session: Session, token: str | None) -> tuple[RefreshToken, SignInSession] | None:
    if not token or len(token) > _LONGEST or not token.isascii():
        return None
    statement = (
        select(RefreshToken, SignInSession)
        .join(SignInSession, SignInSession.id == RefreshToken.session_id)
        .where(RefreshToken.token_hash == _hash(token))
        .with_for_update()
    )
    row = session.execute(statement).first()
    return (row[0], row[1]) if row else None


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
