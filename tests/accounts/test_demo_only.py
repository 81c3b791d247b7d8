"""The demo's provider vouches for anybody: outside the demo it does not exist."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from stdnum.it import codicefiscale

from api.demo.identity_provider import NotInTheDemo
from api.demo.personas import personas
from api.demo.routes import register
from api.settings import Settings
from api.web.signing_keys import SigningKeys
from tests.accounts.conftest import Site
from tests.fixtures.client import ApiClient

PATHS = ("/demo/idp/.well-known/openid-configuration", "/demo/idp/jwks", "/demo/idp/authorize", "/demo/idp/token")


def production(tmp_path: Path, **changes: str) -> Settings:
    """Settings of a real installation."""
    key = tmp_path / "key.pem"
    key.write_bytes(SigningKeys.generate().private_pem)
    given = {
        "environment": "production",
        "database_url": "postgresql://postazione@localhost/never-connected",
        "base_url": "https://buoni.comune.example",
        "signing_key_path": key,
        "token_hmac_key": "q8Zr2vX0mN4kL7pT1wY6bC3dF5gH9jKs",
        "oidc_issuer": "https://accesso.comune.example",
        "oidc_client_id": "postazione",
        "oidc_client_secret": "w3Rt7yUi0pAs4dFg8hJk",
    }
    return Settings.load(**{**given, **changes})


def has_demo(app: FastAPI) -> bool:
    """Tell whether the application serves any address of the demo."""
    from fastapi.routing import iter_route_contexts

    return any("/demo" in str(getattr(route, "path_format", "")) for route in iter_route_contexts(app.routes))


def test_in_production_the_demo_is_not_mounted(tmp_path: Path) -> None:
    from api.main import create_app

    app = create_app(production(tmp_path))

    assert not has_demo(app)
    assert not hasattr(app.state, "demo_identity_provider")
    assert app.state.sign_in.https


def test_in_the_demo_it_is(site: Site) -> None:
    assert has_demo(site.app)


def test_the_test_environment_does_not_have_it_either(api: ApiClient) -> None:
    for path in PATHS:
        answer = api.get(path)
        assert answer.status_code == 404 or "text/html" in answer.headers["content-type"]
        assert "persona" not in answer.text


@pytest.mark.parametrize("environment", ["production", "test"])
def test_it_refuses_to_be_mounted_elsewhere(tmp_path: Path, environment: str) -> None:
    app = FastAPI()
    app.state.settings = (
        production(tmp_path)
        if environment == "production"
        else Settings.load(environment="test", data_dir=tmp_path, database_url="postgresql://nobody@localhost/never")
    )

    with pytest.raises(NotInTheDemo):
        register(app)


def test_the_page_offers_every_persona_as_a_button_without_any_script(site: Site) -> None:
    browser = site.browser()
    page = browser.http.get(browser.leave())

    assert page.headers["content-type"].startswith("text/html")
    assert "<script" not in page.text
    assert page.text.count("<button") == len(personas()) + 1
    for persona in personas():
        assert f'name="persona" value="{persona.key}"' in page.text
    assert "Ambiente dimostrativo: dati inventati" in page.text


@pytest.mark.parametrize(("language", "title"), [("it", "Scegli chi essere"), ("en", "Choose who to be")])
def test_the_page_speaks_the_readers_language(site: Site, language: str, title: str) -> None:
    browser = site.browser()
    browser.http.headers["Accept-Language"] = language

    page = browser.http.get(browser.leave()).text

    assert f'<html lang="{language}">' in page
    assert f"<h1>{title}</h1>" in page


def test_the_page_answers_only_the_registered_client(site: Site) -> None:
    browser = site.browser()
    address = browser.leave()

    for wrong in (
        address.replace("client_id=postazione", "client_id=another"),
        address.replace("auth%2Fcallback", "evil"),
        address.replace("response_type=code", "response_type=token"),
        address.replace("S256", "plain"),
        address.replace("openid", "profile"),
        "/demo/idp/authorize",
    ):
        answer = browser.http.get(wrong)
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def test_what_the_page_is_asked_with_can_not_break_out_of_it(site: Site) -> None:
    browser = site.browser()
    evil = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"

    page = browser.http.get(browser.leave().replace("state=", f"state={evil}")).text

    assert "<script" not in page


def test_every_tax_code_is_well_formed_and_fits_its_persona() -> None:
    for persona in personas():
        assert codicefiscale.is_valid(persona.tax_code), persona.key
        assert codicefiscale.get_birth_date(persona.tax_code) == persona.birth_date

    assert len({persona.key for persona in personas()}) == len(personas()) >= 12
