"""Links that are fields, notes and signs, which Word writes as marks in the text, made elements."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from parser.markup import name_of, named

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"nobreakhyphen": "-", "tab": " ", "ptab": " "}
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_NOTES = {"footnotereference": "footnotes", "endnotereference": "endnotes"}


Notes = dict[tuple[str, str], etree._Element]
"""The elements of notes by the name and the id of what refers to them."""


def mended(document: Any) -> tuple[etree._Element, Notes]:
    """The body of a document that python-docx has opened, its signs and links being elements, and
    its notes, each beginning with its number."""
    # Its own classes of elements have another meaning of `text`.
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    body = etree.fromstring(etree.tostring(document.element.body), parser)
    for sign in list(named(body, *_SIGNS)):
        sign.text = _SIGNS[name_of(sign)]
    for paragraph in list(named(body, "p")):
        _links_of_fields(paragraph)
    return body, _numbered(body, _notes_of(document, parser))


def _links_of_fields(paragraph: etree._Element) -> None:
    """Put the runs that a field HYPERLINK shows into an element (ECMA-376, 17.16)."""
    said, link = "", None
    for run in list(paragraph):
        mark = next(named(run, "fldchar"), None)
        kind = mark.get(f"{_W}fldCharType") if mark is not None else ""
        said += "".join(text.text or "" for text in named(run, "instrtext"))
        if kind == "separate" and (found := _LINK.match(said)):
            link = etree.SubElement(paragraph, f"{_W}hyperlink", url=found[1])
            run.addnext(link)
        elif kind == "end":
            said, link = "", None
        elif link is not None:
            link.append(run)
    for simple in list(named(paragraph, "fldsimple")):
        if found := _LINK.match(simple.get(f"{_W}instr", "")):
            simple.tag = f"{_W}hyperlink"
            simple.set("url", found[1])


def _notes_of(document: Any, parser: etree.XMLParser) -> Notes:
    notes = {}
    for relation in document.part.rels.values():
        for reference, part in _NOTES.items():
            if relation.reltype.endswith(f"/{part}") and not relation.is_external:
                root = etree.fromstring(relation.target_part.blob, parser)
                for note in named(root, "footnote", "endnote"):
                    notes[reference, note.get(f"{_W}id", "")] = note
    return notes


def _numbered(body: etree._Element, notes: Notes) -> Notes:
    """The notes, with the numbers that Word prints before them: those of their references."""
    counts = dict.fromkeys(_NOTES, 0)
    for reference in named(body, *_NOTES):
        name = name_of(reference)
        counts[name] += 1
        note = notes.get((name, reference.get(f"{_W}id", "")))
        first = next(named(note, "p"), None) if note is not None else None
        if first is not None:
            first.text = f"{counts[name]} "
    return notes
