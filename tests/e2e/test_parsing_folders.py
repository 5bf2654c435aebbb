"""`sea parse FOLDER --output DIR`: a report a paper, for a database elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from tests.e2e.conftest import NO_ANNEX, sentence


def test_each_paper_gets_its_file_and_an_import_of_these_is_as_one_of_the_papers(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    out = tmp_path / "out"
    done = sea("parse", archive, "--output", out, "--jobs", "2")
    assert done.returncode == 1
    assert "broken.pdf" in done.stderr
    assert "3 files: 1 stored, 1 without an annex, 1 not read." in done.stdout
    made = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    assert made == ["2022/seed.pdf.json", "none.pdf.json"]
    taken = sea("import", out)
    assert (taken.returncode, taken.stderr) == (0, "")
    assert "seed.pdf: 10 entries (10 new" in taken.stdout
    assert "10 as before" in sea("import", archive / "2022").stdout
    with sqlite3.connect(tmp_path / "sea.db") as connection:
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (1,)


def test_what_is_there_is_not_made_again_unless_the_paper_or_the_parser_is_another(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    out = tmp_path / "out"
    sea("parse", archive, "--output", out)
    made = out / "2022" / "seed.pdf.json"
    before = made.stat().st_ino
    assert "2 known already" in sea("parse", archive, "--output", out).stdout
    assert made.stat().st_ino == before
    report = json.loads(made.read_text())
    report["document"]["parser"] = "older"
    about = made.stat()
    made.write_text(json.dumps(report))
    os.utime(made, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert "1 stored, 1 known already" in sea("parse", archive, "--output", out).stdout
    os.utime(archive / "2022" / "seed.pdf", (1e9, 1e9))
    assert "1 stored, 1 known already" in sea("parse", archive, "--output", out).stdout


def test_nothing_is_written_over_that_is_no_report(sea: Any, tmp_path: Path, archive: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "none.pdf.json").write_text('["mine"]')
    done = sea("parse", archive, "--output", out, "--exclude", "broken.pdf")
    assert "is no report that sea parse wrote" in sentence(done)
    assert (out / "none.pdf.json").read_text() == '["mine"]'
    assert (out / "2022" / "seed.pdf.json").exists()


def test_files_of_one_name_in_several_folders_do_not_meet(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    other = tmp_path / "other"
    (other / "archive").mkdir(parents=True)
    for folder in (other, other / "archive"):
        shutil.copy(NO_ANNEX, folder / "none.pdf")
    out = tmp_path / "out"
    assert sea("parse", other, archive / "2022", "--output", out).returncode == 0
    assert (out / "other" / "none.pdf.json").exists()
    assert (out / "2022" / "seed.pdf.json").exists()
    refused = sea("parse", archive, other / "archive", "--output", out)
    assert "would both be written to" in sentence(refused)


def test_a_folder_is_printed_too(sea: Any, archive: Path) -> None:
    lines = sea("parse", archive, "--json", "--include", "seed*").stdout.splitlines()
    assert [len(json.loads(line)["entries"]) for line in lines] == [10]


def test_the_papers_in_a_zip_have_a_folder_of_its_name_and_are_known_the_next_time(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    packed, out = tmp_path / "alle.zip", tmp_path / "out"
    with ZipFile(packed, "w") as made:
        made.write(archive / "2022" / "seed.pdf", "2022/seed.pdf")
        made.write(archive / "2022" / "seed.pdf", "2023/seed.pdf")
        made.write(archive / "broken.pdf", "broken.pdf")
    done = sea("parse", packed, "--output", out)
    assert done.returncode == 1
    assert "alle.zip/broken.pdf" in sentence(done)
    assert "seakijker-" not in done.stderr
    written = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    assert written == ["alle.zip/1/seed.pdf.json", "alle.zip/seed.pdf.json"]
    assert "2 known already" in sea("parse", packed, "--output", out).stdout
    assert "10 entries (10 new" in sea("import", out).stdout
