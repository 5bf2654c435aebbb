"""CSL-JSON, RIS and BibTeX are read back by other programs, and keep every value."""

from __future__ import annotations

import json

import bibtexparser
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from db.search import Row
from tests.tui.export.conftest import Written
from tui.export.reference import reference

# Of csl-data.json in https://github.com/citation-style-language/schema; a "report" may have them.
CSL_TEXTS = {"id", "type", "title", "genre", "publisher", "URL", "abstract", "keyword", "note"}
CSL_TEXTS |= {"language"}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_csl_json_is_of_its_schema_and_keeps_every_value(
    write: Written, exported: list[Row]
) -> None:
    items = json.loads(write("csl", exported)[0])
    for item, row in zip(items, exported, strict=True):
        one = reference(row)
        assert item.keys() <= CSL_TEXTS | {"author", "issued"}
        assert all(isinstance(item[name], str) for name in CSL_TEXTS & item.keys())
        assert (item["id"], item["type"], item["title"]) == (one.key, "report", one.title)
        assert [author.keys() for author in item["author"]] == [{"literal"}] * len(one.authors)
        assert [author["literal"] for author in item["author"]] == list(one.authors)
        assert item["issued"] == {"date-parts": [[one.year]]}
        assert item["abstract"] == one.abstract
        assert item["URL"] == one.urls[0]
    assert json.loads(write("csl", [])[0]) == []


def test_ris_keeps_every_value_but_for_line_breaks(write: Written, exported: list[Row]) -> None:
    entries = rispy.loads(write("ris", exported)[0].decode())
    for entry, row in zip(entries, exported, strict=True):
        one = reference(row)
        assert (entry["type_of_reference"], entry["id"]) == ("RPRT", one.key)
        assert entry["title"] == squeezed(one.title)
        assert entry["authors"] == [squeezed(name) for name in one.authors]
        assert entry["year"] == str(one.year)
        assert entry["abstract"] == squeezed(one.abstract)
        assert entry["keywords"] == list(one.keywords)
        assert entry["urls"] == list(one.urls)
        assert entry["notes"] == [one.note]


def test_bibtex_keeps_every_value(write: Written, exported: list[Row]) -> None:
    text = write("bibtex", exported)[0].decode()
    raw = bibtexparser.parse_string(text)
    read = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not raw.failed_blocks and not read.failed_blocks
    for entry, plain, row in zip(read.entries, raw.entries, exported, strict=True):
        one = reference(row)
        assert (entry.key, entry.entry_type) == (one.key, "techreport")
        assert _unbraced(entry["title"]).replace("ˆ", "^") == squeezed(one.title)
        assert entry["year"] == str(one.year)
        # pylatexenc makes another sign of \textasciicircum than Zotero and TeX do.
        assert entry["abstract"].replace("ˆ", "^") == one.abstract
        assert plain["url"] == one.urls[0].replace("{", "%7B").replace("}", "%7D")
        assert plain["author"].count("} and {") == len(one.authors) - 1


def _unbraced(text: str) -> str:
    return squeezed(text.removeprefix("{").removesuffix("}"))
