"""Accounts: people, their identities and sessions, chambers, roles, where they have files."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INSTANT = pg.TIMESTAMP(timezone=True)
TABLES = ("people", "identities", "sessions", "refresh_tokens", "chambers", "memberships", "person_tenants")


def _create_people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("tax_code", sa.Text()),
        sa.Column("birth_date", sa.Date()),
        sa.Column("email", sa.Text()),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_index("ix_people_tax_code", "people", ["tax_code"])
    op.create_table(
        "identities",
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("last_signed_in_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_identities_person_id"),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_identities"),
    )
    op.create_index("ix_identities_person_id", "identities", ["person_id"])


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT),
        sa.Column("revoked_reason", sa.Text()),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sessions_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_person_id", "sessions", ["person_id"])
    op.create_table(
        "refresh_tokens",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("session_id", sa.UUID(), nullable=False),
        sa.Column("issued_at", INSTANT, nullable=False),
        sa.Column("spent_at", INSTANT),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_refresh_tokens_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_refresh_tokens"),
    )
    op.create_index("ix_refresh_tokens_session_id", "refresh_tokens", ["session_id"])


def _create_roles() -> None:
    op.create_table(
        "chambers",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("province_codes", sa.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chambers"),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Integer()),
        sa.Column("space_id", sa.UUID()),
        sa.Column("chamber_id", sa.UUID()),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date()),
        sa.CheckConstraint(
            "(role IN ('officer', 'approver', 'treasurer', 'auditor')"
            " AND tenant_id IS NOT NULL AND space_id IS NULL AND chamber_id IS NULL)"
            " OR (role IN ('space_manager', 'desk_staff')"
            " AND space_id IS NOT NULL AND tenant_id IS NULL AND chamber_id IS NULL)"
            " OR (role = 'chamber_officer' AND chamber_id IS NOT NULL AND tenant_id IS NULL AND space_id IS NULL)",
            name="role_fits_body",
        ),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="validity_in_order"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_memberships_person_id"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name="fk_memberships_tenant_id"),
        sa.ForeignKeyConstraint(["chamber_id"], ["chambers.id"], name="fk_memberships_chamber_id"),
        sa.PrimaryKeyConstraint("id", name="pk_memberships"),
    )
    op.create_index("ix_memberships_person_id", "memberships", ["person_id"])
    op.create_index("ix_memberships_space_id", "memberships", ["space_id"])
    op.create_index(
        "uq_memberships_held_once",
        "memberships",
        ["person_id", "role", sa.text("coalesce(tenant_id::text, space_id::text, chamber_id::text)")],
        unique=True,
        postgresql_where=sa.text("valid_to IS NULL"),
    )
    op.create_table(
        "person_tenants",
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_person_tenants_person_id"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name="fk_person_tenants_tenant_id"),
        sa.PrimaryKeyConstraint("person_id", "tenant_id", name="pk_person_tenants"),
    )


def upgrade() -> None:
    """Create the tables; spaces come later, so a role's space is a plain id."""
    _create_people()
    _create_sessions()
    _create_roles()


def downgrade() -> None:
    """Drop them, the dependent ones first."""
    for table in reversed(TABLES):
        op.drop_table(table)
