"""Clients: machines with their secrets (hashed), scopes and bindings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INSTANT = pg.TIMESTAMP(timezone=True)


def upgrade() -> None:
    """Create the tables; spaces come later, so a binding's space is a plain id."""
    op.create_table(
        "api_clients",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("previous_secret_hash", sa.LargeBinary()),
        sa.Column("previous_secret_until", INSTANT),
        sa.Column("scopes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("sandbox", sa.Boolean(), nullable=False),
        sa.Column("sandbox_tenant_id", sa.Integer()),
        sa.Column("chamber_id", sa.UUID()),
        sa.Column("created_by", sa.UUID()),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("rotated_at", INSTANT),
        sa.Column("revoked_at", INSTANT),
        sa.CheckConstraint("chamber_id IS NULL OR NOT sandbox", name="sandbox_has_no_chamber"),
        sa.CheckConstraint("sandbox_tenant_id IS NULL OR sandbox", name="tenant_only_for_sandbox"),
        sa.CheckConstraint(
            "(previous_secret_hash IS NULL) = (previous_secret_until IS NULL)",
            name="previous_secret_has_an_end",
        ),
        sa.ForeignKeyConstraint(["sandbox_tenant_id"], ["tenants.id"], name="fk_api_clients_sandbox_tenant_id"),
        sa.ForeignKeyConstraint(["chamber_id"], ["chambers.id"], name="fk_api_clients_chamber_id"),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name="fk_api_clients_created_by"),
        sa.PrimaryKeyConstraint("id", name="pk_api_clients"),
    )
    op.create_index("ix_api_clients_chamber_id", "api_clients", ["chamber_id"])
    op.create_table(
        "api_client_spaces",
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("space_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["api_clients.id"], name="fk_api_client_spaces_client_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("client_id", "space_id", name="pk_api_client_spaces"),
    )
    op.create_index("ix_api_client_spaces_space_id", "api_client_spaces", ["space_id"])


def downgrade() -> None:
    """Drop them, the dependent one first."""
    op.drop_table("api_client_spaces")
    op.drop_table("api_clients")
