"""What we sign: access tokens, receipts, keys; and ID tokens of the provider as we read them."""

import base64
import hashlib
import json
import time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jose import jwt

from api.core.errors import Unauthenticated
from api.web.signing_keys import SigningKeys, UnusableKey
from api.web.tokens import TokenService, jwks_of, sign_id_token, verify_id_token

ISSUER = "http://testserver"
KEYS = SigningKeys.generate()
PROVIDER = "https://gateway.example"


def service(keys: SigningKeys = KEYS) -> TokenService:
    """A token service."""
    return TokenService(keys, issuer=ISSUER, audience=ISSUER)


def part(token: str, place: int) -> dict[str, Any]:
    """A part of a token, read."""
    text = token.split(".")[place]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return found


def test_an_access_token_is_of_rfc_9068() -> None:
    client_id = uuid4()

    token = service().issue_client_token(client_id, ["redemptions:write", "redemptions:read"])

    claims = part(token, 1)
    assert part(token, 0) == {"alg": "ES256", "kid": KEYS.kid, "typ": "at+jwt"}
    assert claims["iss"] == claims["aud"] == ISSUER
    assert claims["sub"] == claims["client_id"] == str(client_id)
    assert claims["scope"] == "redemptions:read redemptions:write"
    assert 0 < claims["exp"] - claims["iat"] <= 600
    assert abs(claims["iat"] - time.time()) < 5
    assert set(claims) == {"iss", "aud", "sub", "client_id", "scope", "jti", "iat", "exp"}


def test_each_token_has_an_id_of_its_own() -> None:
    client_id = uuid4()

    ids = {part(service().issue_client_token(client_id, []), 1)["jti"] for _ in range(50)}

    assert len(ids) == 50


def test_a_machine_and_a_person_are_told_apart() -> None:
    subject, tokens = uuid4(), service()

    machine = tokens.verify(tokens.issue_client_token(subject, ["spaces:read"]))
    person = tokens.verify(tokens.issue_person_token(subject))

    assert (machine.subject, machine.is_machine, machine.scopes) == (subject, True, frozenset({"spaces:read"}))
    assert (person.subject, person.is_machine, person.scopes) == (subject, False, frozenset())


def test_the_key_is_named_by_its_thumbprint() -> None:
    (key,) = service().jwks()["keys"]

    canonical = json.dumps({name: key[name] for name in ("crv", "kty", "x", "y")}, separators=(",", ":")).encode()
    digest = base64.urlsafe_b64encode(hashlib.sha256(canonical).digest()).rstrip(b"=").decode()
    assert key["kid"] == digest
    assert (key["use"], key["alg"]) == ("sig", "ES256")
    assert "d" not in key


def test_after_a_rotation_the_old_key_still_verifies_and_the_new_one_signs(tmp_path: Path) -> None:
    old, new = SigningKeys.generate(), SigningKeys.generate()
    before = service(old).issue_person_token(uuid4())
    (tmp_path / "keys.pem").write_bytes(new.private_pem + old.public[0].pem)

    rotated = service(SigningKeys.load(tmp_path / "keys.pem"))

    assert not rotated.verify(before).is_machine
    assert part(rotated.issue_person_token(uuid4()), 0)["kid"] == new.kid
    assert [key["kid"] for key in rotated.jwks()["keys"]] == [new.kid, old.kid]


def test_a_key_that_was_taken_out_verifies_no_longer() -> None:
    token = service(SigningKeys.generate()).issue_person_token(uuid4())

    with pytest.raises(Unauthenticated):
        service().verify(token)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a key",
        KEYS.public[0].pem,
        ec.generate_private_key(ec.SECP384R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        rsa.generate_private_key(65537, 2048).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    ],
    ids=["empty", "text", "public", "other curve", "RSA", "rubbish"],
)
def test_a_file_without_a_good_key_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "keys.pem").write_bytes(content)

    with pytest.raises(UnusableKey):
        SigningKeys.load(tmp_path / "keys.pem")


def test_a_token_of_another_installation_is_refused() -> None:
    elsewhere = TokenService(KEYS, issuer="http://elsewhere", audience="http://elsewhere")

    with pytest.raises(Unauthenticated):
        service().verify(elsewhere.issue_person_token(uuid4()))


def test_a_verified_token_is_not_good_for_longer_because_it_was_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = service()
    token = tokens.issue_person_token(uuid4())
    expires_at = tokens.verify(token).expires_at

    monkeypatch.setattr("api.web.tokens.wall_seconds", lambda: expires_at + 31.0)
    monkeypatch.setattr("jose.jwt.timegm", lambda _: expires_at + 31)

    with pytest.raises(Unauthenticated):
        tokens.verify(token)


