"""Our signing keys: ES256 on P-256, named by their thumbprint (RFC 7638).

The key file holds PEM blocks. The first, a private key, signs; those after it (private or public) only verify: a rotation
puts the new key in front and keeps the old one below until every token and receipt it signed is past use.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from api.web.compact_jws import encode_part

ALGORITHM = "ES256"
_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_BLOCK = re.compile(rb"-----BEGIN ([A-Z ]+)-----.+?-----END \1-----\s*", re.DOTALL)


class UnusableKey(RuntimeError):
    """The key file can't be used; the message says why and never shows the key."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that verifies: its name, its PEM, its JWK."""

    kid: str
    pem: bytes
    jwk: dict[str, str]

    @classmethod
    def of(cls, key: ec.EllipticCurvePublicKey) -> Self:
        """Describe a P-256 key. Raises UnusableKey for another curve."""
        if not isinstance(key.curve, ec.SECP256R1):
            raise UnusableKey("The signing key must be an EC key on P-256 (ES256).")
        numbers = key.public_numbers()
        point = {"x": encode_part(numbers.x.to_bytes(32, "big")), "y": encode_part(numbers.y.to_bytes(32, "big"))}
        kid = thumbprint({"crv": "P-256", "kty": "EC", **point})
        pem = key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        jwk = {"kty": "EC", "crv": "P-256", **point, "kid": kid, "use": "sig", "alg": ALGORITHM}
        return cls(kid, pem, jwk)


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The key that signs, and all those whose signatures are still good."""

    private_pem: bytes
    public: Sequence[PublicKey]

    @property
    def kid(self) -> str:
        """Return the name of the key that signs."""
        return self.public[0].kid

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the key file. Raises UnusableKey."""
        blocks = [match.group(0) for match in _BLOCK.finditer(path.read_bytes())]
        if not blocks or b"PRIVATE KEY" not in blocks[0]:
            raise UnusableKey("The first block of the signing key file must be a private key in PEM.")
        return cls(blocks[0], tuple(PublicKey.of(_public_half(block)) for block in blocks))

    @classmethod
    def generate(cls) -> Self:
        """Make a key that lives as long as this process."""
        return cls._of(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def derived(cls, secret: bytes) -> Self:
        """Make the key that follows from a secret: the same in every process (the demo's identity provider)."""
        number = int.from_bytes(hashlib.sha512(b"ES256 key of " + secret).digest(), "big")
        return cls._of(ec.derive_private_key(number % (_P256_ORDER - 1) + 1, ec.SECP256R1()))

    @classmethod
    def _of(cls, key: ec.EllipticCurvePrivateKey) -> Self:
        encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
        pem = key.private_bytes(encoding, form, serialization.NoEncryption())
        return cls(pem, (PublicKey.of(key.public_key()),))


def thumbprint(members: dict[str, str]) -> str:
    """Return the RFC 7638 name of a key from its required members."""
    canonical = json.dumps(members, sort_keys=True, separators=(",", ":")).encode()
    return encode_part(hashlib.sha256(canonical).digest())


def _public_half(block: bytes) -> ec.EllipticCurvePublicKey:
    try:
        if b"PRIVATE KEY" in block:
            key = serialization.load_pem_private_key(block, password=None)
            half = key.public_key() if isinstance(key, ec.EllipticCurvePrivateKey) else None
        else:
            loaded = serialization.load_pem_public_key(block)
            half = loaded if isinstance(loaded, ec.EllipticCurvePublicKey) else None
    except (ValueError, TypeError) as error:
        raise UnusableKey("A block of the signing key file can't be read as an unencrypted PEM key.") from error
    if half is None:
        raise UnusableKey("The signing key must be an EC key on P-256 (ES256).")
    return half
