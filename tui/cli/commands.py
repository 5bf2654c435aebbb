"""The commands of `sea`. What is slow to import is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from io import StringIO
from pathlib import Path

import click

from parser.clean import clean, one_line
from tui.cli.common_options import COMMON, settle, understand_everywhere
from tui.cli.compare_command import compare
from tui.cli.completing import VARIABLE, completion
from tui.cli.configure import config as config_command
from tui.cli.datasette_command import datasette
from tui.cli.decide import accept, flag, redo, reject, set_field, undo
from tui.cli.divide import join, split
from tui.cli.echo import say
from tui.cli.export_command import export_entries
from tui.cli.import_command import import_files
from tui.cli.maintenance import backup, doctor
from tui.cli.parse_command import parse
from tui.cli.search_command import search
from tui.cli.share import review
from tui.cli.show import leave, second, show, take
from tui.cli.stats_command import stats
from tui.cli.stored import opened
from tui.config.settings import Settings, followed
from tui.translation import _, translate_help

FAILED = 1
"""Exit status where something asked for could not be done; 2 is wrong usage, 130 is Ctrl-C."""

DUMB = ("dumb", "unknown")
"""What TERM says of a terminal that only prints one line below the other."""

SAMPLE = Path(__file__).parents[1] / "samples" / "kst-36360-VI-1-p286.pdf"
"""Page 286 of Kamerstuk 36 360 VI, nr. 1, with the page before and after, for `sea demo`."""


@click.group(
    invoke_without_command=True,
    params=list(COMMON),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="seakijker", prog_name="sea")
@click.pass_context
def sea(context: click.Context) -> None:
    """Find, read and check the policy research in the annexes of Dutch annual reports.

    Without a command it opens the app.
    """
    if context.invoked_subcommand is None:
        settle(context)
        _run_app(context.obj, followed(context))


@sea.command()
@click.pass_context
def demo(context: click.Context) -> None:
    """Show the app on a sample; where the output is no terminal, print its entries."""
    from tempfile import TemporaryDirectory

    from db.ingest import ingest
    from db.paper_files import remember
    from db.search import find, stream
    from parser.worker import read_bounded
    from tui.cli.printing import print_rows

    with TemporaryDirectory(prefix="seakijker-") as folder:
        path = Path(folder) / "demo.db"
        with opened(path, make=True) as db:
            sample = read_bounded(SAMPLE)
            ingest(db, sample)
            remember(db, sample.document.sha256, SAMPLE)
            if not sys.stdout.isatty():
                print_rows(stream(db, find(db, "")))
                return
        _run_app(path, followed(context), keep=False)


for _command in (
    import_files,
    search,
    parse,
    doctor,
    backup,
    stats,
    review,
    export_entries,
    compare,
    completion,
    datasette,
    accept,
    reject,
    flag,
    set_field,
    join,
    split,
    undo,
    redo,
    show,
    take,
    leave,
    second,
    config_command,
):
    sea.add_command(_command)
understand_everywhere(sea)


def _run_app(path: Path, settings: Settings, *, keep: bool = True) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            _("the app needs a terminal; to print entries use: sea search WORDS [--json]")
        )
    if os.environ.get("TERM") in DUMB:
        said = _(
            "the app needs a terminal in which it can place text, and TERM={term} is none; "
            "to print entries use: sea search WORDS"
        )
        raise click.UsageError(said.format(term=os.environ["TERM"]))
    from db import read_only

    # What is wrong with the file is said before the screen is taken.
    with opened(path, make=True) as db:
        closed = read_only(db)
    from tui.app import SeakijkerApp
    from tui.config import keymap, themes
    from tui.config.state import state_file
    from tui.pictures import picture_widget

    themes.check(settings)
    keymap.check(settings)

    notice = (
        one_line(_("{path} is read-only: nothing can be decided or imported.").format(path=path))
        if closed
        else ""
    )
    kept = state_file(path) if keep else None
    app = SeakijkerApp(
        path,
        notice=notice,
        settings=settings,
        state_file=kept,
        pictures=picture_widget() if settings.pictures else None,
    )
    app.run(mouse=settings.mouse)


def run() -> None:
    """Run what the command line says; what goes wrong is one sentence and an exit status."""
    translate_help(sea)
    try:
        sys.exit(sea.main(standalone_mode=False, complete_var=VARIABLE) or 0)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        said = StringIO()
        error.show(said)
        text = said.getvalue().rstrip("\n")
        # With what is wrong usage a line tells how it is used.
        click.echo((clean if isinstance(error, click.UsageError) else one_line)(text), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has seen enough; Python must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        from db import StoreError
        from parser import Unreadable

        if not isinstance(error, StoreError | Unreadable):
            if os.environ.get("SEA_DEBUG"):
                raise
            error = Exception(
                _(
                    "Something is wrong in Seakijker itself ({why}); set SEA_DEBUG=1 to see where, "
                    "and report it."
                ).format(why=f"{type(error).__name__}: {error}")
            )
        say(str(error), err=True)
        sys.exit(FAILED)
