"""An Entry as the columns of its tables, and back. Lists stand in their columns as JSON."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from db.reading_text import unpack
from db.schema import ADDED_FIELDS, FIRST_FIELDS
from parser import CHOICES, FIELDS, Box, Code, Document, Entry, Finding, Link, Report, Values

SqlValue = str | int | float | None

PARTS = ("link", "extra", "article", "organisation", "year_gap", "other_type", "finding")
"""The tables of what an entry has several of."""
_VALUES = frozenset(part.name for part in fields(Values))
_DECODER = json.JSONDecoder()
_PLAIN_ENCODER = json.JSONEncoder()


def identifying_texts(entry: Entry) -> list[str]:
    """The texts by which an entry is the one that it is, whichever version reads it: those of the
    first fields. One added later changes no entry's name, in no copy of a database."""
    return [getattr(entry, name) for name in FIRST_FIELDS]


def added_texts(entry: Entry) -> list[str]:
    """Name and text of each field added later in which something stands, whichever are known; of
    those that are read: what the program tells of a table makes no other reading of an entry."""
    read = sorted(set(ADDED_FIELDS) - set(CHOICES))
    filled = ((name, getattr(entry, name)) for name in read)
    return [part for name, text in filled if text for part in (name, text)]


def reading_digest(entry: Entry) -> str:
    """A digest of what was read of an entry, wherever it stands; two versions that read the same
    have the same."""
    links = [[link.text, link.url, link.field] for link in entry.links]
    extra = sorted(entry.extra.items())
    texts = [*identifying_texts(entry), _json(links), _json(extra), *added_texts(entry)]
    return hashlib.sha256(_PLAIN_ENCODER.encode(texts).encode()).hexdigest()[:16]


def reading_digests(entries: Iterable[Entry]) -> list[str]:
    """The digests of the readings of one run; the second of twins has "#1" behind it, and so on."""
    twins: Counter[str] = Counter()
    found = []
    for digest in map(reading_digest, entries):
        found.append(digest + (f"#{twins[digest]}" if twins[digest] else ""))
        twins[digest] += 1
    return found


def entry_columns(entry: Entry) -> dict[str, SqlValue]:
    """The columns of table `entry` that hold what was read."""
    values = entry.values
    return {
        **{name: getattr(entry, name) for name in FIELDS},
        "value_type": values.type,
        "value_status": values.status,
        "value_first_year": values.first_year,
        "value_last_year": values.last_year,
        "value_quarter": values.quarter,
        "value_kind": values.kind,
        "value_title": values.title,
        "pages": _json(entry.pages),
        "boxes": _json({name: _flat(boxes) for name, boxes in entry.boxes.items()}),
        "confidence": entry.confidence,
    }


def part_columns(entry: Entry) -> Iterator[tuple[str, dict[str, SqlValue]]]:
    """What the entry has several of: a table of PARTS and its columns, each in its order."""
    for link in entry.links:
        boxes = _json(_flat(link.boxes))
        yield "link", {"text": link.text, "url": link.url, "field": link.field, "boxes": boxes}
    for header, text in entry.extra.items():
        yield "extra", {"header": header, "text": text}
    for first, last in entry.values.articles:
        yield "article", {"first": first, "last": last}
    for name in entry.values.organisations:
        yield "organisation", {"name": name}
    for low, high in entry.values.gaps:
        yield "year_gap", {"low": low, "high": high}
    for kind in entry.values.other_types:
        yield "other_type", {"type": kind}
    for finding in entry.findings:
        yield "finding", finding_columns(finding)


def finding_columns(finding: Finding) -> dict[str, SqlValue]:
    """The columns of table `finding`."""
    box = _json(_flat([finding.box])[0]) if finding.box else None
    return {
        "code": finding.code.value,
        "field": finding.field,
        "about": finding.about,
        "box": box,
        "instead": finding.instead,
    }


def from_finding_columns(columns: Mapping[str, Any]) -> Finding:
    """The Finding that `finding_columns` gave."""
    return Finding(
        Code(columns["code"]),
        columns["field"],
        columns["about"],
        Box(*json.loads(columns["box"])) if columns["box"] else None,
        columns["instead"],
    )


def report_columns(document: Document) -> dict[str, SqlValue]:
    """The columns of table `report`: the paper, whichever file it was read from."""
    return {
        "dossier": document.dossier,
        "nr": document.nr,
        "vergaderjaar": document.vergaderjaar,
        "titel": document.titel,
        "ministerie": document.ministerie,
        "jaar": document.jaar,
    }


def run_columns(report: Report) -> dict[str, SqlValue]:
    """The columns of table `run`: the file, and how it was read."""
    document = report.document
    return {
        "file": document.file,
        "sha256": document.sha256,
        "parser": document.parser,
        "pages": document.pages,
        "image_only_pages": _json(document.image_only_pages),
        "account": _json(dict(report.account)),
        "document": _json(report_columns(document)),
        "findings": _json([finding_columns(finding) for finding in report.findings]),
    }


def as_seen(entry: Entry) -> str:
    """The whole entry as JSON, for table `extraction`."""
    return _ENCODER.encode(entry)


