"""Municipalities: the comuni of Italy with their outlines (reference data), and the tenants of this installation."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REFERENCE_TABLES = ("municipalities", "municipality_outlines", "reference_data")


def _create_reference_tables() -> None:
    op.create_table(
        "municipalities",
        sa.Column("istat_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_name", sa.Text()),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("belfiore_code", sa.Text(), nullable=False),
        sa.Column("province_code", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("bbox", pg.JSONB()),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        sa.Column("successor_code", sa.Text()),
        sa.PrimaryKeyConstraint("istat_code", name="pk_municipalities"),
        sa.ForeignKeyConstraint(
            ["successor_code"], ["municipalities.istat_code"], name="fk_municipalities_successor_code"
        ),
    )
    op.create_index("ix_municipalities_name_key_istat_code", "municipalities", ["name_key", "istat_code"])
    op.create_table(
        "municipality_outlines",
        sa.Column("istat_code", sa.Text(), nullable=False),
        sa.Column("outline", pg.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("istat_code", name="pk_municipality_outlines"),
        sa.ForeignKeyConstraint(
            ["istat_code"], ["municipalities.istat_code"], name="fk_municipality_outlines_istat_code"
        ),
    )
    op.create_table(
        "reference_data",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("loaded_at", pg.TIMESTAMP(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_reference_data"),
    )


def _create_tenants() -> None:
    op.create_table(
        "tenants",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("municipality_code", sa.Text()),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), server_default="#0066cc", nullable=False),
        sa.Column("contact", pg.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("time_zone", sa.Text(), server_default="Europe/Rome", nullable=False),
        sa.Column("created_at", pg.TIMESTAMP(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.CheckConstraint("id BETWEEN 1 AND 1048575", name="id_fits_row_ids"),
        sa.CheckConstraint("kind IN ('municipality', 'sandbox')", name="kind_known"),
        sa.CheckConstraint("kind <> 'municipality' OR municipality_code IS NOT NULL", name="municipality_named"),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug_form"),
        sa.CheckConstraint("colour ~ '^#[0-9a-f]{6}$'", name="colour_form"),
        sa.PrimaryKeyConstraint("id", name="pk_tenants"),
        sa.UniqueConstraint("slug", name="uq_tenants_slug"),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipalities.istat_code"], name="fk_tenants_municipality_code"
        ),
    )
    op.create_index(
        "uq_tenants_municipality_code",
        "tenants",
        ["municipality_code"],
        unique=True,
        postgresql_where=sa.text("kind = 'municipality'"),
    )


def upgrade() -> None:
    """The application may read the reference data; only the owner writes it (``load_reference``, after migrating)."""
    _create_reference_tables()
    _create_tenants()
    for table in REFERENCE_TABLES:
        op.execute(f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM postazione_app")


def downgrade() -> None:
    """Drop in the order of the references."""
    for table in ("tenants", *reversed(REFERENCE_TABLES)):
        op.drop_table(table)
