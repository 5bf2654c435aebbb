"""Running lines told from the text that ends at the same height."""

from __future__ import annotations

from parser.pdf.page import Page
from parser.pdf.runs import Char, Run
from parser.table.running_lines import running


def run(text: str, base: float) -> Run:
    """`text` at the left margin, each letter 4 points wide and 8 high."""
    return Run.of(
        [
            Char(sign, 40 + 4 * at, 44 + 4 * at, base - 7, base + 1, base, 8, False)
            for at, sign in enumerate(text)
        ]
    )


def pages(last: str, often: int, gap: float) -> list[Page]:
    """Five pages of text; `last` stands `gap` points under it on `often` of them."""
    return [
        Page(
            at,
            558,
            771,
            (
                *(run(f"regel {'abcde'[at]} {'x' * row}", 700 - 10.0 * row) for row in range(40)),
                run(last if at < often else f"anders {'abcde'[at]}", 700 + gap),
            ),
        )
        for at in range(5)
    ]


def found(last: str, often: int, gap: float) -> int:
    return told(pages(last, often, gap))


def told(given: list[Page]) -> int:
    """How many runs of these pages are running ones."""
    return sum(map(len, running(given, [[] for _ in given])))


def test_a_line_of_the_text_that_comes_back_at_the_same_height_is_no_footer() -> None:
    assert found("voorlichtingscampagne te kennen. De", 2, 10) == 0


def test_a_footer_is_set_apart_from_the_text_or_stands_on_most_pages() -> None:
    assert found("Ministerie van Financien", 2, 24) == 2
    assert found("Ministerie van Financien", 4, 10) == 4


def test_the_headings_of_the_next_articles_are_no_header_though_they_differ_by_a_number() -> None:
    """Each with a table on a page of its own, as high, and by chance as far apart as the pages."""
    text = tuple(run(f"regel {'x' * row}", 100 + 10.0 * row) for row in range(40))

    def under(heading: str) -> list[Page]:
        return [
            Page(at, 558, 771, (run(heading.format(20 + at), 40), *text[at:])) for at in range(1, 6)
        ]

    assert told(under("Artikel {} - Stelsel en toezicht")) == 0
    assert told(under("Jaarverslag, deel {}")) == 5
