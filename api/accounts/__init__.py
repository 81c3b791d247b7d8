"""Accounts: people, sign-in, the roles they hold and where."""

from api.accounts.grant_role import add_chamber, grant_role, managers_of
from api.accounts.models import Chamber, HeldRole, Person
from api.accounts.queries import get_chamber, get_people, get_person, load_person, remember_tenant
from api.accounts.recognise_person import recognise_person
from api.accounts.rules import DEMO_REALM
from api.accounts.sessions import forget_ended_sessions

__all__ = [
    "DEMO_REALM",
    "Chamber",
    "HeldRole",
    "Person",
    "add_chamber",
    "forget_ended_sessions",
    "get_chamber",
    "get_people",
    "get_person",
    "grant_role",
    "load_person",
    "managers_of",
    "recognise_person",
    "remember_tenant",
]