def from_seen(text: str) -> Entry:
    """The Entry that `as_seen` gave."""
    return with_lacking(text)[0]


def from_stored(packed: bytes) -> Entry:
    """The Entry of a row of table `extraction`."""
    return from_seen(unpack(packed))


def with_lacking(text: str) -> tuple[Entry, frozenset[str]]:
    """The Entry that `as_seen` gave, and the fields that the version which did so did not know."""
    seen = json.loads(text)
    return _seen_entry(seen), frozenset(name for name in FIELDS if name not in seen)


def _seen_entry(seen: Mapping[str, Any]) -> Entry:
    values = seen["values"]
    return Entry(
        # A reading of before a field was added has none; what a later version read is left alone.
        **{name: seen.get(name, "") for name in FIELDS},
        links=tuple(
            Link(link["text"], link["url"], link["field"], _seen_boxes(link["boxes"]))
            for link in seen["links"]
        ),
        pages=tuple(seen["pages"]),
        extra=MappingProxyType(seen["extra"]),
        values=Values(
            **{
                **{name: value for name, value in values.items() if name in _VALUES},
                "articles": tuple((first, last) for first, last in values["articles"]),
                "organisations": tuple(values["organisations"]),
                "gaps": tuple((low, high) for low, high in values.get("gaps", ())),  # since m025
                "other_types": tuple(values.get("other_types", ())),  # before m024 there are none
            }
        ),
        boxes=MappingProxyType(
            {field: _seen_boxes(boxes) for field, boxes in seen["boxes"].items()}
        ),
        findings=tuple(
            Finding(
                Code(finding["code"]),
                finding["field"],
                finding["about"],
                Box(**finding["box"]) if finding["box"] else None,
                finding.get("instead", ""),  # readings of before m011 have none
            )
            for finding in seen["findings"]
        ),
        confidence=seen["confidence"],
    )


def to_entry(row: Mapping[str, Any]) -> Entry:
    """The Entry of a row of table `entry`, in which its parts stand as JSON arrays."""
    return Entry(
        **{name: row[name] for name in FIELDS},
        links=tuple(
            Link(text, url, field, _boxes(boxes))
            for text, url, field, boxes in _parts(row["links"])
        ),
        pages=tuple(_parts(row["pages"])),
        extra=MappingProxyType(dict(_parts(row["extra"]))),
        values=_to_values(row),
        boxes=_LazyBoxes(row["boxes"]),
        findings=tuple(
            Finding(Code(code), field, about, Box(*box) if box else None, instead)
            for code, field, about, box, instead in _parts(row["findings"])
        ),
        confidence=row["confidence"],
    )


def to_document(row: Mapping[str, Any]) -> Document:
    """The Document of a row that joins tables `report` and `run`."""
    return Document(
        dossier=row["dossier"],
        nr=row["nr"],
        vergaderjaar=row["vergaderjaar"],
        titel=row["report_titel"],
        ministerie=row["ministerie"],
        jaar=row["jaar"],
        pages=row["run_pages"],
        image_only_pages=tuple(json.loads(row["image_only_pages"])),
        file=row["file"],
        sha256=row["sha256"],
        parser=row["parser"],
    )


def _to_values(row: Mapping[str, Any]) -> Values:
    return Values(
        type=row["value_type"],
        other_types=tuple(_parts(row["other_types"])),
        status=row["value_status"],
        first_year=row["value_first_year"],
        last_year=row["value_last_year"],
        quarter=row["value_quarter"],
        gaps=tuple(map(tuple, _parts(row["gaps"]))),
        articles=tuple(map(tuple, _parts(row["articles"]))),
        kind=row["value_kind"],
        title=row["value_title"],
        organisations=tuple(_parts(row["organisations"])),
    )


def _parts(text: str) -> Any:
    """What stands in a JSON array: mostly nothing, which need not be parsed."""
    return () if text == "[]" else _DECODER.raw_decode(text)[0]


class _LazyBoxes(Mapping[str, tuple[Box, ...]]):
    """The boxes of an entry's fields, made once they are looked at: of most entries they never are,
    and they take as long as all the rest of an entry."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _made(self) -> dict[str, tuple[Box, ...]]:
        return {field: _boxes(boxes) for field, boxes in json.loads(self._text).items()}

    def __getitem__(self, field: str) -> tuple[Box, ...]:
        return self._made[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def _boxes(boxes: Iterable[Sequence[Any]]) -> tuple[Box, ...]:
    return tuple(Box(*box) for box in boxes)


def _seen_boxes(boxes: Iterable[Mapping[str, Any]]) -> tuple[Box, ...]:
    return tuple(Box(**box) for box in boxes)


def _flat(boxes: Iterable[Box]) -> list[list[float]]:
    return [[box.page, box.x0, box.top, box.x1, box.bottom] for box in boxes]


def _json(value: Any) -> str:
    return _ENCODER.encode(value)


def _plain(value: Any) -> dict[str, Any]:
    """A dataclass or a mapping as a dict."""
    if isinstance(value, Mapping):
        return dict(value)
    return {name: getattr(value, name) for name in _names(value.__class__)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind))


# Made once: json.dumps() makes one for each text.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
