"""The application with the probe's routes."""

import pytest
from fastapi import FastAPI

from api.core.clock import SetClock
from api.settings import Settings
from tests.web import probe


@pytest.fixture
def app(settings: Settings, clock: SetClock) -> FastAPI:
    """The real application, and the probe beside it."""
    from api.main import create_app

    application = create_app(settings, clock=clock)
    probe.mount(application)
    return application
