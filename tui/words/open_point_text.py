"""What is open of an entry, in words."""

from __future__ import annotations

from rich.text import Text

from db.merge import Conflict
from db.review import Absence, Disagreement, OpenPoint, RereadField, Study
from parser import Finding
from parser.findings import MEANINGS, is_doubt
from tui.translation import _, ngettext
from tui.words.describe import local_time
from tui.words.field_text import field_name

NO_FILE = "–"
"""What stands for the name of a file that had none."""


def open_point_line(point: OpenPoint) -> Text:
    """What is open, in words."""
    name = field_name(point.field)
    text = Text(f"{name}: " if name else "", "not bold dim")
    about = point.about
    if isinstance(about, Conflict):
        said = _("corrected, and now read differently")
        if about.contested:
            said = _("two people decided differently")
        text.append("! ", "bold red").append(said)
    elif isinstance(about, RereadField):
        text.append("C ", "bold cyan").append(_("read differently since it was decided on"))
    elif isinstance(about, Absence):
        text.append("M ", "bold magenta").append(absence_text(about))
    elif isinstance(about, Disagreement):
        text.append("≠ ", "bold red")
        text.append(_("{reviewer} reads it differently").format(reviewer=about.reviewer))
    elif isinstance(about, Study):
        text.append("= ", "bold").append(_("perhaps the same study as another entry"))
        for kind, what in about.evidence:
            text.append(f" · {EVIDENCE.get(kind, kind)} {what}", "dim")
    else:
        text = _finding(about, text)
        if len(point.rows) > 1:
            text.append(_(" · one cell, for {n} entries").format(n=len(point.rows)), "not bold")
    return text


def absence_text(gone: Absence) -> str:
    """Since when an entry is missing, and in which reading."""
    said = _("missing since the reading of {file} of {time} (parser {parser})")
    return said.format(file=gone.file or NO_FILE, time=local_time(gone.since), parser=gone.parser)


def seen_text(gone: Absence) -> str:
    """When it was there last."""
    said = _("last seen in {file}, read on {time}")
    return said.format(file=gone.seen_file or NO_FILE, time=local_time(gone.seen))


def doubt_everywhere(doubt: Finding, entries: int, take: bool) -> str:
    """The question whether this doubt is settled so in that many entries."""
    said = (
        ngettext(
            "Put ‘{instead}’ in place of ‘{about}’ in {n} entry?",
            "Put ‘{instead}’ in place of ‘{about}’ in {n} entries?",
            entries,
        )
        if take
        else ngettext(
            "Is ‘{about}’ right as it is in {n} entry?",
            "Is ‘{about}’ right as it is in {n} entries?",
            entries,
        )
    )
    return said.format(about=doubt.about, instead=doubt.instead, n=entries)


EVIDENCE = {"title": _("title"), "link": _("link"), "words": _("similar words")}
"""What speaks for two entries being one study, for a person."""


def _finding(about: Finding, text: Text) -> Text:
    doubt = is_doubt(about.code)
    text.append("? " if doubt else "i ", "bold yellow" if doubt else "dim")
    text.append(MEANINGS[about.code].says, "not bold")
    if about.about:
        text.append(f" ‘{about.about[:60]}’", "not bold")
    return text
