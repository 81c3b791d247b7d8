"""Runs a programme through the API itself, as its people and machines would: the demo's data and the replay of Milan
2013 are made by it, with the clock set to each day. Nothing is written behind the API's back.
"""

from contextlib import AsyncExitStack
from datetime import datetime
from types import TracebackType
from typing import Any, NamedTuple, Self
from uuid import UUID

import httpx
from fastapi import FastAPI

from api.core.clock import SetClock
from api.core.ids import uuid7
from api.web.tokens import TokenService

Json = dict[str, Any]
SMALLEST_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Deciders(NamedTuple):
    """Who proposes and who decides: never one and the same person."""

    officer: UUID
    approver: UUID


class Unexpected(RuntimeError):
    """The API refused what the programme needs; the message is its problem."""


class Programme:
    """The application with a clock that can be set: in this process, or served elsewhere at ``served_at``."""

    def __init__(self, app: FastAPI, clock: SetClock, *, served_at: str | None = None) -> None:
        self.app, self.clock = app, clock
        self._served_at = served_at
        self._tokens: TokenService = app.state.tokens
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        transport = None
        if self._served_at is None:
            await self._stack.enter_async_context(self.app.router.lifespan_context(self.app))
            transport = httpx.ASGITransport(app=self.app)
        client = httpx.AsyncClient(
            transport=transport, base_url=self._served_at or self.app.state.settings.base_url, timeout=30
        )
        self._http = await self._stack.enter_async_context(client)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def at(self, instant: datetime) -> None:
        """Move the clock."""
        self.clock.set(instant)

    def person_token(self, person: UUID) -> str:
        """Return a person's access token."""
        return self._tokens.issue_person_token(person)

    async def send(
        self, method: str, path: str, *, by: UUID | str | None = None, expect: int | None = None, **options: Any
    ) -> httpx.Response:
        """Send a request as a person (id) or with a token. Raises Unexpected for an error that was not expected."""
        headers = dict(options.pop("headers", None) or {})
        if by is not None:
            headers["Authorization"] = f"Bearer {by if isinstance(by, str) else self.person_token(by)}"
        answer = await self._http.request(method, path, headers=headers, **options)
        if (expect is None and answer.is_error) or (expect is not None and answer.status_code != expect):
            raise Unexpected(f"{method} {path}: {answer.status_code} {answer.text[:1500]}")
        return answer

    async def get(self, path: str, **options: Any) -> Json:
        """Read."""
        answer: Json = (await self.send("GET", path, **options)).json()
        return answer

    async def post(self, path: str, body: Json | None = None, **options: Any) -> Json:
        """Take a step, with a key of its own."""
        headers = {"Idempotency-Key": f"programme-{uuid7()}", **options.pop("headers", {})}
        answer: Json = (await self.send("POST", path, json=body or {}, headers=headers, **options)).json()
        return answer

    async def publish(self, draft: Json, *, municipality_code: str, by: Deciders) -> Json:
        """Write a call and publish it, by two people."""
        body = {**draft, "municipality_code": municipality_code}
        body |= {name: body[name].isoformat().replace("+00:00", "Z") for name in ("opens_at", "closes_at")}
        for line in body["funding_lines"]:
            line["chamber_id"] = str(line["chamber_id"]) if line["chamber_id"] else None
        call = await self.post("/v1/calls", body, by=by.officer)
        return await self.post(f"/v1/calls/{call['id']}/publication", by=by.approver)

    async def co_sign(self, call: Json, *, by: UUID) -> None:
        """Sign a co-funded call as its chamber."""
        await self.post(f"/v1/calls/{call['id']}/co-signature", {"rules_sha256": call["rules_sha256"]}, by=by)

    async def draft(self, call_id: str, person: UUID, answers: Json) -> Json:
        """Begin an application and fill it in."""
        made = await self.send("POST", f"/v1/calls/{call_id}/applications", by=person, json={})
        path = f"/v1/applications/{made.json()['id']}"
        headers = {"Content-Type": "application/merge-patch+json", "If-Match": made.headers["ETag"]}
        filled = await self.send("PATCH", path, by=person, json={"answers": answers}, headers=headers)
        application: Json = filled.json()
        return application

    async def attach(self, application_id: str, person: UUID, kind: str) -> None:
        """Attach a small PDF."""
        path = f"/v1/applications/{application_id}/documents"
        files = {"file": (f"{kind}.pdf", SMALLEST_PDF, "application/pdf")}
        await self.send("POST", path, by=person, data={"kind": kind}, files=files)

    async def submit(self, application_id: str, person: UUID) -> Json:
        """Send an application and return its receipt."""
        return await self.post(f"/v1/applications/{application_id}/submission", by=person)

    async def apply(self, call_id: str, person: UUID, answers: Json) -> Json:
        """Fill in and send; return the application's id and receipt."""
        application = await self.draft(call_id, person, answers)
        return {"id": application["id"], "receipt": await self.submit(application["id"], person)}

    async def decide(
        self, application_id: str, by: Deciders, *, outcome: str = "admitted", reasons: tuple[str, ...] = ()
    ) -> Json:
        """Take charge, propose, decide."""
        path = f"/v1/applications/{application_id}"
        await self.post(f"{path}/review", by=by.officer)
        await self.post(f"{path}/assessments", {"outcome": outcome, "reasons": list(reasons)}, by=by.officer)
        return await self.post(f"{path}/decision", {"outcome": outcome}, by=by.approver)

    async def issue(self, application_id: str, *, officer: UUID) -> Json:
        """Issue the voucher of an awarded application."""
        return await self.post("/v1/vouchers", {"application_id": application_id}, by=officer)

    async def accept(self, application_id: str, person: UUID) -> None:
        """Accept the voucher as its holder."""
        await self.post(f"/v1/applications/{application_id}/acceptance", by=person)

    async def present(self, voucher_id: str, person: UUID) -> str:
        """Return a fresh code, as the holder's page shows it."""
        made = await self.post(f"/v1/vouchers/{voucher_id}/presentations", by=person)
        return str(made["token"])

    async def redeem(self, token: str, booking: Json, *, by: UUID | str, reference: str, capture: bool = True) -> Json:
        """Spend a presentation at a space's desk or through its booking system."""
        body = {"presentation": token, "external_reference": reference, "capture": capture, **booking}
        return await self.post("/v1/redemptions", body, by=by)
