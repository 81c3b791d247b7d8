"""Accreditations: spaces in the municipalities' lists."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from api.core.tenancy import tenant_policy

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No public read: the reason is the office's; what is public stands in the space's listings."""
    op.create_table(
        "accreditations",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("space_id", sa.UUID(), nullable=False),
        sa.Column("operator_id", sa.UUID(), nullable=False),
        sa.Column("call_id", sa.UUID()),
        sa.Column("application_id", sa.UUID()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date()),
        sa.Column("desks", pg.JSONB(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("changed_at", pg.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "status IN ('accredited', 'suspended', 'renewal_due', 'expired', 'revoked', 'withdrawn')",
            name="status_known",
        ),
        sa.CheckConstraint("since_on <= until_on", name="since_before_until"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"], name="fk_accreditations_tenant_id_call_id"
        ),
        sa.ForeignKeyConstraint(["space_id"], ["spaces.id"], name="fk_accreditations_space_id"),
        sa.ForeignKeyConstraint(["operator_id"], ["operators.id"], name="fk_accreditations_operator_id"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_accreditations"),
        sa.UniqueConstraint("tenant_id", "space_id", name="uq_accreditations_tenant_id_space_id"),
    )
    op.create_index("ix_accreditations_space_id", "accreditations", ["space_id"])
    for statement in tenant_policy("accreditations"):
        op.execute(statement)


def downgrade() -> None:
    """Drop."""
    op.drop_table("accreditations")
