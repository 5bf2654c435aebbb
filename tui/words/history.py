"""What became of an entry, in words: what is to be settled, what was decided, what is like it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from rich.text import Text

from db.event_log import FINDING, JOINED, REVIEW, SECOND, SPLIT, STUDY, Event
from db.merge import Conflict
from db.review import RereadField, Study
from db.review_state import FindingState, ReviewState
from db.search import Row
from parser import Code
from parser.findings import MEANINGS
from tui.open_link import host_of
from tui.translation import REVIEW_WORDS, _, ngettext
from tui.words.compare import differing
from tui.words.describe import local_time, place_of, short, title_of
from tui.words.field_text import field_name, readable
from tui.words.open_point_text import absence_text, seen_text
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
"""Characters that are shown around a change, so that it is seen where it is."""


def history_lines(more: EntryHistory) -> Iterator[Text]:
    """A line for each of them, under a heading where there are any."""
    if more.absence:
        mark = Text("\n").append("M ", "bold magenta")
        yield mark.append(f"{absence_text(more.absence)}; {seen_text(more.absence)}")
    if more.reread:
        yield _heading(_("Read differently since it was decided on"))
        for changed in more.reread:
            yield from _reread(changed)
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
    text = Text("! ", "bold red").append(f"{field_name(conflict.field)}: ", "dim")
    before, after = _difference(conflict.field, conflict.correction, conflict.reading)
    if conflict.contested:
        text.append(_("‘{text}’ is shown").format(text=before), "not dim")
        return text.append(_(", but somebody else decided ‘{text}’").format(text=after), "not dim")
    text.append(_("corrected to ‘{text}’").format(text=before), "not dim")
    return text.append(_(", but has since been read as ‘{text}’").format(text=after), "not dim")


def _reread(changed: RereadField) -> Iterator[Text]:
    texts = [readable(changed.field, text) for text in (changed.before, changed.now)]
    yield Text(f"{field_name(changed.field)}:", "dim")
    for name, text in zip((_("before"), _("read now")), differing(texts), strict=True):
        yield Text("  ").append(f"{name}: ", "dim").append_text(text)


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
    text = (
        Text(f"{local_time(event.at)} ", "dim").append(event.reviewer, "bold not dim").append(" ")
    )
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
    if event.field == JOINED:
        return _("joined to {uid}").format(uid=event.after)
    if event.field == SPLIT:
        texts = json.loads(event.after or "{}")
        second = texts.get("titel") or texts.get("conclusies", "")
        return _("split in two; the second is ‘{text}’").format(text=short(second))
    if event.field == SECOND:
        number = len(json.loads(event.after)["differ"]) if event.after else 0
        return ngettext(
            "second look: {n} field differs", "second look: {n} fields differ", number
        ).format(n=number)
    if event.field.startswith(FINDING):
        code, field, words = json.loads(event.field.removeprefix(FINDING))
        says = MEANINGS[Code(code)].says if code in {*Code} else code
        about = f" ‘{short(words)}’" if words else ""
        return f"{field_name(field)}: {says}{about}: {_DONE.get(event.after, event.after)}"
    if event.field.startswith(STUDY):
        answers: Mapping[str, str] = {
            ReviewState.ACCEPTED: _("the same study as {uid}"),
            ReviewState.REJECTED: _("not the study {uid}"),
        }
        said = answers.get(event.after, _("undecided whether it is the same study as {uid}"))
        return said.format(uid=event.field.removeprefix(STUDY))
    before, after = _difference(event.field, event.before, event.after)
    return f"{field_name(event.field)}: ‘{before}’ → ‘{after}’"


def _difference(field: str, before: str, after: str) -> tuple[str, str]:
    """Both around where they differ, so that of long texts that is seen."""
    one, other = differing([readable(field, before), readable(field, after)], _AROUND)
    return short(one.plain), short(other.plain)
