"""Many files, each read in a child of its own: one bad file costs only itself."""

import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest

from parser import Report, Unreadable
from parser.report import read
from parser.report_json import as_json, from_json
from parser.worker import batch
from parser.worker.batch import Stopped, read_all, read_bounded
from parser.worker.process import Child

HEADER = b"BT /F 9 Tf 50 700 Td (Thema Subthema Type onderzoek Afronding Status Conclusies) Tj ET"
MIB = 1 << 20
ENOUGH = 384 * MIB
"""For an honest paper of a few pages."""


def deflated(piece: bytes, times: int) -> bytes:
    """`piece`, so many times over, as zlib makes it; it never stands in memory as a whole."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()


def paper(contents: bytes, filters: bytes) -> bytes:
    """A PDF of one page: a header of the annex, and then `contents`, packed by `filters`."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 558 771]/Contents[4 0 R 5 0 R]"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(HEADER), HEADER),
        b"<</Filter[%s]/Length %d>>stream\n%s\nendstream" % (filters, len(contents), contents),
    ]
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<</Root 1 0 R/Size 6>>\n" % table
    return made + head + b"startxref\n%d\n%%%%EOF\n" % len(made)


@pytest.fixture(scope="module")
def bomb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two kilobytes that holds 512 MiB of spaces."""
    path = tmp_path_factory.mktemp("bomb") / "bom.pdf"
    inner = deflated(b" " * MIB, 512)
    path.write_bytes(paper(zlib.compress(inner, 9), b"/FlateDecode/FlateDecode"))
    assert path.stat().st_size < 4096
    return path


def test_a_child_reads_what_the_parent_would(path_of: Callable[[str], Path]) -> None:
    report = read(path_of("seed"))
    assert read_bounded(path_of("seed"), memory=ENOUGH) == from_json(as_json(report))


def test_a_file_that_needs_too_much_memory_is_one_sentence(bomb: Path) -> None:
    pytest.importorskip("resource")
    with pytest.raises(Unreadable) as why:
        read_bounded(bomb, memory=ENOUGH)
    assert str(why.value).startswith(f"{bomb}: ")
    assert "more memory" in str(why.value)


def test_a_file_that_takes_too_long_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "traag.pdf"
    path.write_bytes(paper(deflated(b"(a) Tj " * 10_000, 400), b"/FlateDecode"))
    with pytest.raises(Unreadable) as why:
        read_bounded(path, seconds=2)
    assert str(why.value).startswith(f"{path}: ")
    assert "time" in str(why.value)


def test_each_file_comes_with_its_report_and_a_bad_one_with_its_sentence(
    path_of: Callable[[str], Path], dump: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.pdf"
    broken.write_bytes(b"%PDF-1.7 not really")
    paths = [tmp_path / "geen.pdf", dump, broken, tmp_path, path_of("seed")]
    done = dict(read_all(iter(paths), workers=2))
    assert set(done) == set(paths)
    for path, result in done.items():
        if isinstance(result, Report):
            assert result.document.file == path.name
        else:
            assert str(result).startswith(f"{path}: ")
            assert str(result).count("\n") == 0
    assert [isinstance(done[path], Report) for path in paths] == [False, True, False, False, True]


def test_a_slow_file_holds_up_no_other(path_of: Callable[[str], Path]) -> None:
    slow, fast = path_of("d21"), [Path(f"er-is-geen-{at}.pdf") for at in range(20)]
    done = [path for path, _ in read_all([slow, *fast], workers=2)]
    assert done[-1] == slow


@pytest.mark.parametrize(("kept_for", "started"), [(200, 1), (2, 2)])
def test_a_child_is_kept_for_the_files_that_follow_and_made_anew_now_and_then(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept_for: int, started: int
) -> None:
    files = [tmp_path / f"{at}.txt" for at in range(3)]
    for file in files:
        shutil.copy(dump, file)
    processes = []
    popen = subprocess.Popen

    def counted(*args: Any, **more: Any) -> Any:
        processes.append(popen(*args, **more))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", counted)
    monkeypatch.setattr(batch, "FILES", kept_for)
    reports = dict(read_all(files, workers=1))
    assert len(processes) == started
    assert {len(report.entries) for report in reports.values() if isinstance(report, Report)} == {5}


def test_a_file_that_kills_its_child_is_read_once_more_alone(
    bomb: Path, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("resource")
    monkeypatch.setattr(batch, "MEMORY", ENOUGH)
    asked: list[Path] = []
    report = batch._report

    def counted(child: Child, path: Path, *rest: Any) -> Report:
        asked.append(path)
        return report(child, path, *rest)

    monkeypatch.setattr(batch, "_report", counted)
    done = dict(read_all([dump, bomb, dump], workers=1))
    assert asked == [dump, bomb, bomb, dump]
    assert isinstance(done[bomb], Unreadable) and isinstance(done[dump], Report)


def test_no_more_is_read_than_somebody_asks_for(dump: Path) -> None:
    taken = 0

    def many() -> Iterator[Path]:
        nonlocal taken
        while True:
            taken += 1
            yield dump

    reports = read_all(many(), workers=1)
    next(reports)
    sleep(2)
    assert taken <= 2 + batch.AHEAD + 1
    reports.close()  # type: ignore[attr-defined]


def test_what_goes_wrong_in_naming_the_files_is_told(dump: Path) -> None:
    def names() -> Iterator[Path]:
        yield dump
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        list(read_all(names(), workers=1))


def test_no_files_give_no_reports() -> None:
    assert list(read_all([])) == []


def test_a_folder_named_parser_where_one_stands_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dump: Path
) -> None:
    (tmp_path / "parser").mkdir()
    (tmp_path / "parser" / "__init__.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert len(read_bounded(dump).entries) == 5


def test_reading_is_broken_off_soon_after_somebody_wants_it_stopped(
    path_of: Callable[[str], Path], tmp_path: Path
) -> None:
    files = [tmp_path / f"{at}.pdf" for at in range(8)]
    for file in files:
        shutil.copy(path_of("seed"), file)
    stop = Event()
    reports = read_all(files, workers=1, stop=stop)
    assert isinstance(next(reports)[1], Report)
    stop.set()
    began = monotonic()
    with pytest.raises(Stopped):
        list(reports)
    assert monotonic() - began < 5
