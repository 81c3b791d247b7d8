"""A provider that answers wrongly: over real HTTP, with everything right but one thing."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from api.demo.identity_provider import DemoIdentityProvider, Grant
from api.integrations.verified_identity import FISCAL_NUMBER
from api.web.signing_keys import SigningKeys
from api.web.tokens import sign_id_token
from tests.accounts.conftest import Site, why


class Liar(DemoIdentityProvider):
    """Changes claims, tokens, keys or metadata as a test says."""

    changed_claims: dict[str, Any] = {}
    changed_metadata: dict[str, Any] = {}
    changed_answer: Callable[[dict[str, Any]], dict[str, Any]] | None = None

    def metadata(self) -> dict[str, Any]:
        """The discovery document, changed."""
        return {
            name: value for name, value in {**super().metadata(), **self.changed_metadata}.items() if value is not ...
        }

    def exchange(self, authorization: str | None, form: Any) -> dict[str, Any]:
        """The tokens, changed."""
        answer = super().exchange(authorization, form)
        change = self.changed_answer
        return change(answer) if change else answer

    def _claims(self, grant: Grant) -> dict[str, Any]:
        claims = {**super()._claims(grant), **self.changed_claims}
        return {name: value for name, value in claims.items() if value is not ...}


@pytest.fixture
def liar(site: Site) -> Liar:
    """The demo's provider, replaced."""
    settings = site.app.state.settings
    provider = Liar(
        settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value(),
        redirect_uri=f"{site.base_url}/auth/callback",
    )
    site.app.state.demo_identity_provider = provider
    return provider


NOW = int(time.time())


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "x" * 43},
        {"nonce": ...},
        {"iss": "https://other.example"},
        {"aud": "another-client"},
        {"aud": ["postazione", "another-client"]},
        {"azp": "another-client"},
        {"exp": NOW - 3600, "iat": NOW - 7200},
        {"iat": NOW + 3600, "exp": NOW + 7200},
        {"exp": ...},
        {"sub": ...},
        {"sub": ""},
        {"sub": 7},
        {"given_name": ...},
        {"family_name": ""},
        {"given_name": "Giu\u202elia"},
        {"given_name": ["Giulia"]},
    ],
    ids="-".join,
)
def test_an_identity_that_is_not_ours_is_refused(site: Site, liar: Liar, claims: dict[str, Any]) -> None:
    liar.changed_claims = claims
    browser = site.browser()

    assert why(browser.sign_in()) == "not_verified"
    assert not browser.is_signed_in()


def unsigned(liar: Liar, answer: dict[str, Any]) -> dict[str, Any]:
    """The ID token without a signature."""
    payload = answer["id_token"].split(".")[1]
    header = json.dumps({"alg": "none", "kid": liar._keys.kid}).encode()
    return {**answer, "id_token": f"{base64.urlsafe_b64encode(header).rstrip(b'=').decode()}.{payload}."}


def stranger(liar: Liar, answer: dict[str, Any]) -> dict[str, Any]:
    """The ID token signed by somebody else."""
    payload = answer["id_token"].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return {**answer, "id_token": sign_id_token(SigningKeys.generate(), claims, access_token=answer["access_token"])}


def swapped(liar: Liar, answer: dict[str, Any]) -> dict[str, Any]:
    """An access token that does not belong to the ID token."""
    return {**answer, "access_token": "another"}


def bare(liar: Liar, answer: dict[str, Any]) -> dict[str, Any]:
    """No ID token at all."""
    return {"access_token": answer["access_token"], "token_type": "Bearer"}


def rubbish(liar: Liar, answer: dict[str, Any]) -> dict[str, Any]:
    """Something that is no token."""
    return {**answer, "id_token": "a.b.c"}


@pytest.mark.parametrize("lie", [unsigned, stranger, swapped, bare, rubbish])
def test_tokens_that_do_not_hold_are_refused(
    site: Site, liar: Liar, lie: Callable[[Liar, dict[str, Any]], dict[str, Any]]
) -> None:
    liar.changed_answer = lambda answer: lie(liar, answer)
    browser = site.browser()

    assert why(browser.sign_in()) == "not_verified"
    assert not browser.is_signed_in()


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://other.example"},
        {"token_endpoint": ...},
        {"authorization_endpoint": "ftp://x"},
        {"jwks_uri": None},
    ],
    ids=str,
)
def test_metadata_of_another_issuer_is_not_believed(site: Site, liar: Liar, metadata: dict[str, Any]) -> None:
    liar.changed_metadata = metadata

    answer = site.browser().http.get("/auth/login", params={"return_to": "/bandi"})

    assert why(answer.headers["location"]) == "provider_unavailable"


def test_a_provider_that_does_not_answer_is_named_as_the_reason(site: Site) -> None:
    site.app.state.sign_in.provider.issuer = "http://127.0.0.1:1/nobody-listens"

    answer = site.browser().http.get("/auth/login", params={"return_to": "/bandi?passo=2"})

    assert why(answer.headers["location"]) == "provider_unavailable"
    assert "ritorno=%2Fbandi%3Fpasso%3D2" in answer.headers["location"]


def test_a_new_key_of_the_provider_is_looked_up(site: Site, liar: Liar) -> None:
    site.browser().sign_in()
    provider = site.app.state.sign_in.provider
    provider._keys = (provider._keys[0] - 120, provider._keys[1])
    liar._keys = SigningKeys.generate()
    browser = site.browser()

    browser.sign_in()

    assert browser.is_signed_in()


@pytest.mark.parametrize(
    ("fiscal_number", "kept"),
    [
        ("TINIT-FRRGLI91D52F205O", "FRRGLI91D52F205O"),
        ("tinit-frrgli91d52f205o", "FRRGLI91D52F205O"),
        ("TINIT-FRRGLI91D52F205X", None),
        ("TINIT-", None),
        ("TINDE-12345678", None),
        ("FRRGLI91D52F205O", None),
        (17, None),
        (..., None),
    ],
)
def test_only_a_well_formed_italian_tax_code_is_kept(
    site: Site, liar: Liar, fiscal_number: Any, kept: str | None
) -> None:
    liar.changed_claims = {FISCAL_NUMBER: fiscal_number}
    browser = site.browser()

    browser.sign_in()

    assert browser.me()["tax_code"] == kept


def test_a_changed_name_is_taken_over(site: Site, liar: Liar) -> None:
    first, second = site.browser(), site.browser()
    first.sign_in()
    liar.changed_claims = {"family_name": "Ferri Rossi"}
    second.sign_in()

    assert second.me()["family_name"] == "Ferri Rossi"
    assert second.me()["id"] == first.me()["id"]


def test_the_same_tax_code_under_another_account_is_another_person(site: Site, liar: Liar) -> None:
    """Whoever can make a provider say a tax code must not get into the file of its owner."""
    first, second = site.browser(), site.browser()
    first.sign_in("giulia")
    liar.changed_claims = {FISCAL_NUMBER: "TINIT-FRRGLI91D52F205O"}
    second.sign_in("marco")

    assert second.me()["tax_code"] == first.me()["tax_code"]
    assert second.me()["id"] != first.me()["id"]
