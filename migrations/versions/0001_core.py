"""The core: the application's role, ledger, events, audit, idempotency keys, the way from an id to its tenant."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from api.core.ledger import LEDGER_FENCES, append_only
from api.core.tenancy import tenant_policy

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROLE = """
DO $$ BEGIN
  CREATE ROLE postazione_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;  -- roles belong to the server: another database made it
END $$
"""
GRANTS = [
    "GRANT postazione_app TO CURRENT_USER",
    "GRANT USAGE ON SCHEMA public TO postazione_app",
    "GRANT SELECT ON alembic_version TO postazione_app",  # readiness compares it with the code's
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO postazione_app",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO postazione_app",
]
REFUSE_CHANGE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$
"""


def _tenant() -> sa.Column[int]:
    return sa.Column("tenant_id", sa.Integer(), nullable=False)


def _create_ledger() -> None:
    op.create_table(
        "ledger_transactions",
        _tenant(),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("occurred_at", pg.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("application_id", sa.UUID()),
        sa.Column("voucher_id", sa.UUID()),
        sa.Column("redemption_id", sa.UUID()),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_ledger_transactions"),
    )
    for column in ("redemption_id", "voucher_id"):
        op.create_index(
            f"ix_ledger_transactions_tenant_id_{column}",
            "ledger_transactions",
            ["tenant_id", column],
            postgresql_where=sa.text(f"{column} IS NOT NULL"),
        )
    op.create_table(
        "ledger_entries",
        _tenant(),
        sa.Column("transaction_id", sa.UUID(), nullable=False),
        sa.Column("line", sa.SmallInteger(), nullable=False),
        sa.Column("funding_line_id", sa.UUID(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount_cents <> 0", name="amount_not_zero"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "transaction_id"],
            ["ledger_transactions.tenant_id", "ledger_transactions.id"],
            name="fk_ledger_entries_tenant_id_transaction_id",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "transaction_id", "line", name="pk_ledger_entries"),
    )


def _create_events() -> None:
    op.create_table(
        "events",
        _tenant(),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column(
            "recorded_xid",
            sa.BigInteger(),
            server_default=sa.text("pg_current_xact_id()::text::bigint"),
            nullable=False,
        ),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("occurred_at", pg.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("resource_type", sa.Text(), nullable=False),
        sa.Column("resource_id", sa.UUID(), nullable=False),
        sa.Column("space_id", sa.UUID()),
        sa.Column("funding_line_id", sa.UUID()),
        sa.Column("person_id", sa.UUID()),
        sa.Column("data", pg.JSONB(), nullable=False),
        sa.Column("dispatched_at", pg.TIMESTAMP(timezone=True)),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_events"),
    )
    op.create_index("ix_events_tenant_id_recorded_xid_id", "events", ["tenant_id", "recorded_xid", "id"])
    op.create_index(
        "ix_events_waiting", "events", ["tenant_id", "id"], postgresql_where=sa.text("dispatched_at IS NULL")
    )


def _create_audit() -> None:
    op.create_table(
        "audit_records",
        _tenant(),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("occurred_at", pg.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.UUID()),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("resource_type", sa.Text(), nullable=False),
        sa.Column("resource_id", sa.UUID(), nullable=False),
        sa.Column("data", pg.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_audit_records"),
    )
    op.create_table(
        "audit_seals",
        _tenant(),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("record_id", sa.UUID(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "position", name="pk_audit_seals"),
        sa.UniqueConstraint("tenant_id", "record_id", name="uq_audit_seals_tenant_id_record_id"),
    )


def _create_idempotency() -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("caller_id", sa.UUID(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.SmallInteger()),
        sa.Column("headers", pg.JSONB()),
        sa.Column("body", sa.LargeBinary()),
        sa.Column("created_at", pg.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("length(key) BETWEEN 16 AND 255", name="key_length"),
        sa.PrimaryKeyConstraint("caller_id", "route", "key", name="pk_idempotency_keys"),
    )
    op.create_index("ix_idempotency_keys_created_at", "idempotency_keys", ["created_at"], postgresql_using="brin")


def upgrade() -> None:
    """Create the role first: default privileges give it what the later tables need."""
    for statement in (ROLE, *GRANTS, REFUSE_CHANGE):
        op.execute(statement)
    _create_ledger()
    _create_events()
    _create_audit()
    _create_idempotency()
    for statement in LEDGER_FENCES:
        op.execute(statement)
    for table in ("ledger_transactions", "ledger_entries", "events", "audit_records", "audit_seals"):
        for statement in tenant_policy(table):
            op.execute(statement)
    for table in ("ledger_transactions", "ledger_entries", "audit_records", "audit_seals"):
        for statement in append_only(table):
            op.execute(statement)


def downgrade() -> None:
    """Drop everything but the role: it belongs to the server and may serve other databases."""
    for table in (
        "idempotency_keys",
        "audit_seals",
        "audit_records",
        "events",
        "ledger_entries",
        "ledger_transactions",
    ):
        op.drop_table(table)
    op.execute("DROP FUNCTION ledger_must_balance()")
    op.execute("DROP FUNCTION refuse_change()")
    for statement in reversed(GRANTS[2:]):
        op.execute(statement.replace("GRANT", "REVOKE").replace("TO postazione_app", "FROM postazione_app"))
    op.execute("REVOKE USAGE ON SCHEMA public FROM postazione_app")
