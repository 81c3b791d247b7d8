"""Who may try the applications API; whether this very file allows it is the use cases' to say."""

from typing import Annotated

from fastapi import Depends

from api.core.principal import Principal, Role, Scope
from api.web.authorization import require

_OFFICE = (Role.OFFICER, Role.APPROVER, Role.AUDITOR)

Apply = Annotated[Principal, Depends(require(Role.APPLICANT))]
"""Everybody who signed in: drafts, documents, submission, withdrawal of their own files."""
ReadApplications = Annotated[Principal, Depends(require(Role.APPLICANT, *_OFFICE))]
ReadReviews = Annotated[Principal, Depends(require(*_OFFICE))]
ReviewApplications = Annotated[Principal, Depends(require(Role.OFFICER))]
DecideApplications = Annotated[Principal, Depends(require(Role.APPROVER))]
VerifyRegistrations = Annotated[Principal, Depends(require(Role.CHAMBER_OFFICER, scopes={Scope.REGISTRATIONS_VERIFY}))]
