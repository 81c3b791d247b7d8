"""Clients: machines that act for a space or a chamber, their secrets, scopes and tokens."""

from api.clients.create_client import NewSecret, create_client
from api.clients.models import ApiClient, ApiClientSpace
from api.clients.queries import load_client
from api.clients.rules import BOOKING_SCOPES, CHAMBER_SCOPES

__all__ = [
    "BOOKING_SCOPES",
    "CHAMBER_SCOPES",
    "ApiClient",
    "ApiClientSpace",
    "NewSecret",
    "create_client",
    "load_client",
]
