"""What became of an entry, in words: what is to be settled, what was decided, what is like it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from rich.text import Text

from db.event_log import FINDING, REVIEW, SECOND, STUDY, Event
from db.merge import Conflict
from db.review import Study
from db.review_state import FindingState, ReviewState
from db.search import Row
from parser import TITLES, Code
from parser.findings import MEANINGS
from tui.open_link import host_of
from tui.translation import REVIEW_WORDS, _, ngettext
from tui.words.describe import place_of, short, title_of
from tui.words.open_point_text import decision_words
from tui.work.known import EntryHistory

_SAME: Mapping[str, str] = {
    ReviewState.ACCEPTED: _("yes"),
    ReviewState.REJECTED: _("no"),
    ReviewState.OPEN: "?",
}
"""Whether two entries are of one study."""
STANDS = {ReviewState.OPEN: _("open"), **REVIEW_WORDS}
_DONE: Mapping[str, str] = {
    FindingState.SETTLED: _("settled"),
    FindingState.DISMISSED: _("nothing to worry about"),
}
"""What was done about a finding."""
_AROUND = 25
"""Characters that are shown before a change, so that it is seen where it is."""


def history_lines(more: EntryHistory) -> Iterator[Text]:
    """A line for each of them, under a heading where there are any."""
    if more.conflicts:
        yield _heading(_("To be settled"))
        yield from map(_conflict, more.conflicts)
    if more.studies:
        yield _heading(_("The same study?"))
        yield from (_study(study, other) for study, other in more.studies)
    if more.history:
        yield _heading(_("What was decided"))
        undos = {event.id for event in more.history if event.undoes is not None}
        for event in more.history:
            yield _event(event, event.id in more.holding, event.undoes in undos)


def _heading(text: str) -> Text:
    return Text(f"\n{text}", "bold")


def _conflict(conflict: Conflict) -> Text:
    text = Text("! ", "bold red").append(f"{_name(conflict.field)}: ", "dim")
    both = [decision_words(conflict.field, one) for one in (conflict.correction, conflict.reading)]
    before, after = _difference(*_values(conflict.field, *both))
    if conflict.contested:
        text.append(_("‘{text}’ is shown").format(text=before), "not dim")
        return text.append(_(", but somebody else decided ‘{text}’").format(text=after), "not dim")
    text.append(_("corrected to ‘{text}’").format(text=before), "not dim")
    return text.append(_(", but has since been read as ‘{text}’").format(text=after), "not dim")


def _study(study: Study, other: Row) -> Text:
    said = _SAME[study.review]
    text = Text(f"{said} ", "green" if study.review == ReviewState.ACCEPTED else "yellow")
    text.append(title_of(other.entry)).append("  ")
    text.append(place_of(other.document, other.entry.pages), "dim")
    evidence = ", ".join(_evidence(*one) for one in study.evidence)
    text.append(f"  ({evidence})", "dim")
    if study.review == ReviewState.REJECTED:
        text.stylize("dim")
    return text


def _evidence(kind: str, what: str) -> str:
    if kind == "title":
        return _("the same title")
    if kind == "link":
        return _("a link to the same page of {host}").format(host=host_of(what) or what)
    return _("{share} of the words").format(share=what)


def _event(event: Event, holds: bool, again: bool) -> Text:
    """When, who, what; struck out where it was undone."""
    when = datetime.fromisoformat(event.at).astimezone()
    text = Text(f"{when:%Y-%m-%d %H:%M} ", "dim").append(event.reviewer, "bold not dim").append(" ")
    said = Text(_what(event))
    if event.reason:
        said.append(_(" because: {reason}").format(reason=event.reason))
    if event.undoes is not None:
        text.append(_("redid: ") if again else _("undid: "), "dim")
    elif not holds:
        said.stylize("strike dim")
        said.append(" " + _("(undone)"), "not strike dim")
    return text.append_text(said)


def _what(event: Event) -> str:
    """What was done, with what stood there before and what stands there since."""
    if event.field == REVIEW:
        now, before = (STANDS.get(one, one) for one in (event.after, event.before))
        return now if not event.before else f"{before} → {now}"
    if event.field == SECOND:
        number = len(json.loads(event.after)["differ"]) if event.after else 0
        return ngettext(
            "second look: {n} field differs", "second look: {n} fields differ", number
        ).format(n=number)
    if event.field.startswith(FINDING):
        code, field, words = json.loads(event.field.removeprefix(FINDING))
        says = MEANINGS[Code(code)].says if code in {*Code} else code
        about = f" ‘{short(words)}’" if words else ""
        return f"{_name(field)}: {says}{about}: {_DONE.get(event.after, event.after)}"
    if event.field.startswith(STUDY):
        answers: Mapping[str, str] = {
            ReviewState.ACCEPTED: _("the same study as {uid}"),
            ReviewState.REJECTED: _("not the study {uid}"),
        }
        said = answers.get(event.after, _("undecided whether it is the same study as {uid}"))
        return said.format(uid=event.field.removeprefix(STUDY))
    before, after = _difference(*_values(event.field, event.before, event.after))
    return f"{_name(event.field)}: ‘{before}’ → ‘{after}’"


def _name(field: str) -> str:
    return _("Review") if field == REVIEW else TITLES.get(field, field)


def _values(field: str, *texts: str) -> list[str]:
    if field != "links":
        return list(texts)
    return [
        ", ".join(f"{text} {url}" for text, url, *_ in json.loads(one or "[]")) for one in texts
    ]


def _difference(before: str, after: str) -> tuple[str, str]:
    """Both from a little before where they begin to differ, so that of long texts that is seen."""
    pairs = enumerate(zip(before, after, strict=False))
    differ = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    same = max(0, differ - _AROUND)
    start = "…" if same else ""
    return start + short(before[same:]), start + short(after[same:])
