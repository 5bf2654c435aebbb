"""The options that every command understands, before its name and after it."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from parser.clean import clean
from tui.config.folders import own_database
from tui.config.language import LANGUAGES
from tui.config.settings import Settings, follow, followed, load
from tui.translation import _


def _keep(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Keep what the option says; what stands after the command's name is read later, and holds."""
    if value:
        context.meta[f"{__name__}.{option.name}"] = value


def given(context: click.Context, name: str) -> Any:
    """What the option of this name says, wherever it stands; None where it is not given."""
    return context.meta.get(f"{__name__}.{name}")


COMMON = (
    click.Option(
        ["--db"],
        envvar="SEA_DB",
        type=click.Path(path_type=Path),
        callback=_keep,
        expose_value=False,
        help="The database file (also SEA_DB); else sea.db in your user-data folder.",
    ),
    click.Option(
        ["--lang"],
        envvar="SEA_LANG",
        type=click.Choice(LANGUAGES),
        expose_value=False,  # it was followed before this was imported: `tui.cli`
        help="The language: Dutch or English (also SEA_LANG); else that of your locale.",
    ),
    click.Option(
        ["--config"],
        envvar="SEA_CONFIG",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=_keep,
        expose_value=False,
        help="The file with settings (also SEA_CONFIG); sea config prints an example.",
    ),
    click.Option(
        ["--as"],
        metavar="NAME",
        callback=_keep,
        expose_value=False,
        help="Who decides; else SEA_REVIEWER, the settings, or your login name.",
    ),
)


def understand_everywhere(group: click.Group) -> None:
    """Let the commands under `group`, which has the options, understand them after their names."""
    for command in group.commands.values():
        command.params += [_again(option) for option in COMMON]
        command.epilog = _("Also --db, --lang, --config and --as, of which sea --help tells.")
        if isinstance(command, click.Group):
            understand_everywhere(command)
        elif command.callback:
            command.callback = _settled(command.callback)


def settle(context: click.Context) -> None:
    """Follow the options: the settings that hold (`followed`), and the database (`context.obj`)."""
    # Its example helps to mend a file that is not understood.
    helps = context.command.name == "config"
    settings = Settings() if helps else load(given(context, "config"))
    if name := clean(given(context, "as") or ""):
        settings = replace(settings, reviewer=name)
    follow(context, settings)
    context.obj = database(context, settings)


def database(context: click.Context, settings: Settings) -> Path:
    """The database that is asked for."""
    named: Path | None = given(context, "db")
    return named or settings.database or own_database()


def by_reviewer(command: Callable[..., None]) -> Callable[..., None]:
    """Tell the command who decides, as `reviewer`."""

    @wraps(command)
    def run(*values: Any, **named: Any) -> None:
        reviewer = followed(click.get_current_context()).reviewer
        command(*values, reviewer=reviewer, **named)

    return run


def _again(option: click.Option) -> click.Option:
    """The option after the name of a command, of which one line tells; the environment has been
    asked already."""
    again = copy(option)
    again.hidden, again.envvar = True, None
    return again


def _settled(callback: Callable[..., Any]) -> Callable[..., Any]:
    """The callback, once it is settled what the options say."""

    @wraps(callback)
    def run(*values: Any, **named: Any) -> Any:
        settle(click.get_current_context())
        return callback(*values, **named)

    return run
