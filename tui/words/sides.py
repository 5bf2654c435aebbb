"""The texts between which an open question asks to choose, each with its name."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from db.merge import Conflict, text_of
from db.review import Disagreement, OpenPoint, RereadField, Study
from db.review.open_points import field_of
from parser import Entry, Finding
from tui.translation import _
from tui.words.compare import differing
from tui.words.describe import place_of, title_of
from tui.words.field_text import readable


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One of the texts."""

    name: str
    text: Text
    """Cut down to where it differs from the others, with the words marked that do."""
    taken: bool | None
    """Whether to take what is offered puts it in the field, or to leave what is shown keeps it;
    None where neither does."""


def sides(point: OpenPoint, entry: Entry) -> tuple[ComparedText, ...]:
    """What is to be compared, what stands there now before what may come; none where there is only
    one text."""
    about, field = point.about, point.field
    named: list[tuple[str, str, bool | None]]
    if isinstance(about, Conflict) and about.contested:
        named = [(_("shown"), about.correction, False), (_("by another"), about.reading, True)]
    elif isinstance(about, Conflict):
        named = [
            (_("read before"), about.base, None),
            (_("correction"), about.correction, False),
            (_("read now"), about.reading, True),
        ]
    elif isinstance(about, RereadField):
        named = [
            (_("before"), about.before, True),
            (_("read now"), about.now, False),
        ]
    elif isinstance(about, Disagreement):
        named = [(_("accepted"), about.accepted, False), (_("second look"), about.second, True)]
    elif isinstance(about, Finding) and point.offer is not None:
        field = field_of(about)
        named = [
            (_("as it is"), text_of(entry, field), False),
            (_("instead"), point.offer, True),
        ]
    elif isinstance(about, Study) and point.other:
        other = place_of(point.other.document, point.other.entry.pages)
        named = [
            (_("this entry"), _said(entry), None),
            (other, _said(point.other.entry), None),
        ]
    else:
        return ()
    texts = differing([readable(field, text) for _name, text, _taken in named])
    return tuple(
        ComparedText(name, text, taken)
        for (name, _text, taken), text in zip(named, texts, strict=True)
    )


def _said(entry: Entry) -> str:
    return "\n".join(filter(None, (title_of(entry), entry.conclusies)))
