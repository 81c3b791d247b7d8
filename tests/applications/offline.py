"""A receipt verified as the API's documentation says, with the public keys and nothing of ours."""

import base64
import json
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature


def verify_offline(receipt: dict[str, Any], keys: list[dict[str, str]]) -> None:
    """Verify a receipt as the API's documentation says, with nothing of ours. Raises InvalidSignature."""
    header, _, signature = receipt["signature"].split(".")
    kid = json.loads(unpadded(header))["kid"]
    (key,) = [key for key in keys if key["kid"] == kid]
    x, y = (int.from_bytes(unpadded(key[name]), "big") for name in ("x", "y"))
    public = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    members = {name: value for name, value in receipt.items() if name != "signature"}
    canonical = json.dumps(members, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    signed = f"{header}.{base64.urlsafe_b64encode(canonical).rstrip(b'=').decode()}".encode()
    raw = unpadded(signature)
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    public.verify(der, signed, ec.ECDSA(hashes.SHA256()))


def unpadded(text: str) -> bytes:
    """Decode base64url."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
