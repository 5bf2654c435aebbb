"""Commands that look after the file: doctor, backup."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from tui.cli.echo import say
from tui.cli.stored import opened
from tui.translation import _


@click.command()
@click.option(
    "--mend",
    is_flag=True,
    help="Make guards, the index and the shown values anew, and say what could not be mended.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def doctor(path: Path, mend: bool, as_json: bool) -> None:
    """Check the database: the file, its tables, its index, its readings, and its log."""
    from db import doctor, mending

    checks = []
    with opened(path) as db:
        left = mending.mend(db) if mend else []
        for said in left:
            say(said, err=True)
        for check in doctor.examine(db):
            checks.append(check)
            if not as_json:
                say(f"{check.name}: {check.says}", err=not check.right)
    if as_json:
        told = {"checks": [asdict(check) for check in checks], "left": left}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    if left or not all(check.right for check in checks):
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.pass_obj
def backup(path: Path, file: Path, force: bool) -> None:
    """Copy the database to the new FILE, also while it is in use."""
    from db import back_up

    with opened(path) as db:
        back_up(db, file.absolute(), force=force)
    say(_("{path} is copied to {file}.").format(path=path, file=file))
