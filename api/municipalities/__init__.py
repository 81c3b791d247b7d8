"""Municipalities: the comuni of Italy, and those (tenants) that run their programme on this installation."""

from api.municipalities.load_reference import load_reference, shipped_digest
from api.municipalities.models import Municipality, MunicipalityOutline, Tenant, TenantKind
from api.municipalities.queries import (
    add_municipality_tenant,
    add_sandbox_tenant,
    first_municipality_tenant,
    get_tenant,
    tenant_of_municipality,
    tenant_of_slug,
)

__all__ = [
    "Municipality",
    "MunicipalityOutline",
    "Tenant",
    "TenantKind",
    "add_municipality_tenant",
    "add_sandbox_tenant",
    "first_municipality_tenant",
    "get_tenant",
    "load_reference",
    "shipped_digest",
    "tenant_of_municipality",
    "tenant_of_slug",
]
