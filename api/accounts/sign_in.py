"""Sign-in at the identity provider: away with a question, back with an answer that fits it."""

import hmac
from dataclasses import dataclass
from urllib.parse import urlsplit

from api.accounts.errors import SignInFailed
from api.accounts.pending_sign_in import PendingSignIn
from api.accounts.rules import local_path
from api.integrations.identity_provider import IdentityProvider, ProviderUnavailable, SignInRefused
from api.integrations.verified_identity import VerifiedIdentity


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """What the browser brings back (RFC 6749 §4.1.2, RFC 9207)."""

    state: str | None
    code: str | None
    issuer: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whom the provider vouches for, and where they wanted to go."""

    identity: VerifiedIdentity
    return_to: str


class SignIn:
    """The relying party; it holds no state between question and answer."""

    def __init__(self, provider: IdentityProvider, *, key: bytes, base_url: str) -> None:
        self.provider, self.base_url = provider, base_url
        self.https = base_url.startswith("https://")
        self._key = key

    def begin(self, return_to: str, login_hint: str | None, language: str) -> tuple[str, str]:
        """Return where to send the browser, and the cookie it takes along. Raises InvalidPayload, SignInFailed."""
        pending = PendingSignIn.begin(local_path(return_to))
        try:
            address = self.provider.authorization_url(
                state=pending.state,
                nonce=pending.nonce,
                challenge=pending.challenge,
                login_hint=login_hint,
                language=language,
            )
        except (ProviderUnavailable, SignInRefused) as error:
            raise SignInFailed("provider_unavailable", pending.return_to) from error
        return address, pending.sealed(self._key)

    def complete(self, answer: ProviderAnswer, cookie: str | None) -> SignedIn:
        """Check the answer against the question and return whom the provider vouches for. Raises SignInFailed."""
        pending = PendingSignIn.unseal(cookie, self._key)
        if pending is None:
            raise SignInFailed("sign_in_expired")
        if not hmac.compare_digest((answer.state or "").encode(), pending.state.encode()):
            raise SignInFailed("state_mismatch")
        try:
            self.provider.ensure_answered_by(answer.issuer)
            return SignedIn(self._identify(answer, pending), pending.return_to)
        except ProviderUnavailable as error:
            raise SignInFailed("provider_unavailable", pending.return_to) from error
        except SignInRefused as error:
            raise SignInFailed("not_verified", pending.return_to) from error

    def _identify(self, answer: ProviderAnswer, pending: PendingSignIn) -> VerifiedIdentity:
        if answer.error is not None or answer.code is None:
            raise SignInFailed("cancelled" if answer.error == "access_denied" else "refused", pending.return_to)
        return self.provider.identify(code=answer.code, verifier=pending.verifier, nonce=pending.nonce)

    def is_elsewhere(self, host: str) -> bool:
        """Tell whether the browser came under another name of this machine (localhost for 127.0.0.1).

        Its cookie would not come back with the answer. Behind https a proxy decides the name, and we don't second-guess it.
        """
        return not self.https and host != urlsplit(self.base_url).netloc

    def is_own_page(self, *, fetch_site: str | None, origin: str | None, requested_with: str | None) -> bool:
        """Tell whether a request that rides on a cookie was made by our own pages (CSRF).

        Any of three signs will do, none of which another site can forge: the browser's own word, the origin, or a header
        that needs a permission (CORS) which we never give.
        """
        return fetch_site == "same-origin" or origin == self.base_url or requested_with is not None
