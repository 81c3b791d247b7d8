"""The identity provider, spoken to as OpenID Connect (code flow, PKCE, state, nonce, ``iss`` of RFC 9207).

In production it is the gateway in front of SPID and CIE; in the demo it is our own. Everything that it sends is checked: a
provider that answers late, wrongly or for somebody else is no sign-in.
"""

import base64
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus, urlencode

from api.core.clock import wall_seconds
from api.core.errors import Unauthenticated
from api.integrations.verified_identity import FISCAL_NUMBER, IdentityIncomplete, VerifiedIdentity, identity_of
from api.web.tokens import verify_id_token

if TYPE_CHECKING:
    import httpx  # loaded at the first sign-in: it is 9 MB of every process otherwise

SCOPES = "openid profile email"
_CONNECT_SECONDS, _ANSWER_SECONDS = 3.0, 5.0
_LARGEST_ANSWER = 256 * 1024
_DISCOVERY_SECONDS = 3600
_REFETCH_KEYS_AFTER_SECONDS = 60


class ProviderUnavailable(Exception):
    """The provider can't be reached, or does not speak the protocol."""


class SignInRefused(Exception):
    """The provider answered, but what it says can't be accepted."""


class IdentityProvider:
    """One configured provider. ``realm`` names it in our tables: its issuer, unless the deployment's own demo provider."""

    def __init__(self, issuer: str, client_id: str, client_secret: str, redirect_uri: str, *, realm: str) -> None:
        self.issuer, self.client_id, self.redirect_uri, self.realm = issuer, client_id, redirect_uri, realm
        self._secret = client_secret
        self._is_https = issuer.startswith("https://")
        self._lock = threading.Lock()
        self._http: httpx.Client | None = None
        self._metadata: tuple[float, Mapping[str, Any]] = (0.0, {})
        self._keys: tuple[float, list[Mapping[str, Any]]] = (0.0, [])

    def authorization_url(
        self, *, state: str, nonce: str, challenge: str, login_hint: str | None, language: str
    ) -> str:
        """Return where to send the browser. Raises ProviderUnavailable."""
        query = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": SCOPES,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "ui_locales": language,
        }
        if login_hint:
            query["login_hint"] = login_hint
        endpoint = self._discovered()["authorization_endpoint"]
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(query)}"

    def ensure_answered_by(self, issuer: str | None) -> None:
        """Refuse an answer of another provider (mix-up, RFC 9207). Raises SignInRefused, ProviderUnavailable."""
        announced = self._discovered().get("authorization_response_iss_parameter_supported") is True
        if issuer != self.issuer and (issuer is not None or announced):
            raise SignInRefused("the answer comes from another provider")

    def identify(self, *, code: str, verifier: str, nonce: str) -> VerifiedIdentity:
        """Exchange the code and return whom the provider vouches for. Raises SignInRefused, ProviderUnavailable."""
        tokens = self._exchange(code, verifier)
        id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str) or not isinstance(access_token, str):
            raise SignInRefused("the provider sent no tokens")
        claims = self._verified(id_token, access_token, nonce)
        if FISCAL_NUMBER not in claims:
            claims = {**self._userinfo(access_token, claims["sub"]), **claims}
        try:
            return identity_of(claims, self.realm)
        except IdentityIncomplete as error:
            raise SignInRefused(str(error)) from error

    def _exchange(self, code: str, verifier: str) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.redirect_uri,
            "code_verifier": verifier,
        }
        pair = f"{quote_plus(self.client_id)}:{quote_plus(self._secret)}".encode()
        headers = {"Authorization": "Basic " + base64.b64encode(pair).decode()}
        return self._send("POST", self._discovered()["token_endpoint"], data=form, headers=headers)

    def _verified(self, id_token: str, access_token: str, nonce: str) -> dict[str, Any]:
        expected = {"issuer": self.issuer, "client_id": self.client_id, "nonce": nonce, "access_token": access_token}
        try:
            return verify_id_token(id_token, keys=self._provider_keys(fresh=False), **expected)
        except Unauthenticated:  # perhaps signed with a new key: look once more
            try:
                return verify_id_token(id_token, keys=self._provider_keys(fresh=True), **expected)
            except Unauthenticated as error:
                raise SignInRefused("the identity token is not valid") from error

    def _userinfo(self, access_token: str, subject: str) -> dict[str, Any]:
        """SPID gives the attributes only here."""
        endpoint = self._discovered().get("userinfo_endpoint")
        if not isinstance(endpoint, str):
            return {}
        found = self._send("GET", endpoint, headers={"Authorization": f"Bearer {access_token}"})
        if found.get("sub") != subject:
            raise SignInRefused("the attributes are of somebody else")
        return found

    def _discovered(self) -> Mapping[str, Any]:
        known_at, metadata = self._metadata
        if metadata and wall_seconds() < known_at + _DISCOVERY_SECONDS:
            return metadata
        found = self._send("GET", f"{self.issuer}/.well-known/openid-configuration")
        endpoints = [found.get(f"{name}_endpoint") for name in ("authorization", "token")] + [found.get("jwks_uri")]
        scheme = "https://" if self._is_https else "http"
        if found.get("issuer") != self.issuer or not all(str(url).startswith(scheme) for url in endpoints):
            raise ProviderUnavailable("the provider's metadata is not that of the configured issuer")
        self._metadata = (wall_seconds(), found)
        return found

    def _provider_keys(self, *, fresh: bool) -> list[Mapping[str, Any]]:
        known_at, keys = self._keys
        patience = _REFETCH_KEYS_AFTER_SECONDS if fresh else _DISCOVERY_SECONDS
        if keys and wall_seconds() < known_at + patience:
            return keys
        found = self._send("GET", self._discovered()["jwks_uri"]).get("keys")
        keys = [key for key in found if isinstance(key, dict)] if isinstance(found, list) else []
        self._keys = (wall_seconds(), keys)
        return keys

    def _send(self, method: str, url: str, **options: Any) -> dict[str, Any]:
        import httpx

        try:
            answer = self._client().request(method, url, **options)
            content = answer.json() if len(answer.content) <= _LARGEST_ANSWER else None
        except (httpx.HTTPError, ValueError, RecursionError) as error:
            raise ProviderUnavailable("the provider does not answer") from error
        if 400 <= answer.status_code < 500:
            raise SignInRefused("the provider refused")
        if answer.status_code != 200 or not isinstance(content, dict):
            raise ProviderUnavailable("the provider's answer can't be read")
        return content

    def _client(self) -> "httpx.Client":
        import httpx

        with self._lock:
            if self._http is None:
                timeout = httpx.Timeout(_ANSWER_SECONDS, connect=_CONNECT_SECONDS)
                self._http = httpx.Client(
                    timeout=timeout, verify=self._is_https, follow_redirects=False, trust_env=False
                )
            return self._http

    def close(self) -> None:
        """Close the connections to the provider."""
        with self._lock:
            if self._http is not None:
                self._http.close()
                self._http = None
