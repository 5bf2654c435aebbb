"""A child that answers questions: what goes wrong in it, and before it listens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from parser import Unreadable, read_bounded
from parser.worker.process import Child
from tests.conftest import SEED


def test_a_child_that_cannot_be_started_is_no_fault_of_the_file() -> None:
    with Child("parser.worker.nothing") as child, pytest.raises(Unreadable) as why:
        child.ask({}, 30)
    assert "could not be started" in str(why.value)
    assert "parser.worker.nothing" in str(why.value)
    assert "file" not in str(why.value).replace("reads files", "")


def test_where_there_is_no_interpreter_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(Unreadable) as why:
        read_bounded(SEED)
    assert "could not be started (No such file or directory)" in str(why.value)
    assert SEED.name not in str(why.value)


def test_a_child_runs_the_code_of_its_parent_whatever_lies_where_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("parser.py", "db.py"):
        (tmp_path / name).write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read_bounded(SEED).entries


def test_what_a_child_writes_to_its_standard_error_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = tmp_path / "chatter.py"
    module.write_text(
        "import sys\n"
        "from parser.worker.process import serve\n"
        "def answer(question):\n"
        "    sys.stderr.write('x' * 1_000_000)\n"
        "    return question\n"
        "if __name__ == '__main__':\n"
        "    serve(answer)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Child("chatter") as child:
        assert child.ask({"a": 1}, 30) == {"a": 1}
        assert child.ask([2], 30) == [2]


def test_who_asked_may_close_a_child_while_it_is_being_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "echo.py").write_text(
        "from parser.worker.process import serve\n"
        "if __name__ == '__main__':\n"
        "    serve(lambda question: question)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    child = Child("echo")
    assert child.ask(1, 30) == 1
    wait = subprocess.Popen.wait

    def closed_meanwhile(process: subprocess.Popen[bytes]) -> int:
        child.close()
        return wait(process)

    monkeypatch.setattr(subprocess.Popen, "wait", closed_meanwhile)
    child.close()
    assert child.ask(2, 30) == 2
    monkeypatch.undo()
    child.close()
