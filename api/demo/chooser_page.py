"""The page on which one chooses whom to be: plain HTML, no script, one button per persona."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from api.demo.personas import Persona

_WORDS = {
    "it": {
        "title": "Scegli chi essere",
        "band": "Ambiente dimostrativo: dati inventati",
        "provider": "Identità di prova",
        "why": "Qui non servono SPID né CIE: scegli una persona inventata ed entra. Ognuna ha un ruolo e qualcosa da provare.",
        "people": "Persone di prova",
        "enter": "Entra come",
        "cancel": "Annulla e torna al servizio",
        "other_language": "English",
    },
    "en": {
        "title": "Choose who to be",
        "band": "Demonstration environment: invented data",
        "provider": "Test identities",
        "why": "No SPID or CIE is needed here: choose an invented person and enter. Each has a role and something to try.",
        "people": "Test people",
        "enter": "Enter as",
        "cancel": "Cancel and go back to the service",
        "other_language": "Italiano",
    },
}
_STYLE = """
:root{--ink:#1a1a1a;--blue:#0066cc;--deep:#004d99;--warm:#f7f4ee;--line:#c5c7c9}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:18px/1.5 "Titillium Web",system-ui,-apple-system,"Segoe UI",sans-serif}
.slim{background:var(--deep);color:#fff;padding:8px 24px;display:flex;justify-content:space-between;align-items:center;gap:16px}
.slim p{margin:0;font-size:16px;font-weight:600}
.slim a{color:#fff;display:inline-flex;align-items:center;min-height:44px;font-size:16px}
.head{background:var(--blue);color:#fff;padding:24px}
.head h1{margin:0 auto;max-width:880px;font-size:32px;line-height:40px;font-weight:700}
main{max-width:928px;margin:0 auto;padding:24px}
.band{background:var(--warm);border-left:8px solid #ffc72c;border-right:8px solid #ffc72c;padding:12px 16px;margin:0 0 24px;font-weight:600}
.why{max-width:66ch;margin:0 0 24px}
h2{font-size:24px;line-height:32px;margin:0 0 16px}
ul{list-style:none;margin:0 0 32px;padding:0;display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,380px),1fr))}
form{margin:0;height:100%}
.persona{display:flex;flex-direction:column;justify-content:flex-start;width:100%;height:100%;min-height:44px;text-align:left;background:#fff;color:var(--ink);border:1px solid var(--line);
border-radius:8px;padding:16px;font:inherit;cursor:pointer;transition:border-color .15s}
.persona:hover{border-color:var(--blue);box-shadow:inset 0 0 0 1px var(--blue)}
.persona span{display:block}
.name{font-weight:700;font-size:20px;line-height:28px;color:var(--deep)}
.role{font-size:16px;font-weight:600}
.about{font-size:16px;margin-top:4px}
.cancel{min-height:44px;background:#fff;color:var(--deep);border:2px solid var(--deep);border-radius:4px;padding:8px 24px;font:inherit;font-weight:600;cursor:pointer}
a:focus-visible,button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 3px #000,0 0 0 6px #ffbf47;outline-offset:0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-reduced-motion:reduce){*{transition:none}}
@media (forced-colors:active){.persona,.band{border-color:CanvasText}}
"""

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} · Postazione</title>
<style>{style}</style>
</head>
<body>
<header>
<div class="slim"><p>{provider}</p><a href="{elsewhere}" hreflang="{other}" lang="{other}">{other_language}</a></div>
<div class="head"><h1>{title}</h1></div>
</header>
<main>
<p class="band">{band}</p>
<p class="why">{why}</p>
<h2>{people}</h2>
<ul>{buttons}</ul>
<form method="post" action="/demo/idp/authorize">{hidden}<button class="cancel" name="persona" value="">{cancel}</button></form>
</main>
</body>
</html>
"""


def chooser_page(people: Sequence[Persona], asked: Mapping[str, str], language: str) -> str:
    """Return the page; ``asked`` is the authorization request that its buttons send on."""
    words = _WORDS[language]
    other = "it" if language == "en" else "en"
    elsewhere = escape(f"?{urlencode({**asked, 'ui_locales': other})}")
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in asked.items()
    )
    buttons = "".join(_button(persona, hidden, words["enter"], language) for persona in people)
    return _PAGE.format(
        **words, language=language, other=other, elsewhere=elsewhere, hidden=hidden, buttons=buttons, style=_STYLE
    )


def _button(persona: Persona, hidden: str, enter: str, language: str) -> str:
    name = escape(f"{persona.given_name} {persona.family_name}")
    role, about = escape(persona.role.in_language(language)), escape(persona.description.in_language(language))
    return (
        f'<li><form method="post" action="/demo/idp/authorize">{hidden}'
        f'<button class="persona" name="persona" value="{escape(persona.key)}">'
        f'<span class="name"><span class="hidden">{enter} </span>{name}</span>'
        f'<span class="role">{role}</span><span class="about">{about}</span></button></form></li>'
    )
