"""The command `sea datasette`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tui.cli.stored import opened


@click.command()
@click.pass_obj
def datasette(path: Path) -> None:
    """Print the metadata with which Datasette shows the database to readers.

    As in: sea datasette > metadata.json, and then: datasette sea.db -m metadata.json
    """
    from db.datasette import metadata

    with opened(path) as db:
        click.echo(json.dumps(metadata(db), ensure_ascii=False, indent=2))
