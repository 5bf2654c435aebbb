"""What is open of an entry, in words."""

from __future__ import annotations

from rich.text import Text

from db.event_log import REVIEW
from db.merge import Conflict
from db.review import Disagreement, OpenPoint, Study
from parser import TITLES, Finding
from parser.findings import MEANINGS, is_doubt
from tui.translation import REVIEW_WORDS, _


def open_point_line(point: OpenPoint) -> Text:
    """What is open, in words."""
    name = _("Review") if point.field == REVIEW else TITLES.get(point.field, point.field)
    text = Text(f"{name}: " if name else "", "not bold dim")
    about = point.about
    if isinstance(about, Conflict):
        said = _("corrected, and now read differently")
        if about.contested:
            said = _("two people decided differently")
        text.append("! ", "bold red").append(said)
    elif isinstance(about, Disagreement):
        text.append("≠ ", "bold red")
        text.append(_("{reviewer} reads it differently").format(reviewer=about.reviewer))
    elif isinstance(about, Study):
        text.append("= ", "bold").append(_("perhaps the same study as another entry"))
        for kind, what in about.evidence:
            text.append(f" · {EVIDENCE.get(kind, kind)} {what}", "dim")
    else:
        text = _finding(about, text)
    return text


def decision_words(field: str, value: str) -> str:
    """What was decided for a field, or of the whole entry, in words."""
    return (REVIEW_WORDS.get(value) or _("open")) if field == REVIEW else value


EVIDENCE = {"title": _("title"), "link": _("link"), "words": _("similar words")}
"""What speaks for two entries being one study, for a person."""


def _finding(about: Finding, text: Text) -> Text:
    doubt = is_doubt(about.code)
    text.append("? " if doubt else "i ", "bold yellow" if doubt else "dim")
    text.append(MEANINGS[about.code].says, "not bold")
    if about.about:
        text.append(f" ‘{about.about[:60]}’", "not bold")
    return text
