"""Funding lines and the hot counters of their use."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from api.core.tenancy import tenant_policy

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _cents(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _create_lines() -> None:
    op.create_table(
        "funding_lines",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("call_id", sa.UUID(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("funder_kind", sa.Text(), nullable=False),
        sa.Column("funder_name", sa.Text(), nullable=False),
        sa.Column("chamber_id", sa.UUID()),
        sa.Column("eligibility", pg.JSONB(), nullable=False),
        _cents("planned_cents"),
        _cents("allocated_cents"),
        _cents("committed_cents"),
        _cents("released_cents"),
        sa.Column("exhausted_at", pg.TIMESTAMP(timezone=True)),
        sa.Column("published_at", pg.TIMESTAMP(timezone=True)),
        sa.CheckConstraint("funder_kind IN ('municipality', 'chamber', 'other')", name="funder_kind_known"),
        sa.CheckConstraint("planned_cents > 0", name="planned_positive"),
        sa.CheckConstraint("committed_cents >= 0 AND committed_cents <= allocated_cents", name="never_overcommitted"),
        sa.CheckConstraint("released_cents >= 0", name="released_not_negative"),
        sa.CheckConstraint("allocated_cents = 0 OR published_at IS NOT NULL", name="allocated_when_published"),
        sa.ForeignKeyConstraint(["chamber_id"], ["chambers.id"], name="fk_funding_lines_chamber_id"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_funding_lines"),
        sa.UniqueConstraint("tenant_id", "call_id", "position", name="uq_funding_lines_tenant_id_call_id_position"),
    )


def _create_usage() -> None:
    op.create_table(
        "funding_line_usage",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.UUID(), nullable=False),
        _cents("held_cents"),
        _cents("accrued_cents"),
        _cents("paid_cents"),
        _cents("recovered_cents"),
        sa.CheckConstraint(
            "held_cents >= 0 AND accrued_cents >= 0 AND paid_cents >= 0 AND recovered_cents >= 0",
            name="not_negative",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "line_id"],
            ["funding_lines.tenant_id", "funding_lines.id"],
            name="fk_funding_line_usage_tenant_id_line_id",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "line_id", name="pk_funding_line_usage"),
        postgresql_with={"fillfactor": "10"},
    )


def upgrade() -> None:
    """The lines of a published call are public, and so is their use; the call's key comes with the calls.

    The usage row is updated by every redemption: a low fill factor keeps its updates within the page (HOT).
    """
    _create_lines()
    _create_usage()
    fences = tenant_policy("funding_lines", public_read="published_at IS NOT NULL")
    for statement in (*fences, *tenant_policy("funding_line_usage", public_read="true")):
        op.execute(statement)


def downgrade() -> None:
    """Drop in the order of the references."""
    op.drop_table("funding_line_usage")
    op.drop_table("funding_lines")
