"""What the program says, as it stands in the source, and the Dutch catalogue of it.

`python -m tests.words` takes what is new into the catalogue, leaves out what is no longer said, and
compiles it; what has no translation yet is printed.
"""

from __future__ import annotations

import os
from inspect import cleandoc
from io import BytesIO
from pathlib import Path

os.environ["LANGUAGE"] = "en"

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from parser.i18n import DOMAIN, FOLDER
from tui.cli.commands import sea
from tui.translation import with_help

ROOT = Path(__file__).parents[1]
PO = FOLDER / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")

CLICK = {
    *("Options", "Commands", "Usage:", "Missing command.", "Aborted!", "Error: {message}"),
    *("Show the version and exit.", "Show this message and exit."),
    *("Try '{command} {option}' for help.", "%(prog)s, version %(version)s"),
    *("Invalid value: {message}", "Invalid value for {param_hint}: {message}"),
    *("Missing argument", "Missing option", "Missing parameter"),
    *("No such option {name!r}.", "No such command {name!r}."),
    *("Did you mean {possibility}?", "Got unexpected extra argument ({args})"),
    *("Option {name!r} does not take a value.", "Option {name!r} requires an argument."),
    *("{value!r} is not {choice}.", "{name} {filename!r} is a directory."),
    *("file", "directory", "path"),
}
"""What click says of itself and that who uses `sea` can meet; of a plural, the singular."""


def messages() -> Catalog:
    """All that the program can say to a person."""
    found = Catalog(locale="nl", domain=DOMAIN, fuzzy=False)
    for floor in ("parser", "db", "tui"):
        for file, _line, message, comments, _context in extract_from_dir(ROOT / floor):
            found.add(message, locations=[(f"{floor}/{file}", 0)], auto_comments=comments)
    for part in with_help(sea):
        found.add(cleandoc(part.help), locations=[("sea --help", 0)])
    for _file, _line, message, _comments, _context in extract_from_dir(Path(click.__file__).parent):
        if (message if isinstance(message, str) else message[0]) in CLICK:
            found.add(message, locations=[("click", 0)])
    return found


def catalogue() -> Catalog:
    """The Dutch catalogue as it is kept."""
    with PO.open("rb") as file:
        return read_po(file, locale="nl", domain=DOMAIN)


def compiled(kept: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    out = BytesIO()
    write_mo(out, kept)
    return out.getvalue()


def main() -> None:
    """Bring the catalogue up to date."""
    kept = catalogue()
    made = kept.creation_date
    kept.update(messages(), no_fuzzy_matching=True, update_header_comment=False)
    kept.creation_date = made  # the file changes where a message does
    kept.obsolete.clear()
    with PO.open("wb") as file:
        write_po(file, kept, width=100, sort_output=True, include_lineno=False)
    MO.write_bytes(compiled(kept))
    for message in kept:
        if message.id and not all(message.string if message.pluralizable else [message.string]):
            print(message.id)


if __name__ == "__main__":
    main()
