"""What the words of a heading, of a sentence above a table or of a label say of its list."""

from __future__ import annotations

import re

from parser.closed_lists import ResearchList
from parser.labels import TOPICS, letters, names_beginning

_NOT_FINISHED = (
    r"\b(?:nog\s+)?(?:niet|te|onder handen)[\s-]+(?:af(?:ge)?rond\w*|af\s+te\s+ronden|voltooi\w*)"
)
_PLANNED = re.compile(
    rf"{_NOT_FINISHED}|\baf\s+te\s+ronden|\bnog\s+(?:lopend\w*|te\s+\w+en)"
    r"|\b(?:ge|in)pland\w*|\bplanning\w*|\b(?:meerjaren)?programmering|\bvoorgenomen|\bvoorzien\b"
    r"|\bte\s+(?:starten|verwachten)|\blopend\w*|\btoekomstig\w*|\bvooruitblik|\baankomend\w*"
    r"|\bkomend\w*|\bin\s+voorbereiding",
    re.IGNORECASE,
)
_FINISHED = re.compile(
    r"\bafgerond\w*|\bafgesloten|\bvoltooid\w*|\buitgevoerd\w*|\bgerealiseerd\w*|\bopgeleverd\w*"
    r"|\bverricht\w*|\bgepubliceerd\w*|\bresultaten|\buitkomsten|\bterugblik",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"agenda\b", re.IGNORECASE)
"""An agenda is what is planned, unless it says itself which part of it was finished."""

_NUMBERED = re.compile(r"\s*(?:tabel|bijlage)\s+\w+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

_PLANNED_LABELS = ("planning", "gepland", "verwacht", "looptijd", "vervolgstap", "beoogd")
"""A duration or an expectation is printed of what has not ended; and so is a beginning."""
_FINISHED_LABELS = (
    *("conclusie", "aanbeveling", "bevinding", "resultat", "resultaat", "uitkomst", "hyperlink"),
    *("vindplaats", "rapport", "weblink", "publicatie", "afgerondin", "opvolging"),
)
"""Only of what has ended there are results and a report."""
_LINKS = frozenset(("link", "links", "url"))


def list_of_heading(text: str) -> str:
    """The ResearchList that a heading or sentence names, "" where it names none or both.

    It must speak of research, or be that word alone: a theme is called "Toekomstige energie" too.
    """
    words = _WORD.findall(_NUMBERED.sub("", text))
    if not any(topic in text.lower() for topic in TOPICS) and len(words) != 1:
        return ""
    planned = bool(_PLANNED.search(text))
    finished = bool(_FINISHED.search(_PLANNED.sub(" ", text)))
    if planned != finished:
        return ResearchList.GEPLAND if planned else ResearchList.AFGEROND
    return ResearchList.GEPLAND if not planned and _AGENDA.search(text) else ""


def list_of_label(label: str) -> str:
    """The ResearchList of a table that has a column under `label`, "" where both may have it."""
    bare = letters(label)
    if names_beginning(label) or any(stem in bare for stem in _PLANNED_LABELS):
        return ResearchList.GEPLAND
    finished = bare in _LINKS or any(stem in bare for stem in _FINISHED_LABELS)
    return ResearchList.AFGEROND if finished else ""
