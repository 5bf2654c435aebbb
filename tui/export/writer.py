"""What every writer of a format is given and gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper
from typing import BinaryIO

from db.search import Row
from parser import Link
from parser.addresses import with_scheme
from tui.open_link import refusal
from tui.translation import _, number


@dataclass(frozen=True, slots=True)
class About:
    """What an export is of, for those who find the file later."""

    query: str
    """"" for everything, or where entries were chosen by hand."""
    at: datetime
    total: int
    """How many entries there are to write."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something of an entry that a format has no place for."""

    uid: str
    """"" where it is about the file as a whole."""
    column: str
    why: str
    """What became of it, in a few words."""


def misfit_line(misfit: Misfit) -> str:
    """The misfit in one line: "3f2a…, Conclusion: longer than … characters: cut"."""
    where = ", ".join(filter(None, (misfit.uid, misfit.column)))
    return f"{where}: {misfit.why}"


Writer = Callable[[Iterable[Row], About, BinaryIO], list[Misfit]]
"""Writes the rows, each once and in their order, and tells what did not fit. What it is given to
write to may be a pipe."""


def text_to(out: BinaryIO, encoding: str = "utf-8") -> TextIOWrapper:
    """`out` for text, of which the line ends stay as they are; to be detached in the end."""
    return TextIOWrapper(out, encoding, errors="replace", newline="", write_through=False)


def web_address(link: Link) -> str:
    """The address of a link that leads to the web and may be opened; "" of any other."""
    url, _guessed = with_scheme(link.url)
    return "" if not url or refusal(url) else url


def web_addresses(row: Row) -> list[str]:
    """Those of all links of the entry, each once."""
    return list(dict.fromkeys(filter(None, map(web_address, row.entry.links))))


LONGEST_CELL = 32_767
"""Characters that Excel takes in a cell (https://support.microsoft.com/office/1672b34d)."""


def cut_to_cell(text: str, uid: str, column: str, misfits: list[Misfit]) -> str:
    """As much of `text` as a cell takes, counted as Excel counts: in UTF-16."""
    if 2 * len(text) <= LONGEST_CELL:
        return text
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    why = _("longer than the {n} characters of a cell: cut").format(n=number(LONGEST_CELL))
    misfits.append(Misfit(uid, column, why))
    return units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"


_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can have in it (https://www.w3.org/TR/xml/#charsets)."""


def xml_text(text: str) -> str:
    """`text` without what XML cannot hold; not escaped."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
