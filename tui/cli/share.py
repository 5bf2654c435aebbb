"""The commands `sea review export`, `sea review import` and `sea review sync`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.echo import say
from tui.cli.stored import opened
from tui.translation import _

if TYPE_CHECKING:
    from db.review import Imported

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def review() -> None:
    """Move decisions and corrections between two copies of a database."""


@review.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.pass_obj
def export_decisions(path: Path, file: Path, force: bool) -> None:
    """Write every decision to the new FILE, one a line; "-" is standard output."""
    from db import told_of_new_file
    from db.new_file import write_out
    from db.review import export_events, to_lines

    with opened(path) as db:
        text = "".join(f"{line}\n" for line in to_lines(export_events(db)))
    if str(file) == "-":
        click.echo(text, nl=False)
        return
    with told_of_new_file(file, force=force):
        write_out(file, path, lambda place: _write(place, text), force=force)


def _write(place: Path, text: str) -> None:
    place.write_text(text, "utf-8")


@review.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_JSON
@click.pass_obj
def import_decisions(path: Path, file: Path, as_json: bool) -> None:
    """Import the decisions in FILE; those that cannot be understood yet are told, and kept."""
    from db.review import content_of, from_lines, import_events
    from parser.piped import on_disk

    try:
        with on_disk([file]) as [(_file, place)]:
            if isinstance(place, Exception):
                raise place
            events = from_lines(content_of(place).decode("utf-8").split("\n"))
    except OSError as error:
        raise click.ClickException(
            _("{path} cannot be read ({why}); check its name.").format(
                path=file, why=error.strerror
            )
        ) from error
    except UnicodeDecodeError as error:
        raise click.ClickException(
            _("{path}: this text is not UTF-8; export it again.").format(path=file)
        ) from error
    except ValueError as error:
        raise click.ClickException(f"{file}: {error}") from error
    with opened(path) as db:
        taken = import_events(db, events)
    _tell(taken, as_json)


@review.command("sync")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_JSON
@click.pass_obj
def sync_decisions(path: Path, file: Path, as_json: bool) -> None:
    """Import the decisions in FILE, and write to it what both know; it is made where it is not."""
    from db.review import sync

    with opened(path) as db:
        _tell(sync(db, file), as_json)


def _tell(taken: Imported, as_json: bool) -> None:
    """Say what came of it; what waits, one a line."""
    if as_json:
        click.echo(json.dumps(_as_json(taken), ensure_ascii=False, indent=2))
        return
    for held in taken.held:
        one = held.event
        said = _("Entry {uid}, {field}: ‘{after}’ of {reviewer} is kept for later: {why}.")
        say(
            said.format(
                uid=one.entry,
                field=one.field,
                after=one.after,
                reviewer=one.reviewer,
                why=held.why,
            ),
            err=True,
        )
    said = _("{new} imported, {known} already known, {held} kept for later.")
    say(said.format(new=taken.new, known=taken.known, held=len(taken.held)))
    if taken.conflicts:
        said = _("Entries newly in conflict: {n}; find them with review:conflict.")
        say(said.format(n=taken.conflicts))


def _as_json(taken: Imported) -> dict[str, Any]:
    held = [
        {
            "uid": one.event.entry,
            "field": one.event.field,
            "after": one.event.after,
            "reviewer": one.event.reviewer,
            "why": one.why,
        }
        for one in taken.held
    ]
    return {"new": taken.new, "known": taken.known, "conflicts": taken.conflicts, "held": held}
