"""The built client and the documents of the API, served by the application itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.web.spa import SinglePage
from tests.fixtures.client import ApiClient

PAGE = "<!doctype html><title>Postazione</title>"


@pytest.fixture
def site(app: FastAPI, tmp_path: Path) -> Iterator[ApiClient]:
    """The application with a small build of a client."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "assets" / "app-1a2b3c.js").write_text("export {}")
    (tmp_path / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    app.router.default = SinglePage(tmp_path)
    with ApiClient(app) as client:
        yield client


@pytest.mark.parametrize("address", ["/", "/spazi", "/bandi/01a2/domanda", "/v1x/looks-like-data"])
def test_every_address_of_the_client_gives_its_page(site: ApiClient, address: str) -> None:
    answer = site.get(address)

    assert (answer.status_code, answer.text) == (200, PAGE)
    assert answer.headers["cache-control"] == "no-cache"
    assert "script-src 'self';" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "address",
    ["/v1", "/v1/nothing", "/auth/x", "/oauth/x", "/.well-known/x", "/demo/x", "/docs/x", "/status/x", "/readyz/x"],
)
def test_what_is_not_the_client_s_never_gives_its_page(site: ApiClient, address: str) -> None:
    answer = site.get(address)

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_assets_named_by_their_content_are_kept_for_ever(site: ApiClient) -> None:
    answer = site.get("/assets/app-1a2b3c.js")

    assert (answer.status_code, answer.headers["cache-control"]) == (200, "public, max-age=31536000, immutable")
    assert answer.headers["content-type"].startswith("text/javascript")


def test_a_signed_in_reader_s_browser_keeps_assets_too(site: ApiClient) -> None:
    answer = site.get("/assets/app-1a2b3c.js", headers={"Cookie": "a=b"})

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "address", ["/assets/gone.js", "/missing.txt", "/..%2f..%2fpyproject.toml", "/%2e%2e/README.md"]
)
def test_a_file_that_is_not_there_is_a_problem(site: ApiClient, address: str) -> None:
    answer = site.get(address)

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_the_page_can_t_be_posted_to(site: ApiClient) -> None:
    answer = site.post("/spazi")

    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


def test_the_documents_need_no_other_machine_and_no_inline_script(site: ApiClient) -> None:
    page = site.get("/docs")

    assert page.status_code == 200
    assert not re.search(r"https?://", page.text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", page.text)
    for address in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        assert site.get(address).status_code == 200, address


def test_text_is_compressed_for_those_who_take_it(site: ApiClient, tmp_path: Path) -> None:
    (tmp_path / "assets" / "large-4d5e6f.js").write_text("export const a = 1;\n" * 500)

    packed = site.get("/assets/large-4d5e6f.js")
    plain = site.get("/assets/large-4d5e6f.js", headers={"Accept-Encoding": "identity"})
    again = site.get("/assets/large-4d5e6f.js", headers={"If-None-Match": packed.headers["etag"]})

    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < 300
    assert packed.text == plain.text
    assert "content-encoding" not in plain.headers
    assert (again.status_code, again.headers["vary"]) == (304, "Accept-Encoding")


def test_a_page_that_has_not_changed_keeps_its_security_policy(site: ApiClient) -> None:
    page = site.get("/bandi")
    again = site.get("/bandi", headers={"If-None-Match": page.headers["etag"]})

    assert again.status_code == 304
    assert "content-security-policy" not in again.headers


def test_the_contract_is_served_as_it_is_committed(site: ApiClient) -> None:
    answer = site.get("/openapi.json")
    again = site.get("/openapi.json", headers={"If-None-Match": answer.headers["etag"]})

    assert answer.json()["info"]["title"] == "Postazione"
    assert answer.headers["content-encoding"] == "gzip"
    assert again.status_code == 304
