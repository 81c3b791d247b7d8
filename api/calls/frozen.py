"""What the hash of a call's rules covers, in one canonical form that anyone can rebuild."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from api.calls.models import Call
from api.funding import FundingLine

_FROZEN = ("kind", "allocation", "time_zone", "rules", "form", "voucher_terms", "documents_required")
_FROZEN_OF_LINE = ("position", "funder_kind", "funder_name", "planned_cents", "eligibility")


def frozen_rules(call: Call, lines: Sequence[FundingLine]) -> dict[str, Any]:
    """Return what decides who gets how much: rules, form, terms, documents, and whose money pays in which order."""
    funding = [
        {
            **{name: getattr(line, name) for name in _FROZEN_OF_LINE},
            "chamber_id": str(line.chamber_id) if line.chamber_id else None,
        }
        for line in lines
    ]
    return {**{name: getattr(call, name) for name in _FROZEN}, "funding_lines": funding}


def canonical_rules(call: Call, lines: Sequence[FundingLine]) -> str:
    """Return the canonical JSON: members sorted, no blanks, integers only (RFC 8785 in effect)."""
    return json.dumps(frozen_rules(call, lines), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def rules_sha256(call: Call, lines: Sequence[FundingLine]) -> str:
    """Return SHA-256 over the UTF-8 bytes of the canonical JSON."""
    return hashlib.sha256(canonical_rules(call, lines).encode()).hexdigest()
