"""Sign-in of people: browsers go away to the identity provider and come back; our own pages renew their access token."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from api.accounts import cookies
from api.accounts.errors import CrossSiteRequest, SignInFailed
from api.accounts.recognise_person import recognise_person
from api.accounts.schemas import AccessTokenRead
from api.accounts.sessions import close_session, open_session, refresh_session
from api.accounts.sign_in import ProviderAnswer, SignedIn, SignIn
from api.core.errors import InvalidPayload, Unauthenticated
from api.web.dependencies import LanguageDep, NowDep, SessionDep
from api.web.problems import problem_response, problems, request_id_of
from api.web.routing import ContractRoute

_AWAY: dict[int | str, dict[str, Any]] = {
    303: {"description": "To the identity provider, or to the page that explains."}
}
_NOBODY: dict[int | str, dict[str, Any]] = {204: {"description": "Nobody is signed in: there was no cookie."}}
ReturnTo = Annotated[str, Query(min_length=1, max_length=1000, description="A path of this site.")]
Hint = Annotated[str | None, Query(max_length=100, description="Which account the provider should propose.")]
Given = Annotated[str | None, Query(max_length=2000)]


class SignInRoute(ContractRoute):
    """Sends the browser of a failed sign-in to the page that explains what happened."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler."""
        handle = super().get_route_handler()

        async def sign_in_handler(request: Request) -> Response:
            try:
                return await handle(request)
            except SignInFailed as failure:
                query = urlencode({"errore": failure.code, "ritorno": failure.return_to})
                https = request.app.state.sign_in.https
                return _away(f"/accedi?{query}", cookies.cleared(cookies.SIGN_IN, https=https))

        return sign_in_handler


async def _sign_in(request: Request) -> SignIn:
    found: SignIn = request.app.state.sign_in
    return found


SignInDep = Annotated[SignIn, Depends(_sign_in)]


def _signed_in(
    request: Request,
    sign_in: SignInDep,
    *,
    code: Given = None,
    state: Given = None,
    iss: Given = None,
    error: Given = None,
) -> SignedIn:
    cookie = cookies.read(request.cookies, cookies.SIGN_IN, https=sign_in.https)
    return sign_in.complete(ProviderAnswer(state, code, iss, error), cookie)


async def _refresh_token(request: Request, sign_in: SignInDep) -> str | None:
    headers = request.headers
    own = sign_in.is_own_page(
        fetch_site=headers.get("sec-fetch-site"),
        origin=headers.get("origin"),
        requested_with=headers.get("x-requested-with"),
    )
    if not own:
        raise CrossSiteRequest()
    return cookies.read(request.cookies, cookies.REFRESH, https=sign_in.https)


# Resolved before the session, so that no transaction is open while we talk to the provider.
SignedInDep = Annotated[SignedIn, Depends(_signed_in)]
RefreshTokenDep = Annotated[str | None, Depends(_refresh_token)]
router = APIRouter(route_class=SignInRoute, tags=["accounts"])


@router.get("/auth/login", status_code=303, response_class=Response, responses={**_AWAY, **problems(InvalidPayload)})
def sign_in_begin(
    request: Request, sign_in: SignInDep, language: LanguageDep, return_to: ReturnTo = "/", login_hint: Hint = None
) -> Response:
    """Send the browser to the identity provider; it comes back to `return_to`, a path of this site."""
    if sign_in.is_elsewhere(request.url.netloc):
        return _away(f"{sign_in.base_url}/auth/login?{request.url.query}", [])
    address, sealed = sign_in.begin(return_to, login_hint, language)
    return _away(address, cookies.sign_in_cookies(sealed, https=sign_in.https))


@router.get("/auth/callback", status_code=303, response_class=Response, responses=_AWAY)
def sign_in_complete(
    signed_in: SignedInDep, request: Request, sign_in: SignInDep, session: SessionDep, now: NowDep
) -> Response:
    """Take the identity provider's answer, open a session, go on to where the person wanted to be."""
    close_session(session, cookies.read(request.cookies, cookies.REFRESH, https=sign_in.https), now)
    token = open_session(session, recognise_person(session, signed_in.identity, now).id, now)
    kept = cookies.refresh_cookies(token, https=sign_in.https) + cookies.cleared(cookies.SIGN_IN, https=sign_in.https)
    return _away(signed_in.return_to, kept)


@router.post(
    "/auth/refresh",
    response_model=AccessTokenRead,
    responses={**_NOBODY, **problems(Unauthenticated, CrossSiteRequest)},
)
def access_token_create(
    token: RefreshTokenDep, request: Request, sign_in: SignInDep, session: SessionDep, now: NowDep
) -> Response:
    """Get a fresh access token with the refresh cookie, which is replaced. 204 without a cookie: nobody is signed in."""
    if token is None:
        return Response(status_code=204)
    refreshed = refresh_session(session, token, now)
    if refreshed is None:  # answered, not raised: the end of a stolen session must be committed
        refusal = problem_response(request_id_of(request), Unauthenticated("Nobody is signed in."))
        return _with_cookies(refusal, cookies.cleared(cookies.REFRESH, https=sign_in.https))
    body = AccessTokenRead.of(request.app.state.tokens.issue_person_token(refreshed.person_id))
    fresh = refreshed.refresh_token
    kept = cookies.refresh_cookies(fresh, https=sign_in.https) if fresh else []
    return _with_cookies(Response(body.model_dump_json(), media_type="application/json"), kept)


@router.post("/auth/logout", status_code=204, response_class=Response, responses=problems(CrossSiteRequest))
def sign_out(token: RefreshTokenDep, sign_in: SignInDep, session: SessionDep, now: NowDep) -> Response:
    """Sign out: the session ends, with every refresh token of it."""
    close_session(session, token, now)
    return _with_cookies(Response(status_code=204), cookies.cleared(cookies.REFRESH, https=sign_in.https))


def _away(address: str, set_cookies: list[str]) -> Response:
    return _with_cookies(Response(status_code=303, headers={"Location": address}), set_cookies)


def _with_cookies(response: Response, set_cookies: list[str]) -> Response:
    for value in set_cookies:
        response.headers.append("Set-Cookie", value)
    response.headers["Cache-Control"] = "no-store"
    return response
