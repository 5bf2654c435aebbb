"""The pager and the editor are those that a person named, and no shell stands between."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.work.programs import editor, pager, run_on


@pytest.mark.parametrize(
    ("named", "program"),
    [
        ("less -R", ["less", "-R"]),
        ("'/opt/my pager/less' -S", ["/opt/my pager/less", "-S"]),
        ("less; rm -rf ~", ["less;", "rm", "-rf", "~"]),
        ("less 'open", ["less", "'open"]),
    ],
)
def test_what_is_named_is_taken_word_by_word(
    monkeypatch: pytest.MonkeyPatch, named: str, program: list[str]
) -> None:
    monkeypatch.setenv("PAGER", named)
    assert pager() == program


def test_visual_comes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "code --wait")
    monkeypatch.setenv("EDITOR", "ed")
    assert editor() == ["code", "--wait"]


def test_where_nothing_is_named_and_nothing_is_here_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("PAGER", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pager() == editor() == []


def test_it_is_run_on_the_file_whatever_that_is_called(tmp_path: Path) -> None:
    file = tmp_path / "a $(touch b); c.txt"
    file.write_text("1")
    script = "import sys; open(sys.argv[1], 'a').write('2')"
    assert run_on([sys.executable, "-c", script], file) == ""
    assert file.read_text() == "12"
    assert list(tmp_path.iterdir()) == [file]


def test_why_it_could_not_be_run_is_told(tmp_path: Path) -> None:
    assert "No such file" in run_on([str(tmp_path / "none")], tmp_path)
