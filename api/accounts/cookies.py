"""The two cookies of sign-in.

Over https both are ``__Host-`` cookies: Secure, bound to this very host, out of reach of scripts. The demo runs on plain
http on this machine: Chromium takes Secure cookies from there, Safari and most HTTP libraries do not, so the same value
is also set under a plain name. Production refuses an address without https, so there the plain names never exist.
"""

from collections.abc import Iterable, Mapping

REFRESH = "postazione_refresh"
SIGN_IN = "postazione_sign_in"
_REFRESH_SECONDS = 12 * 3600
_SIGN_IN_SECONDS = 600


def refresh_cookies(token: str, *, https: bool) -> list[str]:
    """Return the ``Set-Cookie`` values that keep a refresh token (Strict: only our own pages send it)."""
    return _set(REFRESH, token, _REFRESH_SECONDS, "Strict", https=https)


def sign_in_cookies(sealed: str, *, https: bool) -> list[str]:
    """Return the ``Set-Cookie`` values of a pending sign-in (Lax: the provider sends the browser back from elsewhere)."""
    return _set(SIGN_IN, sealed, _SIGN_IN_SECONDS, "Lax", https=https)


def cleared(name: str, *, https: bool) -> list[str]:
    """Return the ``Set-Cookie`` values that delete a cookie."""
    return _set(name, "", 0, "Strict" if name == REFRESH else "Lax", https=https)


def read(cookies: Mapping[str, str], name: str, *, https: bool) -> str | None:
    """Return the value of a cookie that we set."""
    return next((cookies[known] for known in _names(name, https=https) if known in cookies), None)


def _names(name: str, *, https: bool) -> Iterable[str]:
    return (f"__Host-{name}",) if https else (f"__Host-{name}", name)


def _set(name: str, value: str, seconds: int, same_site: str, *, https: bool) -> list[str]:
    rest = f"Path=/; Max-Age={seconds}; HttpOnly; SameSite={same_site}"
    values = [f"__Host-{name}={value}; Secure; {rest}"]
    return values if https else [*values, f"{name}={value}; {rest}"]
