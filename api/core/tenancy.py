"""The tenancy door: every read and write of a tenant's table goes through here.

Two fences. First the explicit filter of ``scoped``; second PostgreSQL's row-level security, which compares ``tenant_id``
with the setting ``app.tenants`` of the transaction and holds when the first is forgotten. The setting is local to the
transaction: a pooled connection can't carry it over, and an unset one shows no row.
"""

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import Integer, Select, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

PLATFORM_TENANT = 0
"""Owner of what belongs to no municipality: sign-ins, profiles of spaces, clients. Always open."""


class TenantScoped:
    """A table of which each row belongs to one tenant; the tenant begins every key."""

    tenant_id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-10)


T = TypeVar("T", bound=TenantScoped)


def enter_tenants(session: Session, tenant_ids: Iterable[int]) -> None:
    """Open the door for these tenants and the platform's own rows, in this transaction only."""
    value = ",".join(str(int(tenant_id)) for tenant_id in sorted({PLATFORM_TENANT, *tenant_ids}))
    session.execute(text("SELECT set_config('app.tenants', :value, true)"), {"value": value})


def scoped(model: type[T], tenant_id: int) -> Select[T]:
    """Return a select of one tenant's rows: the only place where tenant filters are written."""
    return select(model).where(model.tenant_id == tenant_id)


def scoped_to(model: type[T], tenant_ids: Iterable[int]) -> Select[T]:
    """Return a select of the rows of several tenants (a person with files in many, a machine of many lists)."""
    return select(model).where(model.tenant_id.in_(sorted(set(tenant_ids))))


def published(model: type[T]) -> Select[T]:
    """Return a select across all tenants of a table whose policy shows only what is public (``public_read``)."""
    return select(model)


def tenant_policy(table: str, *, public_read: str | None = None) -> list[str]:
    """Return the DDL that fences a table; ``public_read`` is a SQL condition under which anyone may read a row."""
    mine = "tenant_id = ANY ((SELECT string_to_array(nullif(current_setting('app.tenants', true), ''), ',')::int[])::int[])"
    ddl = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY tenant_fence ON {table} USING ({mine}) WITH CHECK ({mine})",
    ]
    if public_read:
        ddl.append(f"CREATE POLICY public_read ON {table} FOR SELECT USING ({public_read})")
    return ddl
