"""The pager and the editor of a person, run on a file without a shell."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

PAGERS = ("less", "more")
EDITORS = ("nano", "vim", "vi", "notepad")
"""What is taken where a person named none: the first that is here."""


def pager() -> list[str]:
    """The program that PAGER names, with its options, or else one that is here; [] for none."""
    return _named("PAGER") or _first(PAGERS)


def editor() -> list[str]:
    """As `pager`, by VISUAL or EDITOR."""
    return _named("VISUAL") or _named("EDITOR") or _first(EDITORS)


def run_on(program: Sequence[str], file: Path) -> str:
    """Run it on this file until it ends; why it could not be run, "" where it could.

    Ctrl-C is for the program, not for the app: what handles it here is not handed on to that one.
    """
    before = signal.signal(signal.SIGINT, lambda _signal, _frame: None)
    try:
        subprocess.run([*program, str(file)], check=False)
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    finally:
        signal.signal(signal.SIGINT, before)
    return ""


def _named(variable: str) -> list[str]:
    text = os.environ.get(variable, "")
    if os.name == "nt":  # a backslash is part of a path there
        return [word.strip('"') for word in shlex.split(text, posix=False)]
    try:
        return shlex.split(text)
    except ValueError:  # a quotation mark that is not closed
        return text.split()


def _first(names: Sequence[str]) -> list[str]:
    return next(([name] for name in names if shutil.which(name)), [])
