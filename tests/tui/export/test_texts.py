"""JSON, Markdown and the web page are read back by another program; a hostile text stays a text."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

import lxml.html
from markdown_it import MarkdownIt

from db.search import Row
from parser.clean import clean
from parser.report_json import as_json, from_json
from tests.tui.export.conftest import Written
from tui.export.to_text import RULE
from tui.words.cite import as_text
from tui.words.describe import title_of


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_json_holds_all_that_is_known_of_every_entry(write: Written, exported: list[Row]) -> None:
    data, misfits = write("json", exported)
    read = json.loads(data)
    assert misfits == []
    for one, row in zip(read, exported, strict=True):
        assert (one["uid"], one["review"]) == (row.uid, row.review)
        report = {"document": one["document"], "entries": [one]}
        back = from_json(report)
        assert back.document == row.document
        assert as_json(back.entries[0]) == as_json(row.entry)
    lines = write("jsonl", exported)[0].decode().splitlines()
    assert list(map(json.loads, lines)) == read
    assert json.loads(write("json", [])[0]) == []


def test_markdown_shows_every_text_as_it_is_and_links_lead_to_the_web(
    write: Written, exported: list[Row]
) -> None:
    for row in exported:
        data, _misfits = write("markdown", [row])
        html = MarkdownIt("gfm-like").render(data.decode())
        page = lxml.html.fromstring(f"<main>{html}</main>")
        (title,) = page.xpath("//h2")
        assert title.text_content() == title_of(row.entry)
        paragraphs = [squeezed(part) for part in row.entry.conclusies.split("\n")]
        assert [part.text_content() for part in page.xpath("./p")] == paragraphs
        facts = [fact.text_content() for fact in page.xpath("//li")]
        if row.entry.thema:
            assert f"Theme: {squeezed(row.entry.thema)}" in facts
        assert {urlsplit(link).scheme for link in page.xpath("//li/a/@href")} <= {"https", "http"}
        assert set(page.xpath("//*/@href")) == set(page.xpath("//a/@href"))
        assert not page.xpath("//script|//img|//b|//em|//code|//s|//u|//h3")


def test_the_web_page_shows_every_text_and_nothing_in_it_runs(
    write: Written, exported: list[Row]
) -> None:
    text = write("html", exported)[0].decode()
    page = lxml.html.document_fromstring(text)
    articles = page.xpath("//main/article")
    assert [article.get("id") for article in articles] == [row.uid for row in exported]
    for article, row in zip(articles, exported, strict=True):
        assert article.find("h2").text_content() == title_of(row.entry)
        shown = squeezed(article.text_content())
        wanted = [row.entry.thema, row.entry.artikel, *row.entry.extra.values()]
        wanted += [*row.entry.conclusies.split("\n"), *(link.text for link in row.entry.links)]
        assert [part for part in wanted if squeezed(part) not in shown] == []
    assert {urlsplit(link).scheme for link in page.xpath("//@href")} == {"https"}
    assert not page.xpath("//@src|//@onerror|//img|//link|//iframe")
    (script,), (style,) = page.xpath("//script/text()"), page.xpath("//style/text()")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for part in (script, style):
        assert b64encode(sha256(part.encode()).digest()).decode() in policy
    assert policy.startswith("default-src 'none';")


def test_the_web_page_can_be_used_with_a_screen_reader(write: Written, exported: list[Row]) -> None:
    page = lxml.html.document_fromstring(write("html", exported)[0])
    assert page.get("lang") == "en" and page.xpath("//main/@lang") == ["nl"]
    assert page.xpath("//title/text()") and len(page.xpath("//h1")) == 1
    (field,) = page.xpath("//input")
    assert page.xpath(f"//label[@for='{field.get('id')}']") and page.xpath("//*[@role='status']")
    assert all(link.text_content().strip() for link in page.xpath("//a"))


def test_plain_text_is_what_is_copied_of_each_entry(write: Written, exported: list[Row]) -> None:
    data, misfits = write("text", exported)
    text = data.decode()
    assert misfits == []
    _heading, *parts = text.split(f"\n{RULE}\n\n")
    assert [part.rstrip("\n") for part in parts] == [
        clean(as_text(row)).rstrip("\n") for row in exported
    ]
    assert "\x1b" not in text
