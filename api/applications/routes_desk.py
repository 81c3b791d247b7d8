"""What every route of this feature is handed: the transaction, its instant, the reader's language, the answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request, Response
from sqlalchemy.orm import Session

from api.applications.models import Application
from api.applications.review_schemas import ApplicationPage
from api.applications.schemas import ApplicationRead
from api.applications.show import show_application
from api.applications.show_review import show_items
from api.core.pagination import Page
from api.core.principal import Principal
from api.integrations.object_store import ObjectStore
from api.web.dependencies import LanguageDep, NowDep, SessionDep, with_version
from api.web.schemas import Language


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step needs: the transaction, its instant, and the reader's language for the answer."""

    session: Session
    now: datetime
    language: Language
    response: Response
    store: ObjectStore

    def show(self, row: Application, by: Principal) -> ApplicationRead:
        """Answer with the file and its ETag."""
        shown = show_application(self.session, row, by=by, language=self.language, now=self.now)
        with_version(self.response, shown)
        return shown

    def show_page(self, found: Page[Application]) -> ApplicationPage:
        """Answer with a page of files."""
        items = show_items(self.session, found.items, language=self.language, now=self.now)
        return ApplicationPage(items=items, next_cursor=found.next_cursor)


async def _desk(request: Request, session: SessionDep, now: NowDep, language: LanguageDep, response: Response) -> Desk:
    return Desk(session, now, language, response, request.app.state.object_store)


DeskDep = Annotated[Desk, Depends(_desk, scope="function")]
