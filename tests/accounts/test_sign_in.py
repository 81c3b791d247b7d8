"""Sign-in over real HTTP: away to the provider, back with its answer, and everything that may be wrong with it."""

import base64
from urllib.parse import quote, urlencode, urlsplit

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.accounts import Person
from api.demo.personas import personas
from tests.accounts.conftest import Site, query_of, why


def test_a_person_comes_back_signed_in_to_where_they_were(site: Site) -> None:
    browser = site.browser()

    arrived = browser.sign_in("giulia", "/bandi/1?passo=2&lingua=it")

    assert arrived == "/bandi/1?passo=2&lingua=it"
    assert browser.me() | {"id": ""} == {
        "id": "",
        "given_name": "Giulia",
        "family_name": "Ferri",
        "tax_code": "FRRGLI91D52F205O",
        "birth_date": "1991-04-12",
        "email": "giulia@postazione.example",
        "roles": [{"role": "applicant", "municipality_code": None, "space_id": None, "chamber_id": None, "name": None}],
        "municipalities": [],
        "spaces": [],
        "chambers": [],
    }


def test_the_same_person_is_recognised_the_next_time(site: Site) -> None:
    first, second = site.browser(), site.browser()
    first.sign_in("giulia")
    second.sign_in("giulia")

    assert first.me()["id"] == second.me()["id"]
    with Session(site.engine) as session:
        assert session.scalars(select(func.count()).select_from(Person)).one() == 1


def test_every_persona_can_sign_in(site: Site) -> None:
    names = set()
    for persona in personas():
        browser = site.browser()
        browser.sign_in(persona.key)
        me = browser.me()
        assert (me["given_name"], me["tax_code"]) == (persona.given_name, persona.tax_code)
        names.add(me["id"])

    assert len(names) == len(personas())


def test_the_question_is_protected_by_pkce_state_and_nonce(site: Site) -> None:
    first, second = (query_of(site.browser().leave()) for _ in range(2))

    assert first["response_type"] == "code"
    assert first["code_challenge_method"] == "S256"
    assert first["redirect_uri"] == f"{site.base_url}/auth/callback"
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name]) >= 32
        assert first[name] != second[name]


@pytest.mark.parametrize(
    "return_to",
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/a\\..\\b",
        "/a b",
        "/\tevil",
        "/\u202eevil",
        "//[",
        "",
        "/" + "a" * 1100,
    ],
)
def test_an_open_redirect_is_refused(site: Site, return_to: str) -> None:
    answer = site.browser().http.get("/auth/login", params={"return_to": return_to})

    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"
    assert "location" not in answer.headers


def test_an_answer_with_another_state_is_refused(site: Site) -> None:
    browser = site.browser()
    address = browser.choose(browser.leave())
    state = query_of(address)["state"]

    assert why(browser.come_back(address.replace(state, "x" * len(state)))) == "state_mismatch"
    assert not browser.is_signed_in()


def test_an_answer_without_a_state_is_refused(site: Site) -> None:
    browser = site.browser()
    code = query_of(browser.choose(browser.leave()))["code"]

    assert why(browser.come_back(f"/auth/callback?code={code}")) == "state_mismatch"


def test_an_answer_to_another_browsers_question_is_refused(site: Site) -> None:
    """Login CSRF: somebody makes you sign in as them."""
    attacker, victim = site.browser(), site.browser()
    address = attacker.choose(attacker.leave(), "marco")

    assert why(victim.come_back(address)) == "sign_in_expired"
    assert not victim.is_signed_in()


def test_a_code_of_another_sign_in_is_refused(site: Site) -> None:
    """Code injection: the code was made for another challenge and nonce."""
    attacker, victim = site.browser(), site.browser()
    stolen = query_of(attacker.choose(attacker.leave(), "marco"))["code"]
    answer = query_of(victim.choose(victim.leave()))

    arrived = victim.come_back(f"/auth/callback?{urlencode({**answer, 'code': stolen})}")

    assert why(arrived) == "not_verified"
    assert not victim.is_signed_in()


