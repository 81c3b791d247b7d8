"""Refusals of sign-in."""

from api.core.errors import DomainError


class CrossSiteRequest(DomainError):
    """403: the cookie came along, but nothing shows that our own pages asked (CSRF)."""

    code = "cross_site_request"
    title = "This request must come from our own pages"
    status = 403


class SignInFailed(Exception):
    """The sign-in did not succeed; the browser goes to the sign-in page, which explains ``code`` in words."""

    def __init__(self, code: str, return_to: str = "/") -> None:
        super().__init__(code)
        self.code, self.return_to = code, return_to
