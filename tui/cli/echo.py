"""Sentences for the terminal, which obeys some of what stands in the name of a file."""

from __future__ import annotations

import click

from parser.clean import one_line


def say(text: str, *, err: bool = False) -> None:
    """Print a line; `err` is for what went wrong."""
    click.echo(one_line(text), err=err)
