"""Ratings and requests for help."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from api.core.ledger import append_only
from api.core.tenancy import tenant_policy

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INSTANT = pg.TIMESTAMP(timezone=True)


def _create_ratings() -> None:
    op.create_table(
        "ratings",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("rated", sa.Text(), nullable=False),
        sa.Column("call_id", sa.UUID()),
        sa.Column("stars", sa.BigInteger(), nullable=False),
        sa.Column("answers", pg.ARRAY(sa.Text()), nullable=False),
        sa.Column("comment", sa.Text()),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.CheckConstraint("rated IN ('home', 'call', 'submission')", name="rated_known"),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name="stars_one_to_five"),
        sa.CheckConstraint("language IN ('it', 'en')", name="language_known"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"], name="fk_ratings_tenant_id_call_id"
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_ratings"),
    )


def _create_assistance_requests() -> None:
    texts = ("reference", "given_name", "family_name", "email", "category", "message", "language")
    op.create_table(
        "assistance_requests",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID()),
        sa.Column("call_id", sa.UUID()),
        *[sa.Column(name, sa.Text(), nullable=False) for name in texts],
        sa.Column("received_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "category IN ('call', 'application', 'voucher', 'space', 'sign_in', 'other')", name="category_known"
        ),
        sa.CheckConstraint("language IN ('it', 'en')", name="language_known"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"], name="fk_assistance_requests_tenant_id_call_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_assistance_requests_person_id"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_assistance_requests"),
        sa.UniqueConstraint("tenant_id", "reference", name="uq_assistance_requests_tenant_id_reference"),
    )


def upgrade() -> None:
    """Create the tables and fence them; a rating is never rewritten."""
    _create_ratings()
    _create_assistance_requests()
    for table in ("ratings", "assistance_requests"):
        for statement in tenant_policy(table):
            op.execute(statement)
    for statement in append_only("ratings"):
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    op.drop_table("assistance_requests")
    op.drop_table("ratings")
