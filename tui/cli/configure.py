"""The command `sea config`: where the settings are, and an example of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tui.cli.common_options import given
from tui.cli.echo import say


@click.command()
@click.pass_context
def config(context: click.Context) -> None:
    """Print a settings file in which everything is a comment, and where it belongs.

    Take away the # before a setting to set it.
    """
    from tui.config.folders import settings_file

    for line in example(given(context, "config") or settings_file()):
        say(line)


def example(file: Path) -> Iterator[str]:
    """The lines of a settings file that sets nothing, with every option and every key."""
    from tui.config.keymap import bindings
    from tui.config.settings import OPTIONS

    yield f"# {file}"
    for option in OPTIONS.values():
        yield ""
        yield f"# {option.says[0].upper()}{option.says[1:]}."
        yield "# " + option.example.split("\n")[0]
    for id, binding in sorted(bindings().items()):
        yield f'# {id} = "{binding.key}"' + (
            f"  # {binding.description}" * bool(binding.description)
        )
