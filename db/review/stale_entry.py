"""What somebody else, or a newer reading, has made of an entry since a reviewer saw it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from sqlite3 import Connection

from db import event_log
from db.event_log import FINDING, JOINED, REVIEW, SECOND, SPLIT, STUDY, Event
from db.mapping import from_stored
from db.merge import COMPARED, text_of
from db.review_state import REVIEW_WORDS
from db.split_off import NO_READINGS
from db.store import StoreError
from parser import TITLES
from parser.i18n import _

_SHORT = 60
"""Characters of a text that a sentence repeats, at most."""


class StaleEntry(StoreError):
    """Somebody else, or a newer reading, was first; nothing was stored. `theirs` is what stands in
    the field now, `by` who decided last, "" where that was a reading."""

    def __init__(self, field: str, yours: str, theirs: str, by: str, news: Sequence[str]) -> None:
        """`news` are the changes that the reviewer has not seen, each in a few words."""
        self.field, self.yours, self.theirs, self.by = field, yours, theirs, by
        told = _("{news}; your ‘{yours}’ is not stored, look at it and decide again.")
        known = "; ".join(news) or _("This entry was changed meanwhile")
        super().__init__(told.format(news=known, yours=_words(field, yours)))


def since(sql: Connection, id: int, versions: int) -> tuple[str, list[str]]:
    """Who made the last of so many versions of an entry, "" for a reading; and what each of them
    changed, the first one first."""
    steps: list[tuple[int, str, list[str]]] = []
    events = event_log.select(sql, "entry_id = ?", [id])
    for group in dict.fromkeys(event.group for event in events):
        those = [event for event in events if event.group == group]
        told = [line for event in those for line in told_of(event)]
        steps.append((those[-1].clock, those[-1].reviewer, told))
    readings = sql.execute(_LAST_READINGS, [id]).fetchall()
    if len(readings) > 1 and readings[0] > readings[1]:
        (clock, now), (_clock, then) = readings
        steps.append((clock, "", list(_read_otherwise(then, now))))
    missing = sql.execute(_MISSING_SINCE, [id]).fetchone()
    if missing and missing[0]:
        steps.append((missing[0], "", [_("it is not in a newer reading")]))
    steps.sort(key=lambda step: step[0])
    last = steps[-max(1, versions) :]
    return (last[-1][1] if last else ""), [line for _clock, _by, told in last for line in told]


def told_of(event: Event) -> Iterator[str]:
    """What a decision changed, from what to what, and by whom."""
    if event.field == SECOND:
        return
    if event.field in (JOINED, SPLIT):
        said = (
            _("joined to another entry by {reviewer}")
            if event.field == JOINED
            else _("split in two by {reviewer}")
        )
        yield said.format(reviewer=event.reviewer)
        return
    if event.field.startswith((FINDING, STUDY)):
        field = _("an open question") if event.field.startswith(FINDING) else _("a study")
    else:
        field = _("Review") if event.field == REVIEW else TITLES[event.field]
    yield _("{field}: {before} → {after}, by {reviewer}").format(
        field=field,
        before=_words(event.field, event.before),
        after=_words(event.field, event.after),
        reviewer=event.reviewer,
    )


def _read_otherwise(then: bytes, now: bytes) -> Iterator[str]:
    before, after = from_stored(then), from_stored(now)
    for field in COMPARED:
        texts = text_of(before, field), text_of(after, field)
        if texts[0] != texts[1]:
            yield _("{field}: {before} → {after}, by a newer reading").format(
                field=TITLES.get(field, field),
                before=_words(field, texts[0]),
                after=_words(field, texts[1]),
            )


def _words(field: str, text: str) -> str:
    """A value of a field for a person, not too long."""
    if field in (JOINED, SPLIT):
        return _("joined") if field == JOINED else _("split off")
    if field == REVIEW or field.startswith((FINDING, STUDY)):
        return REVIEW_WORDS.get(text) or (_("not reviewed") if field == REVIEW else text or "–")
    if field == "links":
        text = ", ".join(url or words for words, url, _field in json.loads(text))
    elif field == "extra":
        text = ", ".join(f"{header}: {said}" for header, said in json.loads(text))
    line = " ".join(text.split()) or "–"
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


_LAST_READINGS = f"""
SELECT run.last, x.seen FROM extraction x
JOIN run ON run.id = x.run_id AND run.last > run.withdrawn
WHERE x.entry_id = ? ORDER BY {event_log.SHOWN_FIRST} LIMIT 2
"""

# When the last of the runs that are shown was gone to, where none of them has it.
_MISSING_SINCE = f"""
SELECT (
    SELECT max(run.last) FROM run LEFT JOIN extraction x ON x.run_id = run.id AND x.entry_id = e.id
    WHERE run.id IN {event_log.CURRENT_RUNS.format("e.report_id")} HAVING max(x.run_id) IS NULL)
FROM entry e WHERE e.id = ? AND e.id NOT IN ({NO_READINGS})
"""
