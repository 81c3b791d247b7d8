"""Accounts: people, sign-in, the roles they hold and where."""

from api.accounts.grant_role import add_chamber, grant_role, managers_of
from api.accounts.models import Chamber, HeldRole, Person
from api.accounts.queries import get_chamber, get_person, load_person, remember_tenant

__all__ = [
    "Chamber",
    "HeldRole",
    "Person",
    "add_chamber",
    "get_chamber",
    "get_person",
    "grant_role",
    "load_person",
    "managers_of",
    "remember_tenant",
]