def test_a_receipt_is_good_for_its_own_bytes_alone() -> None:
    tokens = service()
    signature = tokens.sign_receipt(b"numero di protocollo 1")

    assert signature.count("..") == 1
    assert tokens.verify_receipt(signature, b"numero di protocollo 1")
    assert not tokens.verify_receipt(signature, b"numero di protocollo 2")
    assert not tokens.verify_receipt(signature[:-4] + "AAAA", b"numero di protocollo 1")
    assert not tokens.verify_receipt("", b"numero di protocollo 1")


def test_an_access_token_is_no_receipt_and_a_receipt_no_access_token() -> None:
    tokens = service()
    header, payload, signature = tokens.issue_person_token(UUID(int=1)).split(".")
    content = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    receipt_header, _, receipt_signature = tokens.sign_receipt(content).partition("..")

    assert not tokens.verify_receipt(f"{header}..{signature}", content)
    with pytest.raises(Unauthenticated):
        tokens.verify(f"{receipt_header}.{payload}.{receipt_signature}")


def id_claims(**changes: Any) -> dict[str, Any]:
    """Claims of a good ID token."""
    now = int(time.time())
    claims = {"iss": PROVIDER, "aud": "postazione", "sub": "giulia", "iat": now, "exp": now + 300, "nonce": "n" * 43}
    return {name: value for name, value in {**claims, **changes}.items() if value is not ...}


def read_id_token(token: str, keys: Any = None) -> dict[str, Any]:
    """Read an ID token as the relying party does."""
    found = keys if keys is not None else jwks_of(KEYS)["keys"]
    return verify_id_token(
        token, keys=found, issuer=PROVIDER, client_id="postazione", nonce="n" * 43, access_token="the-access-token"
    )


def test_a_good_id_token_is_read() -> None:
    token = sign_id_token(KEYS, id_claims(), access_token="the-access-token")

    assert read_id_token(token)["sub"] == "giulia"


def test_an_rs256_id_token_of_a_gateway_is_read() -> None:
    key = rsa.generate_private_key(65537, 2048)
    numbers = key.public_key().public_numbers()
    jwk = {
        "kty": "RSA",
        "kid": "gateway-1",
        "use": "sig",
        "n": base64.urlsafe_b64encode(numbers.n.to_bytes(256, "big")).rstrip(b"=").decode(),
        "e": "AQAB",
    }
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()

    token = jwt.encode(id_claims(aud=["postazione"]), pem, "RS256", headers={"kid": "gateway-1"})

    assert read_id_token(token, [jwk])["sub"] == "giulia"


@pytest.mark.parametrize(
    "changes",
    [
        {"nonce": "m" * 43},
        {"nonce": ...},
        {"nonce": 1},
        {"iss": "https://other.example"},
        {"iss": ...},
        {"aud": "another"},
        {"aud": ...},
        {"aud": ["postazione", "another"]},
        {"azp": "another"},
        {"sub": ...},
        {"sub": ""},
        {"sub": 7},
        {"exp": 1},
        {"exp": ...},
        {"exp": "99999999999"},
        {"iat": 99999999999},
        {"iat": ...},
    ],
    ids=str,
)
def test_an_id_token_for_somebody_or_something_else_is_refused(changes: dict[str, Any]) -> None:
    token = sign_id_token(KEYS, id_claims(**changes), access_token="the-access-token")

    with pytest.raises(Unauthenticated):
        read_id_token(token)


def test_an_id_token_that_belongs_to_another_access_token_is_refused() -> None:
    token = sign_id_token(KEYS, id_claims(), access_token="another-access-token")

    with pytest.raises(Unauthenticated):
        read_id_token(token)


def test_an_unsigned_id_token_is_refused() -> None:
    header = base64.urlsafe_b64encode(json.dumps({"alg": "none", "kid": KEYS.kid}).encode()).rstrip(b"=").decode()
    payload = sign_id_token(KEYS, id_claims(), access_token="the-access-token").split(".")[1]

    for token in (f"{header}.{payload}.", f"{header}.{payload}.AAAA"):
        with pytest.raises(Unauthenticated):
            read_id_token(token)


def test_an_id_token_signed_with_the_providers_public_key_as_secret_is_refused() -> None:
    jwk = jwks_of(KEYS)["keys"][0]
    token = jwt.encode(
        id_claims(), json.dumps({"keys": [{"kty": "oct", "k": jwk["x"]}]}), "HS256", headers={"kid": KEYS.kid}
    )

    with pytest.raises(Unauthenticated):
        read_id_token(token)
    with pytest.raises(Unauthenticated):
        read_id_token(token, [{"kty": "oct", "kid": KEYS.kid, "k": jwk["x"], "alg": "HS256"}])
