"""Vouchers, the funding lines that pay them, presentations.

Beside the key, indexes begin with what selects, not with the tenant: on a table without statistics the planner would take
any of them for the key's lookups (row-level security names the tenant twice) and read all rows of the tenant.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from api.core.tenancy import tenant_policy

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INSTANT = pg.TIMESTAMP(timezone=True)
ROOM_FOR_UPDATES = {"fillfactor": "80"}  # balances change in place: new versions of a row stay on its page


def _tenant() -> sa.Column[int]:
    return sa.Column("tenant_id", sa.Integer(), nullable=False)


def _cents(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _create_vouchers() -> None:
    op.create_table(
        "vouchers",
        _tenant(),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("application_id", sa.UUID()),
        sa.Column("call_id", sa.UUID()),
        sa.Column("person_id", sa.UUID()),
        sa.Column("status", sa.Text(), nullable=False),
        *[_cents(f"{name}_cents") for name in ("granted", "held", "captured", "reversed", "released")],
        sa.Column("coverage_basis_points", sa.Integer(), nullable=False),
        _cents("minimum_cost_cents"),
        _cents("monthly_cap_cents", nullable=True),
        sa.Column("desk_kinds", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("hold_hours", sa.Integer(), nullable=False),
        sa.Column("strict", sa.Boolean(), nullable=False),
        sa.Column("cup", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("issued_at", INSTANT, nullable=False),
        sa.Column("accepted_at", INSTANT),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "status IN ('issued', 'active', 'exhausted', 'suspended', 'expired', 'revoked')",
            name="status_known",
        ),
        sa.CheckConstraint(
            "granted_cents >= 0 AND held_cents >= 0 AND captured_cents >= 0 AND reversed_cents >= 0"
            " AND released_cents >= 0 AND reversed_cents <= captured_cents",
            name="amounts_plausible",
        ),
        sa.CheckConstraint(
            "held_cents + captured_cents - reversed_cents + released_cents <= granted_cents",
            name="never_overspent",
        ),
        sa.CheckConstraint("coverage_basis_points BETWEEN 1 AND 10000", name="coverage_plausible"),
        sa.CheckConstraint("valid_from <= valid_until", name="validity_whole"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"], name="fk_vouchers_tenant_id_call_id"
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "application_id"],
            ["applications.tenant_id", "applications.id"],
            name="fk_vouchers_tenant_id_application_id",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_vouchers_person_id"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_vouchers"),
        sa.UniqueConstraint("application_id", "tenant_id", name="uq_vouchers_application_id_tenant_id"),
        postgresql_with=ROOM_FOR_UPDATES,
    )
    op.create_index("ix_vouchers_person_id", "vouchers", ["person_id"])
    op.create_index("ix_vouchers_expires_at", "vouchers", ["expires_at"])


def _create_funding() -> None:
    op.create_table(
        "voucher_funding",
        _tenant(),
        sa.Column("voucher_id", sa.UUID(), nullable=False),
        sa.Column("line_id", sa.UUID(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        *[_cents(f"{name}_cents") for name in ("granted", "used", "released")],
        sa.CheckConstraint(
            "used_cents >= 0 AND released_cents >= 0 AND used_cents + released_cents <= granted_cents",
            name="never_overspent",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "voucher_id"],
            ["vouchers.tenant_id", "vouchers.id"],
            name="fk_voucher_funding_tenant_id_voucher_id",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "line_id"],
            ["funding_lines.tenant_id", "funding_lines.id"],
            name="fk_voucher_funding_tenant_id_line_id",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "voucher_id", "line_id", name="pk_voucher_funding"),
        postgresql_with=ROOM_FOR_UPDATES,
    )
    op.create_index("ix_voucher_funding_line_id", "voucher_funding", ["line_id"])


def _create_months() -> None:
    op.create_table(
        "voucher_months",
        _tenant(),
        sa.Column("voucher_id", sa.UUID(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        _cents("used_cents"),
        sa.CheckConstraint("used_cents >= 0", name="not_negative"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "voucher_id"],
            ["vouchers.tenant_id", "vouchers.id"],
            name="fk_voucher_months_tenant_id_voucher_id",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "voucher_id", "month", name="pk_voucher_months"),
        postgresql_with=ROOM_FOR_UPDATES,
    )


def _create_presentations() -> None:
    op.create_table(
        "presentations",
        _tenant(),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("voucher_id", sa.UUID(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("space_id", sa.UUID()),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("spent_at", INSTANT),
        sa.Column("redemption_id", sa.UUID()),
        sa.Column("reusable", sa.Boolean(), nullable=False),
        sa.Column("test_refusal", sa.Text()),
        sa.ForeignKeyConstraint(
            ["tenant_id", "voucher_id"],
            ["vouchers.tenant_id", "vouchers.id"],
            name="fk_presentations_tenant_id_voucher_id",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_presentations"),
        sa.UniqueConstraint("token_hash", "tenant_id", name="uq_presentations_token_hash_tenant_id"),
        postgresql_with=ROOM_FOR_UPDATES,
    )
    op.create_index("ix_presentations_expires_at", "presentations", ["expires_at"])


def upgrade() -> None:
    """Create the tables and fence them by tenant."""
    _create_vouchers()
    _create_funding()
    _create_months()
    _create_presentations()
    for table in ("vouchers", "voucher_funding", "voucher_months", "presentations"):
        for statement in tenant_policy(table):
            op.execute(statement)


def downgrade() -> None:
    """Drop them, the dependent ones first."""
    for table in ("presentations", "voucher_months", "voucher_funding", "vouchers"):
        op.drop_table(table)
