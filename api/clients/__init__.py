"""Clients: machines that act for a space or a chamber, their secrets, scopes and tokens."""

from api.clients.models import ApiClient, ApiClientSpace
from api.clients.queries import load_client

__all__ = ["ApiClient", "ApiClientSpace", "load_client"]
