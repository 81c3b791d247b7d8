"""Refusals about calls."""

from api.core.errors import DomainError


class CallFrozen(DomainError):
    """409: a published call's rules can't change; a new version with reopened terms is another call."""

    code = "call_frozen"
    title = "The rules of a published call can't change"


class PublicationRefused(DomainError):
    """409: something that the law asks for is missing; ``gates`` tells what."""

    code = "publication_refused"
    title = "The call can't be published yet"


class RulesHashMismatch(DomainError):
    """409: the rules to be signed are not those that were read."""

    code = "rules_hash_mismatch"
    title = "These are not the rules you were shown"


class AlreadyCoSigned(DomainError):
    """409: the chamber has signed."""

    code = "already_co_signed"
    title = "The chamber has already signed this call"


class FundsCommitted(DomainError):
    """409: a call with granted money is closed, not cancelled."""

    code = "funds_committed"
    title = "Money of this call has been granted: it can be closed, not cancelled"


class NotAnExtension(DomainError):
    """409: an extension only ever moves the closing to a later instant."""

    code = "not_an_extension"
    title = "The new closing must be later than the present one, and lie ahead"
