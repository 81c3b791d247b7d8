"""Spaces: operators, spaces with desks, prices and hours, and their public standing in the lists."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

DESK_KINDS = "desk_kind IN ('shared_desk', 'reserved_desk', 'private_office')"
CLOCK_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"


def _instant(name: str) -> sa.Column[object]:
    return sa.Column(name, pg.TIMESTAMP(timezone=True), nullable=False)


def _space_id(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("space_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(["space_id"], ["spaces.id"], name=f"fk_{table}_space_id"),
    ]


def _create_spaces() -> None:
    op.create_table(
        "operators",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("vat_number", sa.Text()),
        sa.Column("tax_code", sa.Text()),
        _instant("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_operators"),
    )
    op.create_index("ix_operators_vat_number", "operators", ["vat_number"])
    op.create_table(
        "spaces",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("operator_id", sa.UUID(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("municipality_code", sa.Text(), nullable=False),
        sa.Column("district", sa.Text()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("services", pg.JSONB(), nullable=False),
        sa.Column("accessible", sa.Boolean(), nullable=False),
        sa.Column("accessibility_note", sa.Text()),
        sa.Column("open_24h", sa.Boolean(), nullable=False),
        sa.Column("website", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("sandbox", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        _instant("created_at"),
        _instant("updated_at"),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="location_whole"),
        sa.CheckConstraint("lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180", name="location_on_earth"),
        sa.ForeignKeyConstraint(["operator_id"], ["operators.id"], name="fk_spaces_operator_id"),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipalities.istat_code"], name="fk_spaces_municipality_code"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_spaces"),
    )
    for columns in (["name", "id"], ["municipality_code"], ["lat", "lon"], ["operator_id"]):
        op.create_index(f"ix_spaces_{'_'.join(columns)}", "spaces", columns)


def _create_details() -> None:
    op.create_table(
        "space_desks",
        *_space_id("space_desks"),
        sa.Column("desk_kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.CheckConstraint(DESK_KINDS, name="desk_kind_known"),
        sa.CheckConstraint("quantity BETWEEN 0 AND 10000", name="quantity_plausible"),
        sa.PrimaryKeyConstraint("space_id", "desk_kind", name="pk_space_desks"),
    )
    op.create_table(
        "space_prices",
        *_space_id("space_prices"),
        sa.Column("desk_kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("price_cents", sa.BigInteger()),
        sa.CheckConstraint(DESK_KINDS, name="desk_kind_known"),
        sa.CheckConstraint("unit IN ('hour', 'day', 'month')", name="unit_known"),
        sa.CheckConstraint("price_cents > 0", name="price_positive"),
        sa.PrimaryKeyConstraint("space_id", "desk_kind", "unit", "valid_from", name="pk_space_prices"),
    )
    op.create_table(
        "space_hours",
        *_space_id("space_hours"),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column("opens", sa.Text(), nullable=False),
        sa.Column("closes", sa.Text(), nullable=False),
        sa.CheckConstraint("day BETWEEN 1 AND 7", name="day_of_week"),
        sa.CheckConstraint(f"opens ~ '^{CLOCK_TIME}$' AND closes ~ '^({CLOCK_TIME}|24:00)$'", name="clock_times"),
        sa.CheckConstraint("opens < closes", name="opens_before_closing"),
        sa.PrimaryKeyConstraint("space_id", "day", "opens", name="pk_space_hours"),
    )
    op.create_table(
        "space_listings",
        *_space_id("space_listings"),
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("municipality_code", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name="fk_space_listings_tenant_id"),
        sa.PrimaryKeyConstraint("space_id", "tenant_id", name="pk_space_listings"),
    )
    op.create_index("ix_space_listings_municipality_code_status", "space_listings", ["municipality_code", "status"])


def upgrade() -> None:
    """Global tables: a space may be in the lists of many municipalities, so no tenant owns it."""
    _create_spaces()
    _create_details()


def downgrade() -> None:
    """Drop in the order of the references."""
    for table in ("space_listings", "space_hours", "space_prices", "space_desks", "spaces", "operators"):
        op.drop_table(table)
