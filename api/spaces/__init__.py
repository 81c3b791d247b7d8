"""Spaces: where people work, what a desk costs there, and in which lists they stand."""

from api.spaces.create_space import add_space, create_space
from api.spaces.list_space import list_space
from api.spaces.models import Operator, Space, SpaceDesk, SpaceHours, SpaceListing, SpacePrice
from api.spaces.queries import get_space, get_spaces, get_spaces_for_rules, listing_status, listing_tenants, space_name
from api.spaces.rules import DeskKind, Opening, Price, PriceVersion, Unit, price_ceiling, prices_on

__all__ = [
    "DeskKind",
    "Opening",
    "Operator",
    "Price",
    "PriceVersion",
    "Space",
    "SpaceDesk",
    "SpaceHours",
    "SpaceListing",
    "SpacePrice",
    "Unit",
    "add_space",
    "create_space",
    "get_space",
    "get_spaces",
    "get_spaces_for_rules",
    "list_space",
    "listing_status",
    "listing_tenants",
    "price_ceiling",
    "prices_on",
    "space_name",
]
