"""Headers that every answer carries, and the content security policies of data, pages and API documents."""

from urllib.parse import urlsplit

Headers = list[tuple[bytes, bytes]]
_COMMON: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"),
]
_HSTS = (b"strict-transport-security", b"max-age=63072000; includeSubDomains")
_DATA = b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def origin_of(address: str | None) -> str:
    """Return scheme and host of an address, or nothing."""
    parts = urlsplit(address or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in {"http", "https"} and parts.netloc else ""


def page_policy(tile_url: str | None) -> bytes:
    """Return the policy of the single-page client: own scripts only, none inline; styles may be set by components."""
    tiles = f" {origin_of(tile_url)}".rstrip()
    return (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:{tiles}; connect-src 'self'{tiles}; font-src 'self' data:; worker-src 'self' blob:; "
        "manifest-src 'self'; media-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    ).encode()


class SecurityHeaders:
    """Chooses the headers by the path: ``/v1`` and its like give data, the rest pages."""

    def __init__(self, *, base_url: str, tile_url: str | None) -> None:
        common = [*_COMMON, _HSTS] if base_url.startswith("https://") else _COMMON
        self._common = common
        self._data = [*common, (b"content-security-policy", _DATA)]
        self._page = [*common, (b"content-security-policy", page_policy(tile_url))]

    def of(self, content_type: bytes, status: int) -> Headers:
        """Return the headers for an answer of this content type.

        A 304 says no policy: the browser would take it for the page that it keeps, and one for data blanks that page.
        """
        if status == 304:
            return self._common
        return self._page if content_type.startswith(b"text/html") else self._data
