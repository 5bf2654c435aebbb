"""Which language is spoken. It is chosen before anything is imported that has words in it."""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise, takewhile
from pathlib import Path

from tui.config.folders import language_file, settings_file

LANGUAGES = ("nl", "en")
NAMES = {"nl": "Nederlands", "en": "English"}
"""What those who speak it call it."""


def chosen(words: Sequence[str]) -> str:
    """One of LANGUAGES: what `words` of the command line say with --lang, else SEA_LANG, else what
    was chosen in the app, else the settings, else the locale; English where they name no language
    that is spoken here.

    What is wrong in them is no matter here: it is told by who reads them for good.
    """
    for named in _named(words):
        language = named[:2].lower()
        if language in LANGUAGES:
            return language
    return "en"


def keep(language: str) -> None:
    """Speak this language from the next start on, where no other is asked for. Raises OSError."""
    file = language_file()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_text(language, "utf-8")


def _named(words: Sequence[str]) -> Iterator[str]:
    yield _option(words, "--lang")
    yield os.environ.get("SEA_LANG", "")
    with suppress(OSError, ValueError):
        yield language_file().read_text("utf-8")
    config = _option(words, "--config")
    yield _set_in(Path(config) if config else settings_file())
    # As gettext does it (https://docs.python.org/3/library/gettext.html#gettext.find).
    yield from os.environ.get("LANGUAGE", "").split(":")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            yield os.environ[name]
            return
    yield {"Dutch": "nl"}.get((locale.getlocale()[0] or "").partition("_")[0], "")


def _option(words: Sequence[str], name: str) -> str:
    """The value of an option, given as "--lang nl" or "--lang=nl", the last time; "" where it is
    not given. What stands after "--" is no option."""
    said = ""
    for word, after in pairwise([*takewhile(lambda word: word != "--", words), ""]):
        if word == name:
            said = after
        elif word.startswith(f"{name}="):
            said = word.removeprefix(f"{name}=")
    return said


def _set_in(file: Path) -> str:
    with suppress(OSError, ValueError, RecursionError):
        text = file.read_text("utf-8-sig")
        import tomllib

        return str(tomllib.loads(text).get("language", ""))
    return ""
