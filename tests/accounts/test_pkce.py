"""PKCE: a code is worth nothing to whoever did not begin the sign-in."""

import base64
import hashlib

from tests.accounts.conftest import Site, query_of


def test_a_code_needs_its_verifier(site: Site) -> None:
    """PKCE at the demo's provider itself: whoever steals a code can't spend it."""
    browser = site.browser()
    code = query_of(browser.choose(browser.leave()))["code"]
    settings = site.app.state.settings
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": f"{site.base_url}/auth/callback"}
    ours = (settings.oidc_client_id, settings.oidc_client_secret.get_secret_value())

    wrong_client = browser.http.post("/demo/idp/token", data=form, auth=(ours[0], "wrong"))
    wrong_verifier = browser.http.post("/demo/idp/token", data={**form, "code_verifier": "x" * 43}, auth=ours)

    assert (wrong_client.status_code, wrong_client.json()["error"]) == (401, "invalid_client")
    assert (wrong_verifier.status_code, wrong_verifier.json()["error"]) == (400, "invalid_grant")


def test_the_challenge_is_that_of_the_verifier_in_the_cookie(site: Site) -> None:
    browser = site.browser()
    challenge = query_of(browser.leave())["code_challenge"]
    value = next(value for name, value in browser.http.cookies.items() if "sign_in" in name)
    verifier = base64.urlsafe_b64decode(value.partition(".")[0]).decode().split('"verifier": "')[1].split('"')[0]

    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    assert digest == challenge
