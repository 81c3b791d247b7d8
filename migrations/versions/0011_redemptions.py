"""Redemptions at a space's desk, and what was given back of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from api.core.ledger import append_only
from api.core.tenancy import tenant_policy

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INSTANT = pg.TIMESTAMP(timezone=True)
CHECKS = {
    "status_known": "status IN ('authorized', 'captured', 'released', 'expired', 'partially_reversed', 'reversed')",
    "caller_kind_known": "caller_kind IN ('client', 'person')",
    "shares_make_the_price": "voucher_share_cents >= 0 AND coworker_share_cents >= 0"
    " AND voucher_share_cents + coworker_share_cents = price_cents",
    "never_over_reversed": "reversed_cents BETWEEN 0 AND voucher_share_cents",
    "period_whole": "starts_on <= ends_on",
    "holds_expire": "(status = 'authorized') <= (expires_at IS NOT NULL)",
}


def _create_redemptions() -> None:
    cents = ("price_cents", "voucher_share_cents", "coworker_share_cents", "reversed_cents")
    op.create_table(
        "redemptions",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("voucher_id", sa.UUID(), nullable=False),
        sa.Column("space_id", sa.UUID(), nullable=False),
        sa.Column("caller_kind", sa.Text(), nullable=False),
        sa.Column("caller_id", sa.UUID(), nullable=False),
        sa.Column("desk_kind", sa.Text(), nullable=False),
        *[sa.Column(name, sa.BigInteger(), nullable=False) for name in cents],
        sa.Column("line_shares", pg.JSONB(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("external_reference", sa.Text(), nullable=False),
        sa.Column("authorized_at", INSTANT, nullable=False),
        sa.Column("captured_at", INSTANT),
        sa.Column("expires_at", INSTANT),
        sa.Column("ended_at", INSTANT),
        sa.Column("claimed_at", INSTANT),
        sa.Column("cup", sa.Text()),
        *[sa.CheckConstraint(rule, name=f"ck_redemptions_{name}") for name, rule in CHECKS.items()],
        sa.ForeignKeyConstraint(
            ["tenant_id", "voucher_id"],
            ["vouchers.tenant_id", "vouchers.id"],
            name="fk_redemptions_tenant_id_voucher_id",
        ),
        sa.ForeignKeyConstraint(["space_id"], ["spaces.id"], name="fk_redemptions_space_id"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_redemptions"),
        sa.UniqueConstraint(
            "caller_id", "external_reference", "tenant_id", name="uq_redemptions_caller_id_external_reference_tenant_id"
        ),
    )
    op.create_index("ix_redemptions_voucher_id", "redemptions", ["voucher_id"])
    op.create_index("ix_redemptions_space_id_id", "redemptions", ["space_id", "id"])
    op.create_index("ix_redemptions_space_id_ends_on", "redemptions", ["space_id", "ends_on"])
    op.create_index(
        "ix_redemptions_holds",
        "redemptions",
        ["voucher_id", "expires_at"],
        postgresql_where=sa.text("status = 'authorized'"),
    )


def _create_reversals() -> None:
    op.create_table(
        "reversals",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("redemption_id", sa.UUID(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("caller_kind", sa.Text(), nullable=False),
        sa.Column("caller_id", sa.UUID(), nullable=False),
        sa.Column("reversed_at", INSTANT, nullable=False),
        sa.CheckConstraint("amount_cents > 0", name="amount_positive"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "redemption_id"],
            ["redemptions.tenant_id", "redemptions.id"],
            name="fk_reversals_tenant_id_redemption_id",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_reversals"),
    )
    op.create_index("ix_reversals_redemption_id", "reversals", ["redemption_id"])


def upgrade() -> None:
    """Create the tables and fence them; what was given back is never rewritten."""
    _create_redemptions()
    _create_reversals()
    for table in ("redemptions", "reversals"):
        for statement in tenant_policy(table):
            op.execute(statement)
    for statement in append_only("reversals"):
        op.execute(statement)


def downgrade() -> None:
    """Drop them, the dependent one first."""
    op.drop_table("reversals")
    op.drop_table("redemptions")