def test_a_code_works_once(site: Site) -> None:
    browser = site.browser()
    address = browser.choose(browser.leave())
    kept = dict(browser.http.cookies)
    browser.come_back(address)

    replayed = site.browser()
    replayed.http.cookies.update(kept)

    assert why(replayed.come_back(address)) == "not_verified"
    assert not replayed.is_signed_in()


def test_an_unknown_code_is_refused(site: Site) -> None:
    browser = site.browser()
    answer = query_of(browser.choose(browser.leave()))

    assert why(browser.come_back(f"/auth/callback?{urlencode({**answer, 'code': 'unknown'})}")) == "not_verified"


@pytest.mark.parametrize("issuer", ["https://other.example", "", None])
def test_an_answer_of_another_provider_is_refused(site: Site, issuer: str | None) -> None:
    """Mix-up (RFC 9207): the provider announced that it names itself."""
    browser = site.browser()
    answer = query_of(browser.choose(browser.leave()))
    changed = {**answer, "iss": issuer} if issuer is not None else {n: v for n, v in answer.items() if n != "iss"}

    assert why(browser.come_back(f"/auth/callback?{urlencode(changed)}")) == "not_verified"


def test_a_forged_cookie_is_refused(site: Site) -> None:
    browser = site.browser()
    address = browser.choose(browser.leave())
    value = next(value for name, value in browser.http.cookies.items() if "sign_in" in name)
    content, _, seal = value.partition(".")
    forged = base64.urlsafe_b64encode(
        base64.urlsafe_b64decode(content).replace(b"/area-personale", b"//evil.example/a")
    )

    for cookie in (f"{forged.decode()}.{seal}", f"{content}.{'0' * 64}", content, ".", "", "é"):
        other = site.browser()
        header = {"Cookie": f"postazione_sign_in={quote(cookie)}"}
        answer = other.http.get(address, headers=header)
        assert why(answer.headers["location"]) == "sign_in_expired"


def test_a_cancelled_sign_in_says_so_and_remembers_where_one_was(site: Site) -> None:
    browser = site.browser()
    asked = query_of(browser.leave("/bandi/1?passo=2"))
    answer = browser.http.post("/demo/idp/authorize", data={**asked, "persona": ""})

    arrived = browser.come_back(answer.headers["location"])

    assert why(arrived) == "cancelled"
    assert query_of(arrived)["ritorno"] == "/bandi/1?passo=2"


def test_an_error_of_the_provider_is_explained(site: Site) -> None:
    browser = site.browser()
    query = query_of(browser.leave())
    answer = urlencode({"error": "server_error", "state": query["state"], "iss": f"{site.base_url}/demo/idp"})

    assert why(browser.come_back(f"/auth/callback?{answer}")) == "refused"


def test_a_failed_sign_in_leaves_nobody_behind(site: Site) -> None:
    browser = site.browser()
    answer = query_of(browser.choose(browser.leave()))
    browser.come_back(f"/auth/callback?{urlencode({**answer, 'code': 'unknown'})}")

    with Session(site.engine) as session:
        assert session.scalars(select(func.count()).select_from(Person)).one() == 0


def test_the_other_name_of_this_machine_leads_to_the_one_whose_cookies_work(site: Site) -> None:
    port = urlsplit(site.base_url).port
    answer = site.browser().http.get(
        "/auth/login", params={"return_to": "/bandi"}, headers={"Host": f"localhost:{port}"}
    )

    assert answer.headers["location"] == f"{site.base_url}/auth/login?return_to=%2Fbandi"


def test_signing_in_again_ends_the_session_before(site: Site) -> None:
    browser = site.browser()
    browser.sign_in("giulia")
    before = dict(browser.http.cookies)

    browser.sign_in("marco")

    earlier = site.browser()
    earlier.http.cookies.update(before)
    assert not earlier.is_signed_in()
    assert browser.me()["given_name"] == "Marco"
