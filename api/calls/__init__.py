"""Calls: windows, rules as data, terms of the vouchers, and whose money pays."""

from api.calls.announce_windows import announce_windows
from api.calls.assess import Assessment, LineOutcome, assess, local_date
from api.calls.explain import euros, explain_amount, localise
from api.calls.form_rules import answer_errors, answers_that_apply, is_asked, missing_answers
from api.calls.models import Call, CoSignature
from api.calls.publish_call import publish_call
from api.calls.queries import get_call, lock_call, read_call, status_of
from api.calls.rules import Amount, Outcome, amount, amount_of, evaluate, verdict
from api.calls.show import show_assessment, show_outcomes
from api.calls.status_rules import CallStatus, status_at
from api.calls.status_rules import Window as CallWindow
from api.calls.templates import Window, milan_2013_spaces, milan_2013_vouchers
from api.calls.write_call import add_call, create_call

__all__ = [
    "Amount",
    "Assessment",
    "Call",
    "CallStatus",
    "CallWindow",
    "CoSignature",
    "LineOutcome",
    "Outcome",
    "Window",
    "add_call",
    "amount",
    "amount_of",
    "announce_windows",
    "answer_errors",
    "answers_that_apply",
    "assess",
    "create_call",
    "euros",
    "evaluate",
    "explain_amount",
    "get_call",
    "is_asked",
    "local_date",
    "localise",
    "lock_call",
    "milan_2013_spaces",
    "milan_2013_vouchers",
    "missing_answers",
    "publish_call",
    "read_call",
    "show_assessment",
    "show_outcomes",
    "status_at",
    "status_of",
    "verdict",
]
