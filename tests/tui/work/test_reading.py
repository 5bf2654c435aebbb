"""What is said of a file of which nothing, or not everything, was read."""

from pathlib import Path

from parser import Box, Code, Document, Finding, Report
from tui.work.reading import problems

FILE = Path("jaarverslag.pdf")


def test_a_heading_of_an_annex_that_was_not_read_is_named_with_its_page() -> None:
    unread = Finding(Code.ANNEX_UNREAD, "", "Bijlage 3: Afgerond onderzoek", Box(88, 0, 0, 0, 0))
    (said,) = problems(FILE, Report(Document(pages=90), findings=(unread,)))
    assert "page 88" in said
    assert "Bijlage 3: Afgerond onderzoek" in said


def test_a_paper_that_announces_no_annex_has_none() -> None:
    (said,) = problems(FILE, Report(Document(pages=90)))
    assert "no annex" in said
