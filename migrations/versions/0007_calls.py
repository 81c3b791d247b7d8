"""Calls: rules as data, frozen by a trigger once published; co-signatures; the lines' key to their call."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from api.core.ledger import append_only
from api.core.tenancy import tenant_policy

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FREEZE = [
    """
    CREATE FUNCTION calls_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.kind, NEW.allocation, NEW.rules, NEW.form, NEW.voucher_terms, NEW.documents_required, NEW.rules_sha256)
         IS DISTINCT FROM
         (OLD.kind, OLD.allocation, OLD.rules, OLD.form, OLD.voucher_terms, OLD.documents_required, OLD.rules_sha256)
      THEN
        RAISE EXCEPTION 'the rules of a published call are frozen'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'calls_frozen';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER calls_frozen BEFORE UPDATE ON calls
    FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION calls_frozen()
    """,
]


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _json(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, pg.JSONB(), nullable=nullable)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, pg.TIMESTAMP(timezone=True), nullable=nullable)


def _columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        *(_text(name) for name in ("kind", "status", "time_zone", "allocation")),
        *(_text(name, nullable=True) for name in ("cup", "responsible_person", "rules_sha256")),
        *(_json(name) for name in ("title", "summary", "rules", "form", "documents_required", "service_sheet")),
        *(_json(name, nullable=True) for name in ("voucher_terms", "inactive_reason")),
        _json("edited_by"),
        *(_instant(name) for name in ("opens_at", "closes_at", "created_at", "updated_at")),
        *(_instant(name, nullable=True) for name in ("co_signed_at", "resumes_at", "published_at")),
        sa.Column("co_signature_required", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.UUID(), nullable=False),
        sa.Column("published_by", sa.UUID()),
        sa.Column("version", sa.BigInteger(), nullable=False),
    ]


def _create_calls() -> None:
    op.create_table(
        "calls",
        *_columns(),
        sa.CheckConstraint("kind IN ('accreditation', 'voucher')", name="kind_known"),
        sa.CheckConstraint(
            "status IN ('draft', 'published', 'suspended', 'closed', 'evaluating', 'concluded', 'cancelled')",
            name="status_known",
        ),
        sa.CheckConstraint("allocation IN ('rolling', 'ranking', 'draw', 'first_come')", name="allocation_known"),
        sa.CheckConstraint("opens_at < closes_at", name="opens_before_closing"),
        sa.CheckConstraint("(kind = 'voucher') = (voucher_terms IS NOT NULL)", name="terms_of_vouchers"),
        sa.CheckConstraint("status = 'draft' OR rules_sha256 IS NOT NULL", name="published_means_hashed"),
        sa.CheckConstraint(r"cup ~ '^[A-Z]\d{2}[A-Z]\d{11}$'", name="cup_form"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name="fk_calls_tenant_id"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_calls"),
    )
    op.create_index("ix_calls_opens_at_id", "calls", ["opens_at", "id"])


def _create_co_signatures() -> None:
    op.create_table(
        "call_co_signatures",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.UUID(), nullable=False),
        sa.Column("chamber_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        _text("rules_sha256"),
        _instant("signed_at"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "call_id"],
            ["calls.tenant_id", "calls.id"],
            name="fk_call_co_signatures_tenant_id_call_id",
        ),
        sa.ForeignKeyConstraint(["chamber_id"], ["chambers.id"], name="fk_call_co_signatures_chamber_id"),
        sa.PrimaryKeyConstraint("tenant_id", "call_id", "chamber_id", name="pk_call_co_signatures"),
    )


def upgrade() -> None:
    """Anyone may read a call that is no longer a draft; who co-signed is told in the call itself."""
    _create_calls()
    _create_co_signatures()
    op.create_foreign_key(
        "fk_funding_lines_tenant_id_call_id",
        "funding_lines",
        "calls",
        ["tenant_id", "call_id"],
        ["tenant_id", "id"],
        ondelete="CASCADE",
    )
    statements = [
        *FREEZE,
        *tenant_policy("calls", public_read="status <> 'draft'"),
        *tenant_policy("call_co_signatures"),
        *append_only("call_co_signatures"),
    ]
    for statement in statements:
        op.execute(statement)


def downgrade() -> None:
    """Drop in the order of the references."""
    op.drop_constraint("fk_funding_lines_tenant_id_call_id", "funding_lines", type_="foreignkey")
    op.drop_table("call_co_signatures")
    op.drop_table("calls")
    op.execute("DROP FUNCTION calls_frozen()")
