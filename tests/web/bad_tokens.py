"""Bad access tokens, made by code from what makes a good one: each differs from it in one way."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

ISSUER = "http://testserver"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
Json = dict[str, Any]


def b64(content: bytes) -> str:
    """Unpadded base64url."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def packed(value: Any) -> str:
    """JSON as a part of a token."""
    return b64(json.dumps(value, separators=(",", ":")).encode())


def es256(key: ec.EllipticCurvePrivateKey, signed: str) -> bytes:
    """The JOSE form of an ECDSA signature."""
    r, s = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


@dataclass(frozen=True)
class Forge:
    """Knows our key (to make tokens that are wrong in one thing only) and keys of its own."""

    ours: ec.EllipticCurvePrivateKey
    kid: str
    other_kid: str
    subject: str

    @property
    def header(self) -> Json:
        """The header of a good token."""
        return {"alg": "ES256", "kid": self.kid, "typ": "at+jwt"}

    @property
    def claims(self) -> Json:
        """The claims of a good token."""
        now = int(time.time())
        return {
            "iss": ISSUER,
            "aud": ISSUER,
            "sub": self.subject,
            "client_id": "postazione-web",
            "scope": "",
            "jti": uuid4().hex,
            "iat": now,
            "exp": now + 600,
        }

    def sign(self, header: str, payload: str) -> str:
        """Sign two parts with our own key."""
        return f"{header}.{payload}.{b64(es256(self.ours, f'{header}.{payload}'))}"

    def good(self) -> str:
        """A token in which nothing is wrong."""
        return self.sign(packed(self.header), packed(self.claims))

    def with_header(self, *drop: str, **changes: Any) -> str:
        """Our signature over another header."""
        header = {name: value for name, value in {**self.header, **changes}.items() if name not in drop}
        return self.sign(packed(header), packed(self.claims))

    def with_claims(self, *drop: str, **changes: Any) -> str:
        """Our signature over other claims."""
        claims = {name: value for name, value in {**self.claims, **changes}.items() if name not in drop}
        return self.sign(packed(self.header), packed(claims))

    def with_payload(self, payload: bytes) -> str:
        """Our signature over any bytes."""
        return self.sign(packed(self.header), b64(payload))

    def hmac(self, secret: bytes, algorithm: str = "HS256", **changes: Any) -> str:
        """A token signed with a shared secret."""
        digest = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}[algorithm]
        signed = f"{packed({**self.header, 'alg': algorithm, **changes})}.{packed(self.claims)}"
        return f"{signed}.{b64(hmac.new(secret, signed.encode(), digest).digest())}"

    def unsigned(self, algorithm: str) -> str:
        """A token without a signature."""
        return f"{packed({**self.header, 'alg': algorithm})}.{packed(self.claims)}."

    def resigned(self, signature: Callable[[str], bytes], **changes: Any) -> str:
        """A token with a signature made in another way."""
        signed = f"{packed({**self.header, **changes})}.{packed(self.claims)}"
        return f"{signed}.{b64(signature(signed))}"


def corpus(forge: Forge) -> Iterator[tuple[str, str]]:
    """Yield (what is wrong, token)."""
    for family in (
        _algorithms,
        _confusions,
        _foreign_keys,
        _headers,
        _claims,
        _times,
        _syntax,
        _payloads,
        _spellings,
        _kids,
    ):
        yield from family(forge)


def _algorithms(f: Forge) -> Iterator[tuple[str, str]]:
    for name in ("none", "None", "NONE", "nOnE", "none ", ""):
        yield f"unsigned, alg {name!r}", f.unsigned(name)
        yield f"our signature, alg {name!r}", f.with_header(alg=name)
    for name in ("es256", "ES256 ", "ES384", "ES512", "ES256K", "RS256", "PS256", "EdDSA", "HS256", "dir", "A256KW"):
        yield f"our signature, alg {name}", f.with_header(alg=name)
    for value in (None, 256, ["ES256"], {"alg": "ES256"}, True):
        yield f"alg of another type: {value!r}", f.with_header(alg=value)


