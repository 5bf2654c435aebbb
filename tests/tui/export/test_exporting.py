"""An export is whole or is not, and replaces nothing that nobody offered."""

from __future__ import annotations

import csv
import tracemalloc
from pathlib import Path

import pytest

from db import StoreError, open_store
from db.search import find
from db.search.hits import count
from db.search.whole_rows import PAGE
from tui.export.exporting import WRITERS, export
from tui.export.formats import FORMATS, by_ending

CSV = FORMATS["csv"]


def test_each_format_has_a_writer_a_key_and_an_ending_that_tells_it() -> None:
    assert list(WRITERS) == list(FORMATS)
    assert len({format.key for format in FORMATS.values()}) == len(FORMATS)
    for format in FORMATS.values():
        told = by_ending(Path(f"Terugkeer{format.ending.upper()}"))
        assert told == (CSV if format.name == "excel-nl" else format)
    assert by_ending(Path("terugkeer.docx")) is None


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda format: format.name)
def test_the_entries_of_a_store_go_into_a_file_and_nothing_else_is_left(
    store: Path, tmp_path: Path, format: object
) -> None:
    target = tmp_path / "out" / "file"
    target.parent.mkdir()
    with open_store(store) as db:
        export(db, find(db, "terugkeer"), "terugkeer", format, target)  # type: ignore[arg-type]
        assert target.stat().st_size > 100
        export(db, [], "niets", format, target, force=True)  # type: ignore[arg-type]
    assert list(target.parent.iterdir()) == [target]


def test_what_exists_is_kept_unless_it_is_offered(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("van mij")
    with open_store(store) as db:
        with pytest.raises(StoreError, match="exists already"):
            export(db, find(db, ""), "", CSV, target)
        assert target.read_text() == "van mij"
        export(db, find(db, ""), "", CSV, target, force=True)
    assert target.read_text().startswith("uid,")


def test_the_database_is_never_replaced_by_whatever_name(store: Path, tmp_path: Path) -> None:
    soft, hard = tmp_path / "soft.csv", tmp_path / "hard.csv"
    soft.symlink_to(store)
    hard.hardlink_to(store)
    with open_store(store) as db:
        for target in (store, soft, hard):
            for force in (False, True):
                with pytest.raises(StoreError):
                    export(db, find(db, ""), "", CSV, target, force=force)
        assert count(db) == 10


def test_an_export_that_is_stopped_leaves_what_was_there(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "a.xlsx"
    target.parent.mkdir()
    target.write_text("van mij")

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with open_store(store) as db, pytest.raises(KeyboardInterrupt):
        export(db, find(db, ""), "", FORMATS["xlsx"], target, force=True, step=stop)
    assert target.read_text() == "van mij" and list(target.parent.iterdir()) == [target]


def test_as_many_as_there_are_take_the_memory_of_a_page(big_store: Path, tmp_path: Path) -> None:
    def most(ids: object, target: Path) -> int:
        tracemalloc.start()
        export(db, ids, "", CSV, target)  # type: ignore[arg-type]
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    steps: list[int] = []
    with open_store(big_store) as db:
        ids = find(db, "")
        export(db, ids, "", CSV, tmp_path / "0.csv", step=steps.append)
        assert most(ids * 5, tmp_path / "1.csv") < 1.5 * most(ids[:PAGE], tmp_path / "2.csv")
    assert steps == list(range(0, 1000, 100))
    with (tmp_path / "1.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _line in csv.reader(file)) == 5001
