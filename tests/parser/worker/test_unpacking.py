"""The papers in a .zip are read as if they stood beside it, and nothing else of it gets out."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from db import open_store
from db.search.hits import find
from db.search.whole_rows import rows
from parser import Unreadable
from parser.worker import unpacked
from parser.worker.unpacking import safe_name
from tests.conftest import SEED
from tests.published.from_truth import annex_of
from tests.published.markup import STYLES, as_markup
from tui.work.importing import take_in
from tui.work.reading import read_here, read_now


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """The seed as PDF and XML in a folder, among what is no paper."""
    truth = json.loads(SEED.with_suffix(".json").read_text("utf-8"))
    path = tmp_path / "jaarverslagen.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as out:
        out.writestr("2022/leesmij.md", "Alles van 2022.")
        out.writestr("2022/", "")
        out.write(SEED, "2022/kst-36360-VI-1.pdf")
        out.writestr("__MACOSX/2022/._kst-36360-VI-1.pdf", "?")
        out.writestr("2022/kst-36360-VI-1.xml", as_markup(annex_of(SEED.stem, truth), STYLES[0]))
    return path


@contextmanager
def places(path: Path) -> Iterator[dict[str, Path | Unreadable]]:
    with unpacked([(path, path)]) as found:
        yield {str(file): place for file, place in found}


def refused(path: Path) -> str:
    with places(path) as found:
        (why,) = found.values()
    assert isinstance(why, Unreadable)
    assert "\n" not in str(why) and str(path) in str(why)
    return str(why)


def test_every_paper_is_read_by_its_name_and_what_is_no_paper_is_passed_over(
    packed: Path,
) -> None:
    found = dict(read_now([packed], read_here()))
    assert sorted(found) == [packed / "kst-36360-VI-1.pdf", packed / "kst-36360-VI-1.xml"]
    for file, report in found.items():
        assert not isinstance(report, Unreadable)
        assert (report.document.file, len(report.entries)) == (file.name, 10)


def test_they_are_imported_as_one_paper(packed: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "sea.db") as db:
        outcomes = list(take_in(db, [packed]))
        assert not any(outcome.failed for outcome in outcomes)
        assert db["report"].count == 1
        found = rows(db, find(db, ""))
        assert [bool(row.entry.pages) for row in found] == [True] * 10


@pytest.mark.parametrize(
    "name",
    ["../../buiten.xml", "/etc/buiten.xml", "C:\\buiten.xml", "..\\buiten.xml", "a\x1b[31m\n.xml"],
)
def test_no_name_leads_out_of_the_temporary_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as out:
        out.writestr(name, "<a/>")
    with places(path) as found:
        ((named, place),) = found.items()
        assert isinstance(place, Path)
        assert place.read_text() == "<a/>"
        assert ".." not in place.parts and "\x1b" not in named and "\n" not in named
        assert "seakijker-" in str(place.parent.parent.parent.name)
    assert not place.exists()
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2022/kst-36360-VI-1.XML", "kst-36360-VI-1.xml"),
        ("..pdf", "_.pdf"),
        ("a/..b?*.pdf", "b__.pdf"),
        ("é" * 300 + ".pdf", "é" * 100 + ".pdf"),
    ],
)
def test_a_name_is_its_last_part_in_harmless_letters(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_bomb_is_one_sentence_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bom.zip"
    with (
        ZipFile(path, "w", ZIP_DEFLATED) as out,
        out.open("a.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(1100):
            member.write(bytes(1 << 20))
    assert "larger than any papers are" in refused(path)
    many = tmp_path / "veel.zip"
    with ZipFile(many, "w") as out:
        for number in range(1001):
            out.writestr(f"{number}.xml", "")
    assert "larger than any papers are" in refused(many)


def test_a_member_that_is_larger_than_it_says_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "liegt.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as out:
        out.writestr("a.xml", bytes(50 << 20))
    data = path.read_bytes().replace(struct.pack("<I", 50 << 20), struct.pack("<I", 9))
    path.write_bytes(data)
    assert "cannot be unpacked" in refused(path)


def test_what_is_damaged_locked_or_empty_is_told(tmp_path: Path) -> None:
    none = tmp_path / "leeg.zip"
    with ZipFile(none, "w") as out:
        out.writestr("leesmij.md", "")
    assert "there is no paper in this file" in refused(none)
    broken = tmp_path / "stuk.zip"
    broken.write_bytes(b"PK\x03\x04" + bytes(100))
    assert "no .zip, or it is damaged" in refused(broken)
    assert "no such file" in refused(tmp_path / "weg.zip")
    locked = tmp_path / "slot.zip"
    with ZipFile(locked, "w") as out:
        out.writestr("a.xml", "<a/>")
    data = bytearray(locked.read_bytes())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # general purpose bit 0: encrypted
        data[data.index(sign) + at] |= 1
    locked.write_bytes(data)
    assert "cannot be unpacked" in refused(locked)


def test_one_bad_paper_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "twee.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as out:
        out.writestr("stuk.pdf", b"%PDF-1.7 nothing")
        out.write(SEED, "goed.pdf")
    found = {file.name: report for file, report in read_now([path], read_here())}
    assert isinstance(found["stuk.pdf"], Unreadable)
    assert str(path / "stuk.pdf") in str(found["stuk.pdf"])
    assert not isinstance(found["goed.pdf"], Unreadable)
