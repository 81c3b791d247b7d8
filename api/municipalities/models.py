"""Tables: the comuni of Italy (reference data, written by migrations only) and the tenants of this installation."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Integer, func, text
from sqlalchemy.orm import Mapped, mapped_column

from api.core.database import Base

MAX_TENANT_ID = (1 << 20) - 1
"""Row ids carry their tenant in 20 bits (``api.core.ids``)."""


class TenantKind(StrEnum):
    """A municipality that runs programmes, or the playground of one sandbox client."""

    MUNICIPALITY = "municipality"
    SANDBOX = "sandbox"


class Municipality(Base):
    """A comune, by ISTAT code; those that merged stay, with the day they ended and the comune that took their place."""

    __tablename__ = "municipalities"
    __table_args__ = (Index("ix_municipalities_name_key_istat_code", "name_key", "istat_code"),)

    istat_code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    other_name: Mapped[str | None]
    """The name in the other official language (German, Ladin, Slovene, French)."""
    name_key: Mapped[str]
    """Name without accents, lower case: the order of lists."""
    search_key: Mapped[str]
    """Words of both names without accents, each after a blank: what a search looks into."""
    belfiore_code: Mapped[str]
    province_code: Mapped[str]
    province: Mapped[str]
    region: Mapped[str]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    bbox: Mapped[list[Any] | None]
    """[west, south, east, north], WGS84."""
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor_code: Mapped[str | None] = mapped_column(ForeignKey("municipalities.istat_code"))


class MunicipalityOutline(Base):
    """Coordinates of a GeoJSON MultiPolygon; apart from the row, because lists never need it."""

    __tablename__ = "municipality_outlines"

    istat_code: Mapped[str] = mapped_column(ForeignKey("municipalities.istat_code"), primary_key=True)
    outline: Mapped[list[Any]]


class ReferenceData(Base):
    """Which version of a shipped data set is loaded."""

    __tablename__ = "reference_data"

    name: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    loaded_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Tenant(Base):
    """A municipality that runs its programme on this installation, or a sandbox."""

    __tablename__ = "tenants"
    __table_args__ = (
        CheckConstraint(f"id BETWEEN 1 AND {MAX_TENANT_ID}", name="id_fits_row_ids"),
        CheckConstraint("kind IN ('municipality', 'sandbox')", name="kind_known"),
        CheckConstraint("kind <> 'municipality' OR municipality_code IS NOT NULL", name="municipality_named"),
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug_form"),
        CheckConstraint("colour ~ '^#[0-9a-f]{6}$'", name="colour_form"),
        Index(
            "uq_tenants_municipality_code",
            "municipality_code",
            unique=True,
            postgresql_where=text("kind = 'municipality'"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, Identity(), primary_key=True)
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipalities.istat_code"))
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    colour: Mapped[str] = mapped_column(server_default="#0066cc")
    contact: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    time_zone: Mapped[str] = mapped_column(server_default="Europe/Rome")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
