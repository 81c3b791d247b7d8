"""Feedback: ratings of pages and of the service, and requests for help; both open to everybody."""

from api.feedback.models import AssistanceRequest, Rating

__all__ = ["AssistanceRequest", "Rating"]
