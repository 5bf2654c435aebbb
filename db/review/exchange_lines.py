"""What two copies give each other, as JSON Lines, and back; a file is as hostile as a PDF.

The first line tells the version. Then come readings, each once; the runs that saw them; and events.
A file of version 1 has no such line, and events alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from db.event_log import FINDING, JOINED, REVIEW, SECOND, SPLIT, STUDY
from db.mapping import from_finding_columns, from_seen
from db.review_state import DECIDED, JUDGEMENTS, FindingState, ReviewState
from parser import CHOICES, Document, Report
from parser.clean import clean
from parser.i18n import _
from parser.piped import MOST
from parser.report_json import LARGEST, as_json, from_json

VERSION = 2
_HEAD = "seakijker-review"
"""The key of the first line; its value is the version."""


@dataclass(frozen=True, slots=True)
class SentEvent:
    """An event on its way: `entry`, `undoes` and `run` are uids, "" where there is none; `read` is
    the digest of what was read of the entry when it was decided on. `clock` is 0, `run` "" and
    `parents` None in a file of version 1."""

    uid: str
    at: str
    reviewer: str
    entry: str
    read: str
    field: str
    before: str
    after: str
    reason: str
    group: str
    undoes: str
    clock: int = 0
    run: str = ""
    parents: str | None = None


@dataclass(frozen=True, slots=True)
class SentRun:
    """A run on its way: its columns, and what it saw, as `db.mapping.as_seen` gives it."""

    columns: Mapping[str, Any]
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that one copy tells another."""

    runs: tuple[SentRun, ...] = ()
    events: tuple[SentEvent, ...] = ()


RUN_COLUMNS = {
    **dict.fromkeys(("uid", "at", "file", "sha256", "parser"), str),
    **dict.fromkeys(("first", "last", "withdrawn", "pages"), int),
    **dict.fromkeys(("image_only_pages", "account", "document", "findings"), str),
}
"""The columns of a run that travel, and of which type they are; of the last, JSON."""


def to_lines(bundle: Bundle) -> Iterator[str]:
    """The bundle as JSON, one thing a line."""
    yield json.dumps({_HEAD: VERSION})
    known: set[str] = set()
    for run in bundle.runs:
        names = []
        for seen in run.seen:
            name = hashlib.sha256(seen.encode()).hexdigest()[:24]
            names.append(name)
            if name not in known:
                known.add(name)
                yield f'{{"reading": "{name}", "seen": {seen}}}'
        yield json.dumps({"run": dict(run.columns), "readings": names}, ensure_ascii=False)
    for event in bundle.events:
        yield event_line(event)


def event_line(event: SentEvent) -> str:
    """An event as JSON."""
    return json.dumps(asdict(event), ensure_ascii=False)


def content_of(file: Path) -> bytes:
    """What stands in a file of decisions. Raises OSError; ValueError with one sentence where it is
    larger than any is."""
    with file.open("rb") as open_file:
        content = open_file.read(MOST + 1)
    if len(content) > MOST:
        said = _("it has more than {n} megabytes, which no decisions take; choose another file.")
        raise ValueError(said.format(n=MOST >> 20))
    return content


def from_lines(lines: Iterable[str]) -> Bundle:
    """The bundle of `to_lines`. Raises ValueError with one sentence that names the line."""
    runs, events = [], []
    readings: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        data = _object(number, line)
        if _HEAD in data:
            _check_version(data[_HEAD])
        elif "reading" in data:
            readings[str(data["reading"])] = _seen(number, data.get("seen"))
        elif "readings" in data:
            runs.append(_run(number, data, readings))
        else:
            events.append(_event(number, data))
    return Bundle(tuple(runs), tuple(events))


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(
            _("Line {n} is not JSON; export the decisions again.").format(n=number)
        ) from error
    if not isinstance(data, dict):
        raise _no_decision(number)
    return data


def _check_version(version: Any) -> None:
    if version != VERSION:
        raise ValueError(
            _("it was written by a newer version of Seakijker; update Seakijker, and try again.")
        )


def _no_decision(number: int) -> ValueError:
    return ValueError(_("Line {n} is not a decision; export the decisions again.").format(n=number))


def _no_reading(number: int) -> ValueError:
    return ValueError(_("Line {n} is not a reading; export the decisions again.").format(n=number))


