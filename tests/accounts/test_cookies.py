"""Names and attributes of the cookies, over https and on the demo's plain http."""

from api.accounts import cookies


def test_over_https_there_are_host_cookies_alone() -> None:
    (refresh,) = cookies.refresh_cookies("abc", https=True)
    (sign_in,) = cookies.sign_in_cookies("def", https=True)

    assert refresh == "__Host-postazione_refresh=abc; Secure; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict"
    assert sign_in == "__Host-postazione_sign_in=def; Secure; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"


def test_over_https_a_plain_cookie_is_not_believed() -> None:
    """Anybody on a sibling host can set a plain one."""
    assert cookies.read({"postazione_refresh": "planted"}, cookies.REFRESH, https=True) is None


def test_on_plain_http_libraries_that_drop_secure_cookies_have_another() -> None:
    names = [value.partition("=")[0] for value in cookies.refresh_cookies("abc", https=False)]

    assert names == ["__Host-postazione_refresh", "postazione_refresh"]
    assert cookies.read({"postazione_refresh": "abc"}, cookies.REFRESH, https=False) == "abc"
