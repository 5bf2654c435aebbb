"""Options of the commands that take folders: which files of them, and by whom they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from parser.source_file import PAPER_SUFFIXES
from tui.cli.echo import say
from tui.translation import _
from tui.work.reading import ReadFiles, read_here
from tui.work.walk import IMPORTED, Selection

_OPTIONS = (
    click.option(
        "--include",
        multiple=True,
        help="Of folders, only files with such a name, as in '*.pdf'; may be given again.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        help="Of folders, no files and folders with such a name; may be given again.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        help="How many files to read at once; else one a processor.",
    ),
    click.option(
        "--cluster",
        help="Read on the workers of this Dask scheduler, as in tcp://host:8786; or local:4.",
    ),
)


def selecting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def selection_of(
    include: Sequence[str], exclude: Sequence[str], *, papers: bool = False
) -> Selection:
    """What the options choose; only `papers`, or saved reports as well."""
    return Selection(include, exclude, frozenset(PAPER_SUFFIXES) if papers else IMPORTED)


@contextmanager
def reading(
    jobs: int | None, cluster: str | None, pictures: Path | None = None
) -> Iterator[ReadFiles]:
    """What reads the files, as the options say. Raises `parser.worker.WorkersLost`."""
    if cluster is None:
        yield read_here(jobs, pictures)
        return
    if jobs or pictures:
        raise click.UsageError(_("--cluster goes without --jobs and --draw."))
    if cluster.startswith("local:") and not re.fullmatch(r"local:[1-9]\d*", cluster):
        raise click.UsageError(_("--cluster local:4 starts four workers here."))
    from parser.worker.cluster import Cluster

    with Cluster(cluster) as workers:
        said = _("What the workers do is seen at {address}.")
        say(said.format(address=workers.dashboard), err=True)
        yield workers.read
