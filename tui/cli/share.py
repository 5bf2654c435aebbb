"""The commands `sea review export` and `sea review import`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.cli.stored import opened
from tui.translation import _


@click.group()
def review() -> None:
    """Move decisions and corrections between two copies of a database."""


@review.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export_decisions(path: Path, file: Path) -> None:
    """Write every decision to FILE, one a line; "-" is standard output."""
    from db.review import export_events, to_lines

    with opened(path) as db:
        lines = [f"{line}\n" for line in to_lines(export_events(db))]
    try:
        with click.open_file(str(file), "w", encoding="utf-8", atomic=str(file) != "-") as out:
            out.writelines(lines)
    except OSError as error:
        raise click.ClickException(
            _("{path} cannot be written ({why}); choose another place.").format(
                path=file, why=error.strerror
            )
        ) from error


@review.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def import_decisions(path: Path, file: Path) -> None:
    """Import the decisions in FILE; those that do not fit are reported and left out."""
    from db.review import from_lines, import_events

    try:
        with click.open_file(str(file), encoding="utf-8") as lines:
            events = from_lines(lines)
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
    for left in taken.left:
        one = left.event
        said = _("Entry {uid}, {field}: ‘{after}’ of {reviewer} was left out: {why}").format(
            uid=one.entry, field=one.field, after=one.after, reviewer=one.reviewer, why=left.why
        )
        here = _("; here it is ‘{found}’").format(found=left.found) if left.found else ""
        click.echo(f"{said}{here}.", err=True)
    said = _("{new} imported, {known} already known, {left} left out.")
    click.echo(said.format(new=taken.new, known=taken.known, left=len(taken.left)))
    if taken.left:
        sys.exit(1)
