"""The wheel as a user installs it: one name, every file, and no module of theirs in its way."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import seakijker
from tests.conftest import SEED
from tests.e2e.terminal import Terminal

ROOT = Path(__file__).parents[2]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with modules of the names that ours have."""
    folder = tmp_path / "work"
    for name in ("parser", "db", "tui"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("raise SystemExit('not ours')")
        (folder / f"{name}.py").write_text("raise SystemExit('not ours')")
    return folder


def run(program: Path, *words: str | Path, cwd: Path, **env: str) -> str:
    command = [str(program), *map(str, words)]
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_puts_one_name_beside_the_packages_of_others(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as files:
        names = files.namelist()
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"seakijker"}
    ours = {
        f"seakijker/{path.relative_to(ROOT)}"
        for floor in ("parser", "db", "tui")
        for path in (ROOT / floor).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours <= set(names)


@pytest.mark.parametrize("way", ["cwd", "PYTHONPATH"])
def test_modules_of_the_same_names_change_nothing(
    installed: Path, hostile: Path, tmp_path: Path, way: str
) -> None:
    env = {"SEA_DB": str(tmp_path / "sea.db"), "SEA_LANG": "en"}
    if way == "PYTHONPATH":
        env["PYTHONPATH"] = str(hostile)
    cwd = hostile if way == "cwd" else tmp_path
    assert "version" in run(installed / "sea", "--version", cwd=cwd, **env)
    run(installed / "sea", "import", SEED, cwd=cwd, **env)
    assert "LVV" in run(installed / "sea", "search", "eindevaluatie", cwd=cwd, **env)
    module = ["-P", "-m", "seakijker", "--version"]
    assert "version" in run(installed / "python", *module, cwd=cwd, **env)


def test_a_worker_elsewhere_that_is_handed_a_function_runs_the_installed_code(
    installed: Path, hostile: Path
) -> None:
    handed = pickle.dumps(seakijker.read).hex()
    script = (
        "import pickle, sys; read = pickle.loads(bytes.fromhex(sys.argv[1])); "
        "report = read(sys.argv[2]); import parser; print(len(report.entries), parser.__file__)"
    )
    words = ["-c", script, handed, str(SEED)]
    said = run(installed / "python", *words, cwd=hostile.parent, PYTHONPATH=str(hostile))
    number, origin = said.split()
    assert int(number) > 0
    assert "seakijker" in Path(origin).parts[-3:]
    assert not Path(origin).is_relative_to(ROOT)


def test_another_module_that_was_imported_before_is_named_in_one_sentence(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "db.py").write_text("")
    command = [installed / "python", "-c", "import db, seakijker"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "was imported as 'db' before it" in done.stderr.splitlines()[-1]


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_the_demo_of_an_installed_copy_opens(
    installed: Path, hostile: Path, terminal: Callable[..., Terminal]
) -> None:
    screen = terminal(SEA_LANG="en", PYTHONPATH=str(hostile))
    screen.run("demo", program=[str(installed / "sea")])
    screen.shows("LVV")
