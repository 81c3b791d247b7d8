"""Ready calls in the terms of real ones: an officer starts from them, the demo and the replay of Milan 2013 run on them.

Every figure is a parameter of the call, never of the engine. Source of both: the call of the Comune di Milano and the
Camera di commercio di Milano of 2013–2014 (Misura 1 for spaces, Misura 2 for coworkers).
"""

from typing import Any

from api.calls.draft_schemas import CallDraft
from api.calls.schemas import CallTemplatesRead
from api.calls.templates.milan_2013_spaces import milan_2013_spaces
from api.calls.templates.milan_2013_vouchers import milan_2013_vouchers
from api.calls.templates.parts import REAL_WINDOW_SPACES, REAL_WINDOW_VOUCHERS, Window

__all__ = ["Window", "milan_2013_spaces", "milan_2013_vouchers", "show_templates"]
_SOURCE = "Comune di Milano e Camera di commercio di Milano, bando coworking 2013"


def show_templates(language: str) -> CallTemplatesRead:
    """Return the templates with the windows of the real calls; a chamber's line is added where there is a chamber."""
    drafts = {
        "milan_2013_spaces": milan_2013_spaces(REAL_WINDOW_SPACES),
        "milan_2013_vouchers": milan_2013_vouchers(REAL_WINDOW_VOUCHERS),
    }
    items = [_shown(code, draft, language) for code, draft in drafts.items()]
    return CallTemplatesRead.model_validate({"items": items})


def _shown(code: str, draft: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "code": code,
        "title": draft["title"][language],
        "source": _SOURCE,
        "draft": CallDraft.model_validate(draft, strict=False),
    }
