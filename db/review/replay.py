"""The current state of an entry, as a pure function of what was read and what was decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.event_log import FINDING, JOINED, REVIEW, SECOND, SPLIT, STUDY, Event, not_undone
from db.merge import (
    COMPARED,
    Conflict,
    Correction,
    corrected,
    merged,
    standing,
    text_of,
)
from db.review.causes import contested, known_by
from db.review_state import JUDGED, FindingState, ReviewState
from db.witnesses import alone, together
from parser import CHOICES, Entry, Finding
from parser.model import MERGED


@dataclass(frozen=True, slots=True)
class Reading:
    """What the run `run_id` saw of an entry; readings stand in the order of `db.entry_identity`."""

    run_id: int
    entry: Entry
    lacking: frozenset[str] = frozenset()
    """The fields that the version which read it did not know."""
    digest: str = ""
    unsure: bool = False
    """Whether it may be of another entry than the reading before it."""
    last: tuple[int, str] = (0, "")
    """When its run was last gone to."""
    is_exact: bool = False
    """Whether its file has no pages."""


@dataclass(frozen=True, slots=True)
class CurrentRuns:
    """The runs that are shown of a report, one of its files with pages, and one of those without; 0
    where there is none."""

    paged: int = 0
    exact: int = 0


@dataclass(frozen=True)
class EntryState:
    """Everything that is shown of an entry."""

    entry: Entry
    review: str = ""
    reviewer: str = ""
    conflicts: tuple[Conflict, ...] = ()
    """In the order of COMPARED, that of the review last."""
    studies: Mapping[str, str] = field(default_factory=dict)
    """The uid of another entry → whether that is of the same study: accepted or rejected."""

    def value(self, name: str) -> str:
        """What is shown under the field `name` of an event."""
        if name == REVIEW:
            return self.review
        if name in (SECOND, JOINED, SPLIT):
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

    review: Event | None = None
    corrections: dict[str, Correction] = field(default_factory=dict)
    by: dict[str, int] = field(default_factory=dict)
    """Of each correction, the event."""
    bases: dict[str, str] = field(default_factory=dict)
    """What was read in a field that was corrected, or put back, after `review`."""
    closed: set[str] = field(default_factory=set)
    studies: dict[str, str] = field(default_factory=dict)
    joined: bool = False
    """Whether it is the rest of another entry."""


def finding_field(finding: Finding) -> str:
    """The field of an event that settles or dismisses `finding`, in whichever reading it is."""
    about = [finding.code.value, finding.field, finding.about]
    return FINDING + json.dumps(about, ensure_ascii=False, separators=(",", ":"))


def place_decided_on(readings: Sequence[Reading], event: Event) -> int | None:
    """Which of the readings an event was decided on; None where that is not known here."""
    digest = event.read.split("#")[0]
    same = [at for at, one in enumerate(readings) if one.digest.split("#")[0] == digest]
    run = [at for at, one in enumerate(readings) if one.run_id == event.run_id]
    then = [at for at in same if at <= run[0]] if run else []
    return next(iter(reversed(then or same)), None)


def shown_reading(readings: Sequence[Reading], current: CurrentRuns) -> Reading:
    """The one of which the texts are shown."""
    return max(readings, key=lambda one: (_is_current(one, current), one.is_exact, one.last))


def _is_current(reading: Reading, current: CurrentRuns) -> bool:
    return reading.run_id in (current.paged, current.exact)


def replay(
    readings: Sequence[Reading], current: CurrentRuns, events: Iterable[Event]
) -> EntryState:
    """The state of the entry that was read as `readings`, when the runs `current` of its report are
    shown, after `events`, which stand in their order."""
    return _Replay(readings, current, list(events)).state()


class _Replay:
    def __init__(
        self, readings: Sequence[Reading], current: CurrentRuns, events: Sequence[Event]
    ) -> None:
        self.readings, self.current = readings, current
        self.shown = shown_reading(readings, current)
        self.events = [one for one in events if one.field not in (SECOND, SPLIT)]
        self.held = not_undone(self.events)
        self.known = known_by(events, self._text_at) if events else {}
        self.decided = _Decided()

    def state(self) -> EntryState:
        for event in self.held:
            self._apply(event)
        decided = self.decided
        texts: dict[str, str] = {}
        conflicts = []
        for name in COMPARED:
            reading = text_of(self.shown.entry, name)
            shown, conflict = merged(name, decided.corrections.get(name), reading)
            if name in decided.corrections:
                texts[name] = shown
            conflict = self._contest(name, reading, shown) or conflict
            conflicts += [conflict] if conflict else []
        review = decided.review.after if decided.review else ""
        torn = self._contest(REVIEW, "", review)
        entry = corrected(self._read(), texts)
        findings = [f for f in entry.findings if finding_field(f) not in decided.closed]
        if len(findings) < len(entry.findings):
            entry = replace(entry, findings=tuple(findings))
        stands = standing(
            review, conflicts=bool(conflicts), gone=self._gone(), changed=self._changed()
        )
        return EntryState(
            entry,
            ReviewState.CONFLICT if torn else stands,
            self.held[-1].reviewer if self.held else "",
            (*conflicts, *([torn] if torn else [])),
            {
                uid: said
                for uid, said in decided.studies.items()
                if said and not contested(STUDY + uid, self.events, self.known, {})
            },
        )

    def _read(self) -> Entry:
        """What is shown as long as nobody corrects it: the texts of the one file of its paper, and
        the places of the other."""
        current = self._is_current(self.shown)
        if self.shown.is_exact:
            others = [one for one in self.readings if not one.is_exact]
            placed = [one for one in others if self._is_current(one) == current]
            if placed:
                return together(self.shown.entry, max(placed, key=lambda one: one.last).entry)
        elif current and self.current.exact:
            return alone(self.shown.entry)
        return self.shown.entry

    def _is_current(self, reading: Reading) -> bool:
        return _is_current(reading, self.current)

    def _apply(self, event: Event) -> None:
        decided, name = self.decided, event.field
        if name == REVIEW:
            decided.review, decided.bases = (event if event.after else None), {}
            decided.joined = decided.joined and event.after == ReviewState.REJECTED
            if event.after in JUDGED:
                # Who judges what is shown has seen what is read, and settles every conflict.
                decided.corrections = {
                    field: replace(one, base=self._text_at(event, field))
                    if decided.by[field] in self.known[event.id]
                    else one
                    for field, one in decided.corrections.items()
                }
        elif name == JOINED:
            decided.joined = True
        elif name.startswith(STUDY):
            decided.studies[name.removeprefix(STUDY)] = event.after
        elif name.startswith(FINDING):
            decided.closed.add(name)
        else:
            decided.bases[name] = base = self._text_at(event, name)
            decided.by[name] = event.id
            if event.after == base:
                decided.corrections.pop(name, None)
            else:
                decided.corrections[name] = Correction(base, event.after)

    def _contest(self, name: str, base: str, shown: str) -> Conflict | None:
        """What people have put in a field without knowing of each other, and nobody has settled."""
        touched = any(event.field == name for event in self.events)
        if not touched or len(self.events) < 2:
            return None
        judged = (
            {}
            if name == REVIEW
            else {
                event.id: None if event.after == ReviewState.REJECTED else self._found(event, name)
                for event in self.held
                if event.field == REVIEW and event.after in JUDGED
            }
        )
        others = [one for one in contested(name, self.events, self.known, judged) if one != shown]
        return Conflict(name, base, shown, others[-1], contested=True) if others else None

    def _found(self, judgement: Event, name: str) -> str:
        """What stood in a field when the whole entry was judged."""
        known = self.known[judgement.id]
        said = [one.after for one in self.held if one.id in known and one.field == name]
        return said[-1] if said else self._text_at(judgement, name)

    def _gone(self) -> bool:
        """Whether no run that is shown has it, and nobody has decided on it since."""
        runs = {one.run_id for one in self.readings}
        review = self.decided.review
        return not self._is_current(self.shown) and (review is None or review.run_id in runs)

    def _changed(self) -> bool:
        """Whether a field that nobody corrected is now read differently than when it was decided
        on, or another entry may be meant; what the program tells is not, by the first version which
        does."""
        review = self.decided.review
        if self._unsure_since(review or next(iter(self.held), None)):
            return True
        if review is None:
            return False
        then, now = self._at(review), self.shown.entry
        if then is None:
            return True
        if self.decided.joined:
            return not _says_all(then.entry, now)
        new = then.lacking & CHOICES.keys()
        return then.entry is not now and any(
            self.decided.bases.get(name, text_of(then.entry, name)) != text_of(now, name)
            for name in COMPARED
            if name not in self.decided.corrections and name not in new
        )

    def _unsure_since(self, event: Event | None) -> bool:
        then = self._place_of(event) if event else None
        if then is None:
            return False
        now = next(at for at, one in enumerate(self.readings) if one is self.shown)
        return any(one.unsure for one in self.readings[min(then, now) + 1 : max(then, now) + 1])

    def _place_of(self, event: Event) -> int | None:
        return place_decided_on(self.readings, event)

    def _at(self, event: Event) -> Reading | None:
        at = self._place_of(event)
        return None if at is None else self.readings[at]

    def _text_at(self, event: Event, name: str) -> str:
        """What was read in a field when an event was decided."""
        reading = self._at(event)
        if reading:
            return text_of(reading.entry, name)
        return event.before if event.field == name else text_of(self.shown.entry, name)


def _says_all(then: Entry, now: Entry) -> bool:
    """Whether all that an entry says of its own now stood in it then: what was joined to another
    has lost nothing. What is printed once for several rows says nothing."""
    own = [name for name in COMPARED if name not in MERGED]
    texts = [["".join(text_of(entry, name).split()) for entry in (then, now)] for name in own]
    return all(after in ("", "[]") or after in before for before, after in texts)
