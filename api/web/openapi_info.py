"""The fixed parts of the contract: who answers for it, its subjects, its headers."""

from typing import Any

API_ID = "6f0f5d5e-7c1b-4e0e-9a43-2f6a1d1c8e57"
SUMMARY = "Vouchers for coworking: calls, awards, redemption at accredited spaces, settlement, open data"
DESCRIPTION = """
Postazione runs coworking-voucher programmes of Italian municipalities and chambers of commerce.

- **Money** is integer cents (`*_cents`, EUR), percentages are basis points; **instants** are RFC 3339 in UTC.
- **Errors** are `application/problem+json` (RFC 9457) with a stable `code`.
- **Retries** are safe with an `Idempotency-Key`: the first answer is kept for at least 72 hours and given again with
  `Idempotency-Replayed: true`.
- **Lists** are pages: pass `next_cursor` on as `cursor`.
- Each answer carries `X-Request-Id`; send your own (8 to 64 letters, digits, `.`, `_`, `-`), or a `traceparent`.
- **Limits** per caller: `X-RateLimit-Limit`, `X-RateLimit-Remaining`, `X-RateLimit-Reset` (seconds).
""".strip()
CONTACT = {
    "name": "Postazione: support for integrators",
    "url": "https://postazione.example.it/support",
    "email": "api@postazione.example.it",
}
LICENSE = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
TERMS = "https://postazione.example.it/terms"
SERVERS = [{"url": "https://postazione.example.it", "description": "Replace with the address of the installation"}]
TAGS = {
    "accounts": "Sign-in of people and who they are",
    "clients": "Systems of spaces and chambers: registration, tokens, keys",
    "municipalities": "The comuni of Italy and those that run a programme here",
    "spaces": "Coworking spaces: profile, desks, prices, opening hours",
    "accreditations": "The qualified lists of spaces",
    "calls": "Calls for spaces and for vouchers, their rules and budgets",
    "funding": "Funding lines: each funder's money, to the cent",
    "applications": "Applications from the draft to the decision",
    "vouchers": "Vouchers and their presentations",
    "redemptions": "Spending vouchers at spaces: quote, hold, capture, release, reversal, statements",
    "feedback": "Ratings of pages and of the service, requests for help",
    "events": "The feed of what happened",
    "sandbox": "The same API on test vouchers, for integrators",
    "site": "Settings of the web client",
    "health": "State of the service",
}
_COUNT = {"type": "integer", "format": "int32", "minimum": 0, "maximum": 2_147_483_647}
HEADERS: dict[str, Any] = {
    "X-RateLimit-Limit": {"description": "Requests allowed in a minute.", "schema": _COUNT},
    "X-RateLimit-Remaining": {"description": "Requests left in this minute.", "schema": _COUNT},
    "X-RateLimit-Reset": {"description": "Seconds until the count begins anew.", "schema": _COUNT},
    "Retry-After": {"description": "Seconds to wait before trying again.", "schema": _COUNT},
    "ETag": {
        "description": "Version of the resource; send it back as `If-Match`.",
        "schema": {"type": "string", "maxLength": 64},
    },
    "Location": {
        "description": "Where the new resource is.",
        "schema": {"type": "string", "format": "uri-reference", "maxLength": 300},
    },
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "16 to 255 visible ASCII characters, new for each act, the same for each retry of it.",
    "schema": {"type": "string", "minLength": 16, "maxLength": 255, "pattern": "^[\\x21-\\x7e]{16,255}$"},
}
GENERAL_PROBLEMS = {
    "400": "`malformed`: the request can't be read.",
    "401": "`unauthenticated`: no token, or one that is not good.",
    "403": "`forbidden`: known to you, not allowed.",
    "404": "`not_found`: absent, or not yours.",
    "409": "Refused by a rule or by the state.",
    "412": "`stale_version`: `If-Match` names an older version.",
    "413": "`payload_too_large`.",
    "415": "`unsupported_media_type`.",
    "422": "`invalid_payload`: some values are not valid; `errors` points at each.",
    "428": "`version_required`: `If-Match` is missing.",
    "429": "`too_many_requests`.",
    "503": "`overloaded`: nothing was done, try again.",
}