def _confusions(f: Forge) -> Iterator[tuple[str, str]]:
    public = f.ours.public_key()
    form = serialization.PublicFormat
    pem = public.public_bytes(serialization.Encoding.PEM, form.SubjectPublicKeyInfo)
    secrets = {
        "PEM": pem,
        "PEM without the last newline": pem.strip(),
        "PEM with CRLF": pem.replace(b"\n", b"\r\n"),
        "DER": public.public_bytes(serialization.Encoding.DER, form.SubjectPublicKeyInfo),
        "X9.62 point": public.public_bytes(serialization.Encoding.X962, form.UncompressedPoint),
        "compressed point": public.public_bytes(serialization.Encoding.X962, form.CompressedPoint),
        "OpenSSH": public.public_bytes(serialization.Encoding.OpenSSH, form.OpenSSH),
        "thumbprint": f.kid.encode(),
        "nothing": b"",
        "a nul": b"\0",
    }
    for name, secret in secrets.items():
        yield f"HS256 with our public key as secret ({name})", f.hmac(secret)
    yield "HS384 with our public key as secret", f.hmac(secrets["DER"], "HS384")
    yield "HS512 with our public key as secret", f.hmac(secrets["PEM"], "HS512")
    yield "HMAC under the name of ES256", f.hmac(secrets["PEM"], "HS256", alg="ES256")


