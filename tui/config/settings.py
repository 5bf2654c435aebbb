"""What a person has set, once and for all runs: a TOML file, told in docs/config.md.

A file that is not understood whole is not followed at all: what is wrong is one sentence with the
file, the line, and what is allowed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from parser.clean import clean
from tui.config.folders import settings_file
from tui.config.language import LANGUAGES
from tui.translation import _


class SettingsError(click.ClickException):
    """The settings cannot be followed; its text is one sentence."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Option:
    """`says` what it is for, `example` is how it stands in the file, `takes` is what is allowed,
    and `fits` whether a value is."""

    says: str
    example: str
    takes: str
    fits: Callable[[Any], bool]


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != "" and value.isprintable()


KEYS = "keys"
"""The table of which every option is the id of a binding."""
OPTIONS = {
    "reviewer": Option(
        _("who decides; else your login name"),
        'reviewer = "j.jansen"',
        _("a name in quotes"),
        _is_name,
    ),
    "language": Option(
        _("the language, Dutch or English; else that of your locale"),
        'language = "nl"',
        '"nl", "en"',
        lambda value: value in LANGUAGES,
    ),
    "theme": Option(
        _(
            "the colours of the app; the command palette (ctrl+p) lists the themes, and one that "
            "is chosen there goes before this"
        ),
        'theme = "nord"',
        _("the name of a theme in quotes"),
        _is_name,
    ),
    "database": Option(
        _("the database, unless --db or SEA_DB names one"),
        'database = "~/onderzoek/sea.db"',
        _("the name of a file in quotes"),
        _is_name,
    ),
    "mouse": Option(
        _("whether the app listens to the mouse; if not, the terminal selects text with it"),
        "mouse = true",
        _("true or false"),
        lambda value: isinstance(value, bool),
    ),
    "pictures": Option(
        _("whether pages are pictures where the terminal can, with the extra seakijker[pictures]"),
        "pictures = false",
        _("true or false"),
        lambda value: isinstance(value, bool),
    ),
    KEYS: Option(
        _("the keys of the app, by their ids in docs/keys.md; separate several with a comma"),
        '[keys]\nbrowse.search = "f2,slash"',
        _("keys in quotes"),
        _is_name,
    ),
}
"""The closed list, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with what holds where nothing is set."""

    reviewer: str = field(default_factory=lambda: _login())
    """Who decides."""
    language: str = ""
    """Of tui.config.language.LANGUAGES; "" for that of the locale."""
    theme: str = ""
    """The name of a theme; "" for the first."""
    database: Path | None = None
    """The database where none is named."""
    mouse: bool = True
    """Whether the app listens to the mouse."""
    pictures: bool = True
    """Whether pages are shown as pictures where that can be done."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The id of a binding → its keys, apart by commas."""
    file: Path = Path()
    """The file that they come from."""

    def wrong(self, name: str, what: str) -> SettingsError:
        """The error that `what` is wrong with the option `name`, such as "theme" or
        "keys.browse.search"; it names the line."""
        from tui.config.toml import line_of

        return _wrong(self.file, line_of(_text(self.file), name), what)


def load(named: Path | None = None) -> Settings:
    """The settings in the file `named`, else in the person's own, if there is one.

    SEA_REVIEWER comes before what the file says. Raises SettingsError.
    """
    file = named or settings_file()
    text = _text(file, missing="" if named is None else None)
    options = _options(file, text)
    reviewer = clean(os.environ.get("SEA_REVIEWER", "") or options.get("reviewer", "")).strip()
    if reviewer:
        options["reviewer"] = reviewer
    if "database" in options:
        try:
            options["database"] = Path(options["database"]).expanduser()
        except RuntimeError as error:
            from tui.config.toml import line_of

            what = _("nobody here has the home folder of database")
            raise _wrong(file, line_of(text, "database"), what) from error
    return Settings(**options, file=file)


def follow(context: click.Context, settings: Settings) -> None:
    """Let a command follow the settings; `followed` gives them."""
    context.meta[__name__] = settings


def followed(context: click.Context) -> Settings:
    """The settings of the command that runs."""
    settings: Settings = context.meta[__name__]
    return settings


def _login() -> str:
    import getpass

    try:
        return clean(getpass.getuser())
    except (OSError, KeyError, ImportError):  # a user number without a name, as in a container
        return "?"


def _text(file: Path, missing: str | None = None) -> str:
    """What is in the file, or `missing` where there is none. Raises SettingsError."""
    try:
        return file.read_text("utf-8-sig")  # Windows' editors put a mark before the first letter
    except OSError as error:
        if missing is not None and isinstance(error, FileNotFoundError):
            return missing
        said = _("{path} cannot be read ({why}); check its name, sea config prints an example.")
        raise SettingsError(said.format(path=file, why=error.strerror)) from error
    except UnicodeDecodeError as error:
        said = _("{path}: this text is not UTF-8; save it as UTF-8 and try again.")
        raise SettingsError(said.format(path=file)) from error


def _options(file: Path, text: str) -> dict[str, Any]:
    """What is set in `text`. Raises SettingsError."""
    from tui.config.toml import TomlError, line_of, read  # not for those who have no such file

    try:
        found = read(text)
    except TomlError as error:
        said = _("this is not TOML ({why})").format(why=error)
        raise _wrong(file, error.line, said) from error
    options: dict[str, Any] = {KEYS: {}}
    for name, value in found.items():
        if (name, value) == (KEYS, {}):
            continue
        what = _unfit(name, value)
        if what:
            raise _wrong(file, line_of(text, name), what)
        if name.startswith(f"{KEYS}."):
            options[KEYS][name.removeprefix(f"{KEYS}.")] = value
        else:
            options[name] = value
    return options


def _unfit(name: str, value: Any) -> str:
    """What is wrong with this option of this value; "" where nothing is."""
    option, _dot, id = name.partition(".")
    if option not in OPTIONS:
        said = _("{name} is not a setting; the settings are {names}")
        return said.format(name=option, names=", ".join(OPTIONS))
    if OPTIONS[option].fits(value) and bool(id) == (option == KEYS):
        return ""
    said = _("{name} takes {takes}, as in {example}")
    example = OPTIONS[option].example.replace("\n", " ")
    return said.format(name=name, takes=OPTIONS[option].takes, example=example)


def _wrong(file: Path, line: int, what: str) -> SettingsError:
    said = _("{path}, line {line}: {what}.")
    return SettingsError(said.format(path=file, line=line, what=what))
