"""From a rule that is not met to the refusal that explains it: rule, value, source, remedy."""

from api.applications.errors import RuleNotMet
from api.calls import Outcome


def rule_not_met(outcome: Outcome) -> RuleNotMet:
    """Return the refusal that names rule, value, source and remedy."""
    rule = outcome.rule
    return RuleNotMet(
        rule["text"]["it"],
        extensions={
            "rule": outcome.code,
            "fact": rule["fact"],
            "value": outcome.value,
            "text": rule["text"],
            "source": rule["source"],
            "remedy": rule["remedy"],
        },
    )
