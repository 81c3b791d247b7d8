"""Tables: who runs a space, the space itself, its desks, prices, hours, and the lists in which it stands.

None belongs to a municipality: one space may be accredited in the lists of many.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, Integer, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.database import Base

_DESK_KINDS = "desk_kind IN ('shared_desk', 'reserved_desk', 'private_office')"
_CLOCK_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"


class Operator(Base):
    """The firm or body that runs one or more spaces."""

    __tablename__ = "operators"
    __table_args__ = (Index(None, "vat_number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    vat_number: Mapped[str | None]
    tax_code: Mapped[str | None]
    created_at: Mapped[datetime]


class Space(Base):
    """A coworking space, as its manager describes it."""

    __tablename__ = "spaces"
    __table_args__ = (
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="location_whole"),
        CheckConstraint("lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180", name="location_on_earth"),
        Index(None, "name", "id"),
        Index(None, "municipality_code"),
        Index(None, "lat", "lon"),
        Index(None, "operator_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    operator_id: Mapped[UUID] = mapped_column(ForeignKey("operators.id"))
    name: Mapped[str]
    street: Mapped[str]
    postal_code: Mapped[str]
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipalities.istat_code"))
    district: Mapped[str | None]
    lat: Mapped[float | None] = mapped_column(Float)
    lon: Mapped[float | None] = mapped_column(Float)
    services: Mapped[list[Any]]
    accessible: Mapped[bool]
    accessibility_note: Mapped[str | None]
    open_24h: Mapped[bool]
    """Kept equal to the hours: every day from 00:00 to 24:00."""
    website: Mapped[str | None]
    phone: Mapped[str | None]
    sandbox: Mapped[bool] = mapped_column(server_default=text("false"))
    """A booking system's playground: in no public list."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int]

    operator: Mapped[Operator] = relationship(lazy="raise")
    desks: Mapped[list["SpaceDesk"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    prices: Mapped[list["SpacePrice"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    hours: Mapped[list["SpaceHours"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="SpaceHours.day, SpaceHours.opens"
    )
    listings: Mapped[list["SpaceListing"]] = relationship(lazy="raise", order_by="SpaceListing.municipality_code")


class SpaceDesk(Base):
    """How many desks of a kind there are."""

    __tablename__ = "space_desks"
    __table_args__ = (
        CheckConstraint(_DESK_KINDS, name="desk_kind_known"),
        CheckConstraint("quantity BETWEEN 0 AND 10000", name="quantity_plausible"),
    )

    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), primary_key=True)
    desk_kind: Mapped[str] = mapped_column(primary_key=True)
    quantity: Mapped[int] = mapped_column(Integer)


class SpacePrice(Base):
    """A price from a day on; an older row keeps what was true before. Null means: no longer offered from that day."""

    __tablename__ = "space_prices"
    __table_args__ = (
        CheckConstraint(_DESK_KINDS, name="desk_kind_known"),
        CheckConstraint("unit IN ('hour', 'day', 'month')", name="unit_known"),
        CheckConstraint("price_cents > 0", name="price_positive"),
    )

    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), primary_key=True)
    desk_kind: Mapped[str] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    price_cents: Mapped[int | None]


class SpaceHours(Base):
    """One opening of a weekday (1 is Monday); closing at 24:00 is midnight."""

    __tablename__ = "space_hours"
    __table_args__ = (
        CheckConstraint("day BETWEEN 1 AND 7", name="day_of_week"),
        CheckConstraint(f"opens ~ '^{_CLOCK_TIME}$' AND closes ~ '^({_CLOCK_TIME}|24:00)$'", name="clock_times"),
        CheckConstraint("opens < closes", name="opens_before_closing"),
    )

    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), primary_key=True)
    day: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    opens: Mapped[str] = mapped_column(primary_key=True)
    closes: Mapped[str]


class SpaceListing(Base):
    """What the public sees of an accreditation: written with it, in the same transaction, by the accreditation's steps.

    It belongs to nobody's file: that a space is in a municipality's list, since when and in what state is public.
    """

    __tablename__ = "space_listings"
    __table_args__ = (Index(None, "municipality_code", "status"),)

    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"), primary_key=True)
    municipality_code: Mapped[str]
    status: Mapped[str]
    since_on: Mapped[date]
