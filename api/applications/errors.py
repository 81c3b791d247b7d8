"""Refusals of the applications API; codes are part of the contract."""

from api.core.constraints import means
from api.core.errors import DomainError


class AlreadyApplied(DomainError):
    """409: this person has a live file in this call; ``application_id`` names it."""

    code = "already_applied"
    title = "You already have an application in this call"


class CallNotOpen(DomainError):
    """409: before the opening, after the closing, or while the call is suspended."""

    code = "call_not_open"
    title = "The call does not take applications now"


class ApplicationIncomplete(DomainError):
    """409: answers or documents are missing; ``missing`` lists their codes."""

    code = "application_incomplete"
    title = "The application is not complete"


class RuleNotMet(DomainError):
    """409: a rule of the call is not met; ``rule``, ``value``, ``source`` and ``remedy`` explain it."""

    code = "rule_not_met"
    title = "A rule of the call is not met"


class AlreadySubmitted(DomainError):
    """409: the file was filed before; its receipt stands."""

    code = "already_submitted"
    title = "The application was already submitted"


class NotEditable(DomainError):
    """409: what was filed does not change, except for what the office asks to complete."""

    code = "not_editable"
    title = "This part of the application can't be changed now"


class AlreadyAssigned(DomainError):
    """409: a colleague took this file first."""

    code = "already_assigned"
    title = "A colleague has taken this file"


class ReasonsNeeded(DomainError):
    """409: a refusal must say why (art. 3 L. 241/1990)."""

    code = "reasons_needed"
    title = "A refusal needs at least one reason"


class NoProposal(DomainError):
    """409: nobody has proposed an outcome, so there is nothing to decide."""

    code = "no_proposal"
    title = "There is no proposal to decide on"


class TooManyDocuments(DomainError):
    """409: the file holds as many documents as it may."""

    code = "too_many_documents"
    title = "No more documents can be attached"


class DocumentTooLarge(DomainError):
    """413: documents weigh at most 10 MB."""

    code = "document_too_large"
    title = "The document is larger than 10 MB"
    status = 413


class DocumentTypeRefused(DomainError):
    """415: only PDF, JPG and PNG, judged by content."""

    code = "document_type_refused"
    title = "Only PDF, JPG and PNG documents are accepted"
    status = 415


class AlreadyAnswered(DomainError):
    """409: the register's answer is final."""

    code = "already_answered"
    title = "This check was already answered"


means("uq_applications_live", AlreadyApplied)
