"""Accreditations: which spaces stand in which municipality's list, and in what state."""

from api.accreditations.accredit_space import accredit_space
from api.accreditations.errors import AlreadyAccredited
from api.accreditations.models import Accreditation
from api.accreditations.queries import find_accreditation
from api.accreditations.rules import USABLE, AccreditationStatus, is_usable

__all__ = [
    "USABLE",
    "Accreditation",
    "AccreditationStatus",
    "AlreadyAccredited",
    "accredit_space",
    "find_accreditation",
    "is_usable",
]
