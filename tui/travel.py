"""The commands `sea review export` and `sea review import`."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group()
def review() -> None:
    """Move decisions and corrections between two copies of a database."""


@review.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export_decisions(path: Path, file: Path) -> None:
    """Write every decision to FILE, one a line; "-" is standard output."""
    from db.store import open_store
    from db.travel import carried, to_lines

    with open_store(path) as db:
        lines = [f"{line}\n" for line in to_lines(carried(db))]
    try:
        with click.open_file(str(file), "w", encoding="utf-8", atomic=str(file) != "-") as out:
            out.writelines(lines)
    except OSError as error:
        raise click.ClickException(
            f"{file} cannot be written ({error.strerror}); choose another place."
        ) from error


@review.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def import_decisions(path: Path, file: Path) -> None:
    """Take in the decisions in FILE; those that do not fit are told, and left out."""
    from db.store import open_store
    from db.travel import from_lines, take_in

    try:
        with click.open_file(str(file), encoding="utf-8") as lines:
            events = from_lines(lines)
    except OSError as error:
        raise click.ClickException(
            f"{file} cannot be read ({error.strerror}); check its name."
        ) from error
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: this text is not UTF-8; export it again.") from error
    except ValueError as error:
        raise click.ClickException(f"{file}: {error}") from error
    with open_store(path) as db:
        taken = take_in(db, events)
    for left in taken.left:
        one = left.event
        here = f"; here it is ‘{left.found}’" if left.found else ""
        click.echo(
            f"Entry {one.entry}, {one.field}: ‘{one.after}’ of {one.reviewer} was left out: "
            f"{left.why}{here}.",
            err=True,
        )
    click.echo(f"{taken.new} taken in, {taken.known} known, {len(taken.left)} left out.")
    if taken.left:
        sys.exit(1)
