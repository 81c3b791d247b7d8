"""The table: public reads, accounts, spaces, calls, funding; the second part is beside it."""

from tests.factories.calls import as_payload, voucher_draft
from tests.factories.spaces import profile
from tests.matrix.rows import (
    EVERYBODY,
    FUNDERS,
    JUDGES,
    OFFICE,
    PERSONS,
    REASON,
    SEES_SPACE_A,
    Ask,
    Row,
    all_but,
    machines,
)
from tests.matrix.table_files import APPLICATIONS, FEEDBACK, REDEMPTIONS, VOUCHERS

PUBLIC = [
    Row("status_read", lambda w: Ask("/status"), EVERYBODY),
    Row("readiness_read", lambda w: Ask("/readyz"), EVERYBODY),
    Row("liveness_read", lambda w: Ask("/livez"), EVERYBODY),
    Row("site_read", lambda w: Ask("/v1/site"), EVERYBODY),
    Row("municipality_list", lambda w: Ask("/v1/municipalities?q=mil"), EVERYBODY),
    Row("municipality_read", lambda w: Ask("/v1/municipalities/015146"), EVERYBODY),
    Row("key_list", lambda w: Ask("/.well-known/jwks.json"), EVERYBODY),
    Row("authorization_server_read", lambda w: Ask("/.well-known/oauth-authorization-server"), EVERYBODY),
    Row("sign_in_begin", lambda w: Ask("/auth/login?return_to=/"), EVERYBODY),
    Row("sign_in_complete", lambda w: Ask("/auth/callback"), EVERYBODY),
    Row(
        "access_token_create",
        lambda w: Ask("/auth/refresh", options={"headers": {"Origin": "http://testserver"}}),
        EVERYBODY,
    ),
    Row("sign_out", lambda w: Ask("/auth/logout", options={"headers": {"Origin": "http://testserver"}}), EVERYBODY),
    Row("space_list", lambda w: Ask("/v1/spaces", item=str(w.space_a)), EVERYBODY, sees=EVERYBODY),
    Row("space_read", lambda w: Ask(f"/v1/spaces/{w.space_a}"), EVERYBODY),
    Row("call_list", lambda w: Ask("/v1/calls?limit=100", item=str(w.office.call.id)), EVERYBODY, sees=EVERYBODY),
    Row("call_list", lambda w: Ask("/v1/calls", item=str(w.call_draft().id)), EVERYBODY, sees=OFFICE),
    Row("call_read", lambda w: Ask(f"/v1/calls/{w.office.call.id}"), EVERYBODY),
    Row(
        "call_read",
        lambda w: Ask(f"/v1/calls/{w.call_draft().id}"),
        OFFICE,
        all_but("officer", "approver", "treasurer", "auditor"),
    ),
    Row(
        "call_eligibility_check",
        lambda w: Ask(f"/v1/calls/{w.office.call.id}/eligibility-checks", {"answers": {}}),
        EVERYBODY,
    ),
    Row("call_rules_read", lambda w: Ask(f"/v1/calls/{w.office.call.id}/rules"), EVERYBODY),
    Row("call_budget_read", lambda w: Ask(f"/v1/calls/{w.office.call.id}/budget"), EVERYBODY),
]
ACCOUNTS = [
    Row("me_read", lambda w: Ask("/v1/me"), PERSONS),
    Row("message_list", lambda w: Ask("/v1/me/messages"), PERSONS),
    Row("api_client_list", lambda w: Ask("/v1/api-clients?limit=100", item=str(w.machine_id())),
        "[manager_a] [manager_b] [chamber_officer] [foreign_chamber_officer]", sees="[manager_a]"),
    Row("api_client_create", lambda w: Ask("/v1/api-clients", {"name": "Gestionale", "scopes": ["redemptions:read"], "space_ids": [str(w.space_a)]}),
        "[manager_a]", "[manager_b] [chamber_officer] [foreign_chamber_officer]"),
    Row("api_client_rotation_create", lambda w: Ask(f"/v1/api-clients/{w.machine_id()}/rotation", {}),
        "[manager_a]", "[manager_b] [chamber_officer] [foreign_chamber_officer]"),
    Row("api_client_revocation_create", lambda w: Ask(f"/v1/api-clients/{w.machine_id()}/revocation", {}),
        "[manager_a]", "[manager_b] [chamber_officer] [foreign_chamber_officer]"),
]  # fmt: skip
SPACES = [
    Row("space_create", lambda w: Ask("/v1/spaces", profile()), PERSONS),
    Row("space_change", lambda w: Ask(f"/v1/spaces/{w.space_a}", {"phone": "+39021234567"}, options={"version": 1}),
        "[manager_a]", "[manager_b]"),
    Row("accreditation_list", lambda w: Ask("/v1/accreditations?limit=100", item=str(w.accreditation_id())),
        f"{OFFICE} [foreign_office] [desk_staff] [manager_a] [manager_b] {machines('spaces:read')} [machine of b] [sandbox machine]",
        sees=SEES_SPACE_A),
    Row("accreditation_read", lambda w: Ask(f"/v1/accreditations/{w.accreditation_id()}"),
        SEES_SPACE_A, "[foreign_office] [manager_b] [machine of b] [sandbox machine]"),
    Row("accreditation_suspend", lambda w: Ask(f"/v1/accreditations/{w.fresh_accreditation_id()}/suspension", {"reason": "x"}),
        "[officer] [approver]", "[foreign_office]"),
    Row("accreditation_reinstate", lambda w: Ask(f"/v1/accreditations/{w.fresh_accreditation_id()}/reinstatement", {"reason": "x"}),
        "[officer] [approver]", "[foreign_office]"),
    Row("accreditation_revoke", lambda w: Ask(f"/v1/accreditations/{w.fresh_accreditation_id()}/revocation", {"reason": "x"}),
        "[approver]", "[foreign_office]"),
]  # fmt: skip
CALLS = [
    Row("call_template_list", lambda w: Ask("/v1/call-templates"), f"{JUDGES} [foreign_office]"),
    Row("call_create", lambda w: Ask("/v1/calls", as_payload(voucher_draft(), "015146")), "[officer]", "[foreign_office]"),
    Row("call_source_read", lambda w: Ask(f"/v1/calls/{w.call_draft().id}/source"), JUDGES, "[foreign_office]"),
    Row("call_change", lambda w: Ask(f"/v1/calls/{w.call_draft().id}", {"title": REASON}, options={"version": 1}), "[officer]", "[foreign_office]"),
    Row("call_publish", lambda w: Ask(f"/v1/calls/{w.call_draft().id}/publication", {}), "[approver]", "[foreign_office]"),
    Row("call_co_sign", lambda w: Ask(f"/v1/calls/{w.call(co_signed=False).id}/co-signature", {"rules_sha256": "0" * 64}),
        "[chamber_officer]", "[foreign_chamber_officer]"),
    Row("call_suspend", lambda w: Ask(f"/v1/calls/{w.call().id}/suspension", {"reason": REASON}), "[officer] [approver]", "[foreign_office]"),
    Row("call_resume", lambda w: Ask(f"/v1/calls/{w.call().id}/resumption", {}), "[approver]", "[foreign_office]"),
    Row("call_extend", lambda w: Ask(f"/v1/calls/{w.call().id}/extension", {"closes_at": "2101-01-01T00:00:00Z", "reason": REASON}),
        "[approver]", "[foreign_office]"),
    Row("call_close", lambda w: Ask(f"/v1/calls/{w.call().id}/closure", {"reason": REASON}), "[approver]", "[foreign_office]"),
    Row("call_cancel", lambda w: Ask(f"/v1/calls/{w.call().id}/cancellation", {"reason": REASON}), "[approver]", "[foreign_office]"),
    Row("funding_line_list", lambda w: Ask("/v1/funding-lines?limit=100", item=str(w.line_id(1))), FUNDERS, sees=OFFICE),
    Row("funding_line_list", lambda w: Ask("/v1/funding-lines?limit=100", item=str(w.line_id(2))), FUNDERS,
        sees=f"{OFFICE} [chamber_officer] {machines('funding:read')}"),
    Row("funding_line_read", lambda w: Ask(f"/v1/funding-lines/{w.line_id(1)}"), OFFICE,
        f"[foreign_office] [chamber_officer] [foreign_chamber_officer] {machines('funding:read')} [machine of foreign chamber]"),
    Row("funding_line_read", lambda w: Ask(f"/v1/funding-lines/{w.line_id(2)}"),
        f"{OFFICE} [chamber_officer] {machines('funding:read')}",
        "[foreign_office] [foreign_chamber_officer] [machine of foreign chamber]"),
]  # fmt: skip
TABLE = [*PUBLIC, *ACCOUNTS, *SPACES, *CALLS, *APPLICATIONS, *VOUCHERS, *REDEMPTIONS, *FEEDBACK]
ANSWERED_ELSEWHERE = {"token_create"}
"""It has credentials of its own (HTTP Basic), not a bearer token: tests/clients/test_tokens_for_machines.py."""
