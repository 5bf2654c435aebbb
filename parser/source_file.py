"""The bytes and the text of a file that a person named, or one sentence why they cannot be had."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parser.i18n import _
from parser.model import Unreadable

DUMP_SUFFIXES = (".txt",)
XML_SUFFIXES = (".xml",)
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
WORD_SUFFIXES = (".docx",)
EXCEL_SUFFIXES = (".xlsx",)
PDF_SUFFIXES = (".pdf",)
PAPER_SUFFIXES = (
    *(*PDF_SUFFIXES, *DUMP_SUFFIXES, *XML_SUFFIXES, *HTML_SUFFIXES),
    *(*WORD_SUFFIXES, *EXCEL_SUFFIXES),
)
"""The endings of the names of files that the parser reads."""
ZIP_SUFFIXES = (".zip",)
"""Those of files with such files in them."""


def is_packed(place: Path) -> bool:
    """Whether this is a paper in a .zip: `….zip/name`."""
    return place.parent.suffix.lower() in ZIP_SUFFIXES and place.parent.is_file()


def has_pages(path: Path) -> bool:
    """Whether the file at `path` has pages to look at, as only a PDF has."""
    return path.suffix.lower() not in set(PAPER_SUFFIXES) - set(PDF_SUFFIXES)


def bytes_of(path: Path) -> bytes:
    """The whole file. Raises Unreadable."""
    with reading(path):
        return path.read_bytes()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what goes wrong in reading the file at `path` into an Unreadable."""
    try:
        yield
    except FileNotFoundError as error:
        raise Unreadable(
            _("{path}: there is no such file; check the name.").format(path=path)
        ) from error
    except IsADirectoryError as error:
        raise Unreadable(
            _("{path}: this is a folder; name the files in it, such as {example}.").format(
                path=path, example=path / "*.pdf"
            )
        ) from error
    except OSError as error:
        raise Unreadable(
            _("{path}: this file cannot be read ({why}); check who may read it.").format(
                path=path, why=error.strerror
            )
        ) from error


def text_of(path: Path, data: bytes) -> str:
    """`data` of the file as text, which must be UTF-8. Raises Unreadable."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("{path}: this text is not UTF-8; save it as UTF-8 and try again.").format(path=path)
        ) from error
