"""Fixed questions and answers (national model of municipal sites, criteria C.SI.2.5 and C.SE.1.7); pure."""

from enum import StrEnum

SATISFIED_FROM = 4
"""From this many stars on, the second question asks what worked; below, what was difficult."""


class RatedThing(StrEnum):
    """What is rated: how clear a public page is, or how easy the service was."""

    HOME = "home"
    CALL = "call"
    SUBMISSION = "submission"


class RatingAnswer(StrEnum):
    """Answers to the second question."""

    CLEAR = "clear"
    COMPLETE = "complete"
    ON_TRACK = "on_track"
    NO_TECHNICAL_PROBLEMS = "no_technical_problems"
    UNCLEAR = "unclear"
    INCOMPLETE = "incomplete"
    LOST = "lost"
    TECHNICAL_PROBLEMS = "technical_problems"
    OTHER = "other"


class AssistanceCategory(StrEnum):
    """What help is asked about."""

    CALL = "call"
    APPLICATION = "application"
    VOUCHER = "voucher"
    SPACE = "space"
    SIGN_IN = "sign_in"
    OTHER = "other"


_WORKED = {
    RatingAnswer.CLEAR,
    RatingAnswer.COMPLETE,
    RatingAnswer.ON_TRACK,
    RatingAnswer.NO_TECHNICAL_PROBLEMS,
    RatingAnswer.OTHER,
}
_DIFFICULT = {
    RatingAnswer.UNCLEAR,
    RatingAnswer.INCOMPLETE,
    RatingAnswer.LOST,
    RatingAnswer.TECHNICAL_PROBLEMS,
    RatingAnswer.OTHER,
}


def answers_for(stars: int) -> set[RatingAnswer]:
    """Return the answers that the second question offers after so many stars."""
    return _WORKED if stars >= SATISFIED_FROM else _DIFFICULT