def _seen(number: int, data: Any) -> str:
    """The reading as `db.mapping.as_seen` gives it, where it is one that a parser can have made."""
    try:
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        entry = from_seen(text)
        _check_clean(Report(Document(), (entry,)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _no_reading(number) from error
    return text


def _check_clean(report: Report) -> None:
    """Raise ValueError where a text is not as the parser cleans it, or a value is of no kind."""
    plain = as_json(report)
    if as_json(from_json(plain)) != plain:
        raise ValueError


def _run(number: int, data: Mapping[str, Any], readings: Mapping[str, str]) -> SentRun:
    try:
        # Files of before m021 tell of no withdrawal.
        columns = {name: {"withdrawn": 0, **data["run"]}[name] for name in RUN_COLUMNS}
        right = all(type(columns[name]) is kind for name, kind in RUN_COLUMNS.items())
        document = Document(**json.loads(columns["document"]))
        findings = tuple(map(from_finding_columns, json.loads(columns["findings"])))
        report = Report(document, (), findings)
        _check_clean(report)
        texts = [
            clean(columns[name]) == columns[name] for name, k in RUN_COLUMNS.items() if k is str
        ]
        counts = [0 <= columns[name] <= LARGEST for name, k in RUN_COLUMNS.items() if k is int]
        pages, account = json.loads(columns["image_only_pages"]), json.loads(columns["account"])
        whole = [type(one) is int for one in [*pages, *account.values()]]
        if not (right and columns["uid"] and all([*texts, *counts, *whole])):
            raise ValueError
        _moment(columns["at"])
        return SentRun(columns, tuple(readings[name] for name in data["readings"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _no_reading(number) from error


def _event(number: int, data: Mapping[str, Any]) -> SentEvent:
    if not all(isinstance(data.get(name), str) for name in _TEXTS):
        raise _no_decision(number)
    clock, run, parents = data.get("clock", 0), data.get("run", ""), data.get("parents")
    if type(clock) is not int or not 0 <= clock <= LARGEST or not isinstance(run, str):
        raise _no_decision(number)
    if parents is not None and not isinstance(parents, str):
        raise _no_decision(number)
    texts = {name: clean(data[name]) for name in _TEXTS}
    told = None if parents is None else clean(parents)
    one = SentEvent(**texts, clock=clock, run=clean(run), parents=told)
    if not one.uid or not _is_decision(one):
        raise _no_decision(number)
    return one


def _is_decision(one: SentEvent) -> bool:
    """Whether time, field and value are such as this program writes."""
    if not _is_moment(one.at):
        return False
    if one.field == REVIEW:
        return one.undoes != "" or one.after in (*DECIDED, ReviewState.OPEN)
    if one.field.startswith(STUDY):
        itself = one.field.removeprefix(STUDY) == one.entry
        return one.after in JUDGEMENTS and not itself
    if one.field.startswith(FINDING):
        about = _json(one.field.removeprefix(FINDING))
        return one.after in {*FindingState} and _is_triples([about])
    if one.field == JOINED:
        return True  # of itself, too: another run may tell that the two are one
    if one.field == SPLIT:
        return (one.undoes != "" and not one.after) or _is_split(_json(one.after))
    if one.field == SECOND:
        return (one.undoes != "" and not one.after) or _is_look(_json(one.after))
    if one.field in CHOICES:
        return one.after in ("", *CHOICES[one.field])
    if one.field == "links":
        return _is_triples(_json(one.after))
    if one.field == "extra":
        return _are_texts(_json(one.after), 2)
    return is_field(one.field)


def is_field(name: str) -> bool:
    """Whether a field may be called so, here or in a later version."""
    return name.isidentifier() and name not in _KEYS


def fields_of(one: SentEvent) -> set[str]:
    """The fields of an entry that a decision is about, by name."""
    if one.field == SECOND:
        return {field for field, _, _ in json.loads(one.after)["differ"]} if one.after else set()
    if one.field == SPLIT:
        return {*json.loads(one.after)} if one.after else set()
    return {one.field} if is_field(one.field) and one.field not in (REVIEW, JOINED) else set()


def _json(text: str) -> Any:
    """What the text says as JSON; None where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_moment(text: str) -> bool:
    """Whether this is a time, that can be told in the time of this place."""
    try:
        _moment(text)
    except (ValueError, OverflowError):
        return False
    return True


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()


def _is_look(data: Any) -> bool:
    """Whether this is what `second.look` stores."""
    if not isinstance(data, dict):
        return False
    number, differ = data.get("fields"), data.get("differ", ())
    return (
        _is_triples(differ)
        and type(number) is int
        and len(differ) <= number <= _MOST_FIELDS
        and all(is_field(field) for field, _, _ in differ)
    )


def _is_split(data: Any) -> bool:
    """Whether this is what `join_and_split.split` stores, of any version's fields."""
    return (
        isinstance(data, dict)
        and 0 < len(data) <= _MOST_FIELDS
        and all(map(is_field, data))
        and all(isinstance(text, str) and text == clean(text) for text in data.values())
        and _is_triples(_json(data.get("links", "[]")))
        and all(data[name] in CHOICES[name] for name in data.keys() & CHOICES.keys())
    )


def _is_triples(data: Any) -> bool:
    """Whether this is a list of lists of three clean texts, as `merge.links_text` gives."""
    return _are_texts(data, 3)


def _are_texts(data: Any, number: int) -> bool:
    """Whether this is a list of lists of so many clean texts."""
    return isinstance(data, list) and all(
        isinstance(one, list)
        and len(one) == number
        # What JSON has escaped was not seen by the cleaning of the whole.
        and all(isinstance(part, str) and part == clean(part) for part in one)
        for one in data
    )


_KEYS = frozenset(part.name for part in fields(SentEvent))
"""What a line has beside the field; in the place of a field it makes no decision."""
_TEXTS = [part.name for part in fields(SentEvent) if part.name not in ("clock", "run", "parents")]
_MOST_FIELDS = 100
"""What a second look can be about, in this version or any later one."""
