"""The application: settings in, FastAPI out. Everything is wired here and nowhere else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fastapi import FastAPI
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

import api
from api.accounts import load_person
from api.accounts import routes as accounts
from api.accreditations import routes as accreditations
from api.applications import routes as applications
from api.calls import routes as calls
from api.clients import load_client
from api.clients import routes as clients
from api.core.clock import Clock, DatabaseClock
from api.core.database import create_database_engine
from api.core.lane_database import LaneDatabase
from api.events import routes as events
from api.feedback import routes as feedback
from api.funding import routes as funding
from api.municipalities import Municipality, first_municipality_tenant
from api.municipalities import routes as municipalities
from api.redemptions import routes as redemptions
from api.settings import Settings
from api.spaces import routes as spaces
from api.vouchers import routes as vouchers
from api.web import faults, health, site
from api.web.authentication import Authenticator
from api.web.docs import mount_docs
from api.web.middleware import Edge
from api.web.openapi import describe
from api.web.rate_limit import RateLimits
from api.web.routing import add_routes
from api.web.security_headers import SecurityHeaders
from api.web.signing_keys import SigningKeys
from api.web.spa import SinglePage
from api.web.tokens import TokenService
from api.web.unit_of_work import UnitOfWork

ROUTERS = (  # the busiest first: routes are tried in this order
    redemptions.router,
    applications.router,
    vouchers.router,
    calls.router,
    spaces.router,
    accreditations.router,
    funding.router,
    events.router,
    feedback.router,
    accounts.router,
    clients.router,
    municipalities.router,
    site.router,
    health.router,
)
_CLIENT_BUILD = Path(__file__).parents[1] / "client" / "dist"


def create_app(settings: Settings, *, engine: Engine | None = None, clock: Clock | None = None) -> FastAPI:
    """Return the application. Nothing is connected before its lifespan begins."""
    app = FastAPI(
        title="Postazione",
        version=api.__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
        generate_unique_id_function=lambda route: route.name,
        lifespan=_lifespan,
    )
    engine = engine or create_database_engine(settings.database_url or "", pool_size=settings.pool_size)
    _wire(app, settings, engine, clock or DatabaseClock())
    faults.install(app)
    for feature in (accounts, applications, feedback, redemptions):
        feature.register(app)  # lanes and services into app.state
    for router in ROUTERS:
        add_routes(app, router)
    if settings.is_demo:
        _add_demo(app)
    mount_docs(app)
    describe(app)
    app.router.default = SinglePage(_CLIENT_BUILD)
    headers = SecurityHeaders(base_url=settings.base_url, tile_url=settings.tile_url)
    app.add_middleware(Edge, limits=app.state.rate_limits, headers=headers)
    return app


def _wire(app: FastAPI, settings: Settings, engine: Engine, clock: Clock) -> None:
    state = app.state
    state.settings, state.engine, state.clock = settings, engine, clock
    # One connection stays free for the readiness check, which must not fail because the house is busy.
    state.unit_of_work = UnitOfWork(engine, state.clock, size=max(settings.pool_size - 1, 1))
    state.lane_database = LaneDatabase(engine.url.render_as_string(hide_password=False))
    state.lanes = {}
    keys = SigningKeys.load(settings.signing_key_path)
    state.tokens = TokenService(keys, issuer=settings.base_url, audience=settings.base_url)
    state.principals = SimpleNamespace(load_person=load_person, load_client=load_client)
    state.authenticator = Authenticator(state.tokens, state.principals, state.unit_of_work)
    state.rate_limits = RateLimits(settings.rate_limit_per_minute)
    state.read_site = lambda session: _site(session, settings)


def _add_demo(app: FastAPI) -> None:
    """Add the demo's own identity provider; outside the demo it is not even loaded."""
    from api.demo import routes as demo

    demo.register(app)
    add_routes(app, demo.router)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    state = app.state
    if state.lanes:
        await state.lane_database.open()
    for lane in state.lanes.values():
        lane.start()
    try:
        yield
    finally:
        state.draining = True
        for lane in state.lanes.values():
            await lane.close()
        await state.lane_database.close()
        state.engine.dispose()


def _site(session: Session, settings: Settings) -> dict[str, Any]:
    tenant = first_municipality_tenant(session)
    details = tenant.contact if tenant else {}
    comune = session.get(Municipality, tenant.municipality_code) if tenant else None
    return {
        "environment": settings.environment,
        "municipality_code": tenant.municipality_code if tenant else None,
        "municipality_name": tenant.name if tenant else None,
        "region": comune.region if comune else None,
        "slug": tenant.slug if tenant else None,
        "arms_url": details.get("arms_url"),
        "colour": tenant.colour if tenant else "#0066cc",
        "time_zone": tenant.time_zone if tenant else "Europe/Rome",
        "contact": site.site_members(details, site.SiteContact),
        "links": site.site_members(details.get("links"), site.SiteLinks),
        "tile_url": settings.tile_url,
        "version": api.__version__,
    }