def _foreign_keys(f: Forge) -> Iterator[tuple[str, str]]:
    stranger = ec.generate_private_key(ec.SECP256R1())
    yield "signed by a stranger under our kid", f.resigned(lambda text: es256(stranger, text))
    if f.other_kid != f.kid:
        yield "signed by us under the kid of our other key", f.with_header(kid=f.other_kid)
    p384 = ec.generate_private_key(ec.SECP384R1())
    yield (
        "signed on another curve",
        f.resigned(lambda text: _p384(p384, text), alg="ES384"),
    )
    mine = rsa.generate_private_key(65537, 2048)
    yield "RS256", f.resigned(lambda text: mine.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()), alg="RS256")
    edwards = ed25519.Ed25519PrivateKey.generate()
    yield "EdDSA", f.resigned(lambda text: edwards.sign(text.encode()), alg="EdDSA")
    numbers = stranger.public_key().public_numbers()
    jwk = {
        "kty": "EC",
        "crv": "P-256",
        "x": b64(numbers.x.to_bytes(32, "big")),
        "y": b64(numbers.y.to_bytes(32, "big")),
    }
    yield "brings its own key (jwk)", f.resigned(lambda text: es256(stranger, text), jwk=jwk)
    yield "zero signature", f.resigned(lambda text: bytes(64))
    yield "r = s = order", f.resigned(lambda text: ORDER.to_bytes(32, "big") * 2)
    yield "r = 0, s = 1", f.resigned(lambda text: (0).to_bytes(32, "big") + (1).to_bytes(32, "big"))
    yield "DER signature", f.resigned(lambda text: f.ours.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
    yield "DER of zeros", f.resigned(lambda text: encode_dss_signature(0, 0))
    yield "half a signature", f.resigned(lambda text: es256(f.ours, text)[:32])
    yield "a signature and a half", f.resigned(lambda text: es256(f.ours, text) + bytes(32))
    yield (
        "signed digest instead of text",
        f.resigned(lambda text: es256(f.ours, hashlib.sha256(text.encode()).hexdigest())),
    )


def _p384(key: ec.EllipticCurvePrivateKey, text: str) -> bytes:
    r, s = decode_dss_signature(key.sign(text.encode(), ec.ECDSA(hashes.SHA384())))
    return r.to_bytes(48, "big") + s.to_bytes(48, "big")


def _headers(f: Forge) -> Iterator[tuple[str, str]]:
    for name in ("alg", "kid", "typ"):
        yield f"header without {name}", f.with_header(name)
    for kind in (
        "JWT",
        "jwt",
        "at+JWT",
        "AT+JWT",
        "application/at+jwt",
        "id+jwt",
        "receipt+jws",
        "",
        "at+jwt ",
        "logout+jwt",
    ):
        yield f"typ {kind!r}", f.with_header(typ=kind)
    extras: Json = {
        "crit": ["exp"],
        "b64": False,
        "zip": "DEF",
        "jku": "https://attacker.example/jwks.json",
        "x5u": "https://attacker.example/cert.pem",
        "x5c": ["MIIB"],
        "x5t": "AAAA",
        "cty": "JWT",
        "enc": "A256GCM",
        "nonce": "1",
        "exp": 1,
    }
    for name, value in extras.items():
        yield f"header with {name}", f.with_header(**{name: value})
    yield "header with crit and b64 (RFC 7797)", f.with_header(crit=["b64"], b64=False)
    yield "header with an unknown crit", f.with_header(crit=["unknown"], unknown=1)
    yield (
        "header twice alg",
        f.sign(b64(b'{"alg":"none","alg":"ES256","kid":"%s","typ":"at+jwt"}' % f.kid.encode()), packed(f.claims)),
    )
    yield "header is a list", f.sign(packed(["alg", "ES256"]), packed(f.claims))
    yield "header is a string", f.sign(packed("ES256"), packed(f.claims))
    yield "header is null", f.sign(packed(None), packed(f.claims))
    yield "header is no JSON", f.sign(b64(b"alg=ES256"), packed(f.claims))
    yield (
        "header with a byte order mark",
        f.sign(b64(b"\xef\xbb\xbf" + json.dumps(f.header).encode()), packed(f.claims)),
    )
    yield "header in UTF-16", f.sign(b64(json.dumps(f.header).encode("utf-16")), packed(f.claims))


def _claims(f: Forge) -> Iterator[tuple[str, str]]:
    for name in f.claims:
        yield f"no {name}", f.with_claims(name)
        yield f"{name} null", f.with_claims(**{name: None})
        yield f"{name} a list", f.with_claims(**{name: [f.claims[name]]})
        yield f"{name} an object", f.with_claims(**{name: {"value": f.claims[name]}})
        yield f"{name} true", f.with_claims(**{name: True})
    for wrong in (
        "http://testserver/",
        "http://TESTSERVER",
        "http://other",
        "",
        "https://testserver",
        "http://testserver\u202e",
    ):
        yield f"iss {wrong!r}", f.with_claims(iss=wrong)
        yield f"aud {wrong!r}", f.with_claims(aud=wrong)
    yield "aud of two", f.with_claims(aud=[ISSUER, "http://other"])
    for wrong in (
        "",
        "giulia",
        "1",
        f.subject.upper() + " ",
        f.subject.replace("-", ""),
        "{" + f.subject + "}",
        "../etc/passwd",
    ):
        yield f"sub {wrong!r}", f.with_claims(sub=wrong)
    yield "sub a number", f.with_claims(sub=1)
    for wrong in (
        "redemptions:write ",
        " redemptions:write",
        "a:b  c:d",
        "*",
        "redemptions:write\n",
        "a:b\u202ec:d",
        "admin",
    ):
        yield f"scope {wrong!r}", f.with_claims(scope=wrong)
    yield "jti with control characters", f.with_claims(jti="a\x00b")
    yield "jti too long", f.with_claims(jti="a" * 200)
    yield "client_id with bidirectional control", f.with_claims(client_id="post\u202eazione")


def _times(f: Forge) -> Iterator[tuple[str, str]]:
    now = int(time.time())
    wrong: dict[str, Json] = {
        "expired": {"iat": now - 700, "exp": now - 100},
        "expired by one leeway": {"iat": now - 600, "exp": now - 31},
        "from the future": {"iat": now + 120, "exp": now + 500},
        "lives too long": {"exp": now + 3600},
        "lives for ever": {"exp": 2**53},
        "lives for ever and ever": {"exp": 10**400},
        "exp before iat": {"iat": now, "exp": now - 1},
        "exp as text": {"exp": str(now + 600)},
        "iat as text": {"iat": str(now)},
        "exp a fraction": {"exp": now + 300.5},
        "iat a fraction": {"iat": now - 0.5},
        "exp negative": {"exp": -1},
        "iat in 1970": {"iat": 0},
        "not yet valid": {"nbf": now + 300},
        "nbf as text": {"nbf": "later"},
    }
    for name, changes in wrong.items():
        yield name, f.with_claims(**changes)


def _payloads(f: Forge) -> Iterator[tuple[str, str]]:
    text = json.dumps(f.claims)
    yield "payload twice sub", f.with_payload(text[:-1].encode() + b', "sub": "%s"}' % str(uuid4()).encode())
    yield "payload twice exp", f.with_payload(text[:-1].encode() + b', "exp": 99999999999}')
    yield "payload nested duplicates", f.with_payload(text[:-1].encode() + b', "x": {"a": 1, "a": 2}}')
    yield "payload with NaN", f.with_payload(text[:-1].encode() + b', "x": NaN}')
    yield "payload with Infinity", f.with_payload(text[:-1].encode() + b', "x": -Infinity}')
    yield "payload a list", f.with_payload(b"[1]")
    yield "payload a string", f.with_payload(b'"claims"')
    yield "payload null", f.with_payload(b"null")
    yield "payload a number", f.with_payload(b"1")
    yield "payload not JSON", f.with_payload(b"sub=giulia")
    yield "payload of nothing", f.with_payload(b" ")
    yield "payload cut short", f.with_payload(text[:-10].encode())
    yield "payload with rubbish behind", f.with_payload(text.encode() + b"{}")
    yield "payload bad UTF-8", f.with_payload(b'{"sub": "\xff"}')
    yield "payload nested 2000 deep", f.with_payload(b"[" * 2000 + b"]" * 2000)
    yield "payload nested in objects", f.with_payload(b'{"a":' * 900 + b"1" + b"}" * 900)
    yield "payload of 5000 digits", f.with_payload(text[:-1].encode() + b', "x": ' + b"9" * 5000 + b"}")
    yield "payload huge", f.with_payload(text[:-1].encode() + b', "x": "' + b"a" * 100_000 + b'"}')
    yield "payload a token of its own", f.with_payload(f.good().encode())


def _syntax(f: Forge) -> Iterator[tuple[str, str]]:
    good = f.good()
    header, payload, signature = good.split(".")
    yield "empty", ""
    yield "one dot", "."
    yield "two dots", ".."
    yield "two parts", f"{header}.{payload}"
    yield "four parts", f"{good}.{signature}"
    yield "five parts (JWE)", f"{header}.{payload}.{signature}.{payload}.{signature}"
    yield "no signature", f"{header}.{payload}."
    yield "no payload", f"{header}..{signature}"
    yield "no header", f".{payload}.{signature}"
    yield "swapped parts", f"{payload}.{header}.{signature}"
    yield "JSON serialization", json.dumps({"protected": header, "payload": payload, "signature": signature})
    yield "other token's signature", f"{header}.{payload}.{f.good().split('.')[2]}"
    yield "quotes around", f'"{good}"'
    yield "a comma and another", f"{good},{good}"
    yield "only dots", "." * 500
    yield "a million letters", "a" * 1_000_000
    yield "right-to-left mark", good + "\u202e"
    yield "lone surrogate", good + "\ud800"
    yield "full-width letters", good.replace("e", "ｅ")


def _spellings(f: Forge) -> Iterator[tuple[str, str]]:
    """The same bytes spelled in another way: one token, one spelling."""
    header, payload, signature = f.good().split(".")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    stray = alphabet[
        alphabet.index(signature[-1]) | 1 if alphabet.index(signature[-1]) % 2 == 0 else alphabet.index(signature[-1])
    ]
    yield "stray bits in the last letter", f"{header}.{payload}.{signature[:-1]}{stray}"
    yield "padding", f"{header}.{payload}.{signature}=="
    yield "padding of the payload", f"{header}.{payload}==.{signature}"
    yield "a newline within", f"{header}.{payload}.{signature[:10]}\n{signature[10:]}"
    yield "a blank within", f"{header}. {payload}.{signature}"
    yield "a blank behind", f"{header}.{payload}.{signature} "
    yield "the other alphabet", f"{header}.{payload}.{signature[:-2]}+/"
    yield "percent-encoded", f"{header}%2E{payload}%2E{signature}"


def _kids(f: Forge) -> Iterator[tuple[str, str]]:
    for kid in (
        "unknown",
        "",
        "../../../../dev/null",
        "/etc/passwd",
        "' OR '1'='1",
        "' UNION SELECT 'key' --",
        "http://attacker.example/key",
        "0",
        f"{f.kid}\0",
        f"{f.kid} ",
        f.kid.lower(),
        "a" * 4000,
    ):
        yield f"kid {kid[:50]!r}", f.with_header(kid=kid)
    for other in (None, 0, [f.kid], {"kid": f.kid}, True):
        yield f"kid of another type: {other!r}", f.with_header(kid=other)
