"""The current state of an entry, as a pure function of what was read and what was decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.event_log import FINDING, REVIEW, SECOND, STUDY, Event, not_undone
from db.merge import (
    COMPARED,
    CORRECTABLE,
    Conflict,
    Correction,
    corrected,
    merged,
    standing,
    text_of,
)
from db.review_state import FindingState, ReviewState
from parser import CHOICES, Entry, Finding


@dataclass(frozen=True, slots=True)
class Reading:
    """What the run `run_id` saw of an entry."""

    run_id: int
    entry: Entry
    lacking: frozenset[str] = frozenset()
    """The fields that the version which read it did not know."""


@dataclass(frozen=True)
class EntryState:
    """Everything that is shown of an entry."""

    entry: Entry
    review: str = ""
    reviewer: str = ""
    conflicts: tuple[Conflict, ...] = ()
    """In the order of CORRECTABLE."""
    studies: Mapping[str, str] = field(default_factory=dict)
    """The uid of another entry → whether that is of the same study: accepted or rejected."""

    def value(self, name: str) -> str:
        """What is shown under the field `name` of an event."""
        if name == REVIEW:
            return self.review
        if name == SECOND:
            return ""
        if name.startswith(STUDY):
            return self.studies.get(name.removeprefix(STUDY), "")
        if name.startswith(FINDING):
            found = name in map(finding_field, self.entry.findings)
            return FindingState.OPEN if found else ""
        return text_of(self.entry, name)


@dataclass
class _Decided:
    """What the events say, so far."""

    review: str = ""
    run_id: int = 0
    """Of the reading that `review` was decided on."""
    corrections: dict[str, Correction] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    """What was read in a field that was corrected, or put back, after `review`."""
    closed: set[str] = field(default_factory=set)
    studies: dict[str, str] = field(default_factory=dict)


def finding_field(finding: Finding) -> str:
    """The field of an event that settles or dismisses `finding`, in whichever reading it is."""
    about = [finding.code.value, finding.field, finding.about]
    return FINDING + json.dumps(about, ensure_ascii=False, separators=(",", ":"))


def replay(readings: Sequence[Reading], last_run: int, events: Iterable[Event]) -> EntryState:
    """The state of the entry that was read as `readings`, the first to the last, when the last
    reading of its report is `last_run`, after `events`."""
    events = [event for event in not_undone(events) if event.field != SECOND]
    decided = _Decided()
    for event in events:
        _apply(decided, event, _at(readings, event.run_id).entry)
    last = readings[-1]
    shown: dict[str, str] = {}
    conflicts = []
    for name in CORRECTABLE:
        if name in decided.corrections:
            reading = text_of(last.entry, name)
            shown[name], conflict = merged(name, decided.corrections[name], reading)
            conflicts += [conflict] if conflict else []
    entry = corrected(last.entry, shown)
    findings = [f for f in entry.findings if finding_field(f) not in decided.closed]
    return EntryState(
        entry if len(findings) == len(entry.findings) else replace(entry, findings=tuple(findings)),
        standing(
            decided.review,
            conflicts=bool(conflicts),
            gone=last.run_id < last_run and decided.run_id <= last.run_id,
            changed=_changed(readings, decided),
        ),
        events[-1].reviewer if events else "",
        tuple(conflicts),
        decided.studies,
    )


def _apply(decided: _Decided, event: Event, reading: Entry) -> None:
    name = event.field
    if name == REVIEW:
        decided.review, decided.run_id = event.after, event.run_id
        decided.bases = {}
        if event.after != ReviewState.FLAGGED:
            # Who judges what is shown has seen what is read, and settles every conflict.
            decided.corrections = {
                field: Correction(text_of(reading, field), correction.value)
                for field, correction in decided.corrections.items()
            }
    elif name.startswith(STUDY):
        decided.studies[name.removeprefix(STUDY)] = event.after
    elif name.startswith(FINDING):
        decided.closed.add(name)
    else:
        decided.bases[name] = base = text_of(reading, name)
        if event.after == base:
            decided.corrections.pop(name, None)
        else:
            decided.corrections[name] = Correction(base, event.after)


def _changed(readings: Sequence[Reading], decided: _Decided) -> bool:
    """Whether a field that nobody corrected is now read differently than when it was decided on;
    one that the program tells is not, by the first version which does."""
    then, now = _at(readings, decided.run_id), readings[-1].entry
    if then.entry is now:
        return False
    new = then.lacking & CHOICES.keys()
    return any(
        decided.bases.get(name, text_of(then.entry, name)) != text_of(now, name)
        for name in COMPARED
        if name not in decided.corrections and name not in new
    )


def _at(readings: Sequence[Reading], run_id: int) -> Reading:
    """What was last read of the entry when `run_id` was the last run of its report."""
    return next((r for r in reversed(readings) if r.run_id <= run_id), readings[0])
