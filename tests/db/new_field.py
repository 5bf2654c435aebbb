"""What `test_new_field` has a copy of the program do that has one field more, `directie`, by
`python new_field.py STORE NEW PAPER OTHER`, and one with `aanleiding` too, by `python new_field.py
STORE OLD`. Prints what came of it as JSON."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from db import open_store
from db.doctor import examine
from db.ingest import ingest
from db.review import EntryVersion, accept, export_events, import_events, second_look, to_lines
from db.review.decisions import correct
from db.search import completions, find, rows, summaries
from parser import FIELDS, Document, Entry, Report
from parser.report import read
from parser.report_json import as_json, from_json
from tui.table_columns import BY_NAME


def uids(db: Database) -> list[str]:
    return [row.uid for row in rows(db, find(db, "", every=True))]


def first(db: Database, query: str) -> EntryVersion:
    row = rows(db, find(db, query))[0]
    return EntryVersion(row.id, row.version)


def version(entries: Sequence[Entry], directie: str, later: int = 0) -> tuple[Entry, ...]:
    """The entries as a version reads them that has `directie` under the field, "" where it does
    not know it, in an edition with so many pages more in front."""
    return tuple(
        replace(
            entry,
            directie=directie and f"{directie} {number}",
            pages=tuple(page + later for page in entry.pages),
            boxes={
                name: tuple(replace(box, page=box.page + later) for box in boxes)
                for name, boxes in entry.boxes.items()
            },
        )
        for number, entry in enumerate(entries)
    )


def in_an_old_store(db: Database, paper: Report, other: Report) -> dict[str, Any]:
    old, reviews = uids(db), [row.review for row in rows(db, find(db, "", every=True))]
    again = ingest(db, other)
    came = ingest(db, paper)
    found = find(db, "directie:dg")
    (row,), (line,) = rows(db, found[:1]), summaries(db, found[:1])
    accept(db, "piet", first(db, "dossier:35830"))
    accept(db, "piet", first(db, "directie:dg"))
    correct(db, "piet", first(db, "directie:geen"), {"directie": "Veertien"})
    second_look.look(db, "anna", first(db, "directie:dg"), {"directie": "Zestien"})
    return {
        "fields": len(FIELDS),
        "old": [old, reviews],
        "again": [again.added, again.missing],
        "came": [came.added, came.missing],
        "field": [entry.directie for entry in paper.entries][:2],
        "extra": sorted({header for entry in paper.entries for header in entry.extra}),
        "by word": find(db, "directie:veertien") == find(db, "veertien") != [],
        "column": BY_NAME["directie"].show(line) == row.entry.directie != "",
        "completed": completions(db, "directie:veer", 13).options[0].text,
        "json": from_json(as_json(paper)).entries[0].directie == paper.entries[0].directie,
        "wrong": [check.says for check in examine(db) if not check.right],
        "events": list(to_lines(export_events(db))),
    }


def in_a_new_store(db: Database, old: Database, paper: Report) -> dict[str, Any]:
    def edition(sha256: str, entries: Sequence[Entry]) -> Report:
        return Report(replace(paper.document, sha256=sha256, nr="88"), tuple(entries))

    ingest(db, edition("a", version(paper.entries, "")))
    before = uids(db)
    came = ingest(db, edition("b", version(paper.entries, "Directie", later=3)))
    names = uids(db)
    ingest(old, edition("b", version(paper.entries, "Directie", later=3)))
    correct(db, "piet", first(db, 'directie:"directie 0"'), {"directie": "Vijftien"})
    sent = import_events(old, export_events(db))
    return {
        "matched": [came.added, came.missing, before == names],
        "named": set(names) <= set(uids(old)),
        "sent": [sent.new, [one.why for one in sent.held]],
        "arrived": len(find(old, "directie:vijftien")),
    }


def with_another_field(store: Path, old: Path) -> dict[str, Any]:
    """Where `aanleiding` came after `directie`, though it stands before it; to `old` both come at
    once."""
    with open_store(old) as db:
        at_once = [find(db, "directie:x"), find(db, "aanleiding:x")] == [array("q")] * 2
        at_once &= all(check.right for check in examine(db))
    with open_store(store) as db:
        before = len(find(db, "directie:veertien"))
        entry = Entry(titel="Iets anders", aanleiding="een motie", directie="Zeventien")
        ingest(db, Report(Document(dossier="36 600 V", nr="5", sha256="z"), (entry,)))
        return {
            "at once": at_once,
            "before": before,
            "found": [len(find(db, f"{name}:zeventien")) for name in ("directie", "aanleiding")],
            "by word": [len(find(db, word)) for word in ("zeventien", "motie", "veertien")],
            "wrong": [check.says for check in examine(db) if not check.right],
        }


def main(store: Path, new: Path, paper: Path, other: Path) -> dict[str, Any]:
    with open_store(store) as old, open_store(new) as db:
        told = in_an_old_store(old, read(paper), read(other))
        return {**told, **in_a_new_store(db, old, read(paper))}


if __name__ == "__main__":
    run = main if len(sys.argv) > 3 else with_another_field
    print(json.dumps(run(*map(Path, sys.argv[1:]))))
