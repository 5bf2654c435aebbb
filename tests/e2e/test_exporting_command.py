"""`sea export` as its users run it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.e2e.conftest import sentence


def test_the_ending_tells_the_format_and_the_hits_are_written(
    sea: Any, store: Path, tmp_path: Path
) -> None:
    target = tmp_path / "Terugkeer.xlsx"
    done = sea("export", "organisatie:WODC", "--output", target, db=store)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "6 entries written.\n"
    entries, _links, about = openpyxl.load_workbook(target).worksheets
    assert entries.max_row == 7
    assert about.cell(2, 2).value == "organisatie:WODC"


def test_standard_output_takes_it_too(sea: Any, store: Path) -> None:
    done = sea("export", "--format", "csv", "--output", "-", db=store)
    assert done.returncode == 0
    assert len(list(csv.reader(io.StringIO(done.stdout, newline="")))) == 11
    done = sea("export", "--excel-nl", "--output", "-", db=store)
    assert done.stdout.startswith("\ufeffuid;")
    same = sea("export", "--format", "json", "--output", "-", db=store)
    assert json.loads(same.stdout) == json.loads(sea("search", "--json", db=store).stdout)


def test_a_file_that_exists_is_replaced_only_by_force(
    sea: Any, store: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.csv"
    target.write_text("van mij")
    done = sea("export", "--output", target, db=store)
    assert "exists already" in sentence(done) and target.read_text() == "van mij"
    assert sea("export", "--output", target, "--force", db=store).returncode == 0
    assert target.read_text().startswith("uid,")
    done = sea("export", "--output", store, "--format", "csv", "--force", db=store)
    assert "the database itself" in sentence(done)


@pytest.mark.parametrize("words", [("--output", "a.docx"), (), ("--output", "a", "--format", "x")])
def test_what_is_no_format_is_wrong_usage(
    sea: Any, store: Path, tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert sea("export", *words, db=store).returncode == 2
    assert sorted(tmp_path.iterdir()) == before


def test_what_did_not_fit_is_listed(sea: Any, store: Path, tmp_path: Path) -> None:
    done = sea("export", "--output", tmp_path / "sea.financien.csv", db=store)
    *misfits, last = done.stderr.splitlines()
    assert done.returncode == 0 and last == "10 entries written, 10 values did not fit."
    assert all("artikelnummers: only whole numbers" in line for line in misfits)


def test_what_was_rejected_is_left_out_and_that_is_said(
    sea: Any, store: Path, tmp_path: Path
) -> None:
    uid = json.loads(sea("search", "--json", db=store).stdout)[0]["uid"]
    sea("reject", uid, "geen onderzoek", db=store)
    done = sea("export", "--output", tmp_path / "a.csv", db=store)
    assert "hidden" in done.stderr and "9 entries written." in done.stderr
    assert uid not in (tmp_path / "a.csv").read_text("utf-8")


def test_a_folder_that_is_not_there_or_full_is_one_sentence(
    sea: Any, store: Path, tmp_path: Path
) -> None:
    assert "cannot be made" in sentence(
        sea("export", "--output", tmp_path / "nergens" / "a.csv", db=store)
    )


def test_a_workbook_goes_into_a_pipe(sea: Any, store: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        done = sea("export", "--format", "xlsx", "--output", pipe, db=store)
        assert reader.stdout
        book = openpyxl.load_workbook(io.BytesIO(reader.stdout.read()))
    assert done.returncode == 0 and book.worksheets[0].max_row == 11


def test_a_pipe_that_is_closed_early_is_no_error(store: Path) -> None:
    sea = f"{sys.executable} -m tui.cli --db {store} export --format jsonl --output -"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sea} | head -c 10"], capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr
