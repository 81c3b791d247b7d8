"""Tenants for tests."""

from sqlalchemy.orm import Session

from api.municipalities import Tenant, TenantKind

MILANO = "015146"


def add_tenant(
    session: Session, *, municipality_code: str = MILANO, slug: str = "milano", name: str = "Milano"
) -> Tenant:
    """Switch a comune on."""
    tenant = Tenant(municipality_code=municipality_code, slug=slug, name=name, kind=TenantKind.MUNICIPALITY)
    session.add(tenant)
    session.flush()
    return tenant
