"""The receipt and the chain of a call's receipts: canonical bytes, hashes. Pure, so that anyone can verify them offline.

Canonical form: JSON in UTF-8, members sorted, no blanks, instants in UTC with ``Z`` as they are answered. A receipt's chain
hash is ``SHA-256(0x00 ‖ canonical entry ‖ previous hash)`` (the leaf prefix of RFC 6962); the first previous hash is the
hash of the call's published rules, so that a chain belongs to its rules. The signature (detached JWS, ES256) covers the
canonical receipt without its ``signature``.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

_HASHED = ("call_id", "application_id", "arrival_number", "protocol_number", "received_at", "content_sha256")


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of filing, still unsigned; hashes in hexadecimal."""

    application_id: UUID
    call_id: UUID
    protocol_number: str
    arrival_number: int
    received_at: datetime
    content_sha256: str
    previous_hash: str
    chain_hash: str


def canonical(value: Any) -> bytes:
    """Return the canonical bytes of JSON-like data with ids and instants in it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain).encode()


def content_hash(filed: Mapping[str, Any]) -> str:
    """Return the hash of what was filed: answers, identity, documents with their hashes."""
    return hashlib.sha256(canonical(filed)).hexdigest()


def next_receipt(
    previous_hash: bytes,
    *,
    application_id: UUID,
    call_id: UUID,
    protocol_number: str,
    arrival_number: int,
    received_at: datetime,
    content_sha256: str,
) -> Receipt:
    """Return the receipt that follows in a call's chain."""
    entry: dict[str, Any] = {
        "application_id": application_id,
        "call_id": call_id,
        "protocol_number": protocol_number,
        "arrival_number": arrival_number,
        "received_at": received_at,
        "content_sha256": content_sha256,
    }
    return Receipt(**entry, previous_hash=previous_hash.hex(), chain_hash=_link(previous_hash, entry))


def signed_bytes(receipt: Receipt) -> bytes:
    """Return what the signature covers."""
    return canonical(asdict(receipt))


def first_broken(receipts: Iterable[Receipt], genesis: bytes) -> int | None:
    """Return the first arrival number that does not verify, or None where the chain is whole and without gaps."""
    previous = genesis
    for expected, receipt in enumerate(receipts, start=1):
        entry = {name: getattr(receipt, name) for name in _HASHED}
        if receipt.arrival_number != expected or receipt.previous_hash != previous.hex():
            return expected
        if receipt.chain_hash != _link(previous, entry):
            return expected
        previous = bytes.fromhex(receipt.chain_hash)
    return None


def _link(previous_hash: bytes, entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(b"\x00" + canonical(entry) + previous_hash).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")
