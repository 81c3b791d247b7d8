"""Applications: drafts, submission with a signed receipt, review, decision, award in the order of arrival."""

from api.applications.award_queue import award_queue
from api.applications.create_draft import create_draft
from api.applications.decide import decide
from api.applications.dispatch_notices import dispatch_notices
from api.applications.edit_draft import edit_answers
from api.applications.end_award import end_award
from api.applications.models import Application
from api.applications.queries import find_application, own_application
from api.applications.rules import ApplicationStatus, DecisionOutcome

__all__ = [
    "Application",
    "ApplicationStatus",
    "DecisionOutcome",
    "award_queue",
    "create_draft",
    "decide",
    "dispatch_notices",
    "edit_answers",
    "end_award",
    "find_application",
    "own_application",
]
