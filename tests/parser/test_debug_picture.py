"""The picture of what was seen and decided, for a person who looks into a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image

from parser.debug_picture.doubts import LINE_ENDS, doubts_on
from parser.debug_picture.drawing import LABEL_ROWS
from parser.debug_picture.legend import (
    COLUMN,
    DOUBT,
    MERGED,
    ROW,
    SECOND,
    Cell,
    columns_told,
    merged_told,
)
from parser.debug_picture.sheet import LINE, MARGIN, SCALE, LegendText, Sheet, plain
from parser.entry import MergedReading, drafts_of, merge_cells
from parser.locate import locate
from parser.model import Box, Report
from parser.table import (
    NARROW_EDGE,
    NARROW_MARGIN,
    Column,
    Edge,
    PartRows,
    layout_document,
    rows_of,
)
from parser.table.columns import ColumnCosts
from parser.worker.batch import read_bounded

CORPUS = Path(__file__).parents[1] / "corpus"
TOP = LABEL_ROWS * LINE
"""Pixels above a page with one set of columns."""
CENTRED = "unseen/u07-chromium-vertical-thema"
NARROW = "fresh/k06-weasy-zebra-budget"
"""On its page 5 a theme may go on over one row more."""
"""A paper of which a theme halfway its cells may hold for a row more."""


def rows_in(path: Path) -> list[PartRows]:
    layouts, _ = layout_document(path, locate(path))
    return [rows_of(part) for layout in layouts for part in layout.parts]


def merged_in(path: Path) -> Sequence[MergedReading]:
    parts = rows_in(path)
    return merge_cells(drafts_of(parts)[0], parts)


def said(legend: Iterator[list[LegendText]]) -> list[str]:
    return ["".join(words.text for words in line) for line in legend]


def colours(picture: Path, box: Box) -> set[tuple[int, ...]]:
    """The colours in a box of a page."""
    with Image.open(picture) as image:
        x0, top, x1, bottom = (round(SCALE * x) for x in (box.x0, box.top, box.x1, box.bottom))
        part = image.convert("RGB").crop((x0, top + TOP, x1, bottom + TOP))
        return {colour for _, colour in part.getcolors(1 << 20) or []}  # type: ignore[misc]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pictures of `CENTRED`."""
    folder = tmp_path_factory.mktemp("made")
    read_bounded(CORPUS / f"{CENTRED}.pdf", pictures=folder)
    return folder


@pytest.mark.parametrize("name", ["dev/d02-rl-grid-rotate90", "own/h25-rl-imagepage-crop"])
def test_each_page_of_the_annex_is_drawn_with_what_was_seen(name: str, tmp_path: Path) -> None:
    report = read_bounded(CORPUS / f"{name}.pdf", pictures=tmp_path / "made")
    pictures = {int(file.stem[-3:]): file for file in (tmp_path / "made").iterdir()}
    assert set(pictures) == {page for entry in report.entries for page in entry.pages}
    box = report.entries[0].boxes["conclusies"][0]
    seen = colours(
        pictures[box.page], Box(box.page, box.x0 + 1, box.top + 1, box.x1 - 1, box.bottom)
    )
    # The cell is tinted blue where the paper was white, and its letters are dark.
    assert any(blue > red + 15 for red, _, blue in seen)
    assert any(sum(colour) < 300 for colour in seen)


def test_a_paper_without_an_annex_leaves_no_folder(tmp_path: Path) -> None:
    read_bounded(CORPUS / "dev" / "d20-rl-no-annex.pdf", pictures=tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_a_merged_cell_is_framed_over_all_its_rows_which_do_not_cross_it(drawn: Path) -> None:
    subthemes = merged_in(CORPUS / f"{CENTRED}.pdf")[1]
    numbers = [at for at, row in enumerate(subthemes.column.rows) if row.page == 5][:3]
    rows = [subthemes.column.rows[at] for at in numbers]
    assert len({subthemes.tiling.tiles[at].text for at in numbers} - {None}) == 1
    x0, x1 = subthemes.parts[-1].span(subthemes.at)
    cell = Box(5, x0 + 4, rows[0].top + 4, x1 - 4, rows[2].bottom - 4)
    seam = Box(5, cell.x0, rows[1].top - 3, cell.x1, rows[1].top + 3)
    picture = next(drawn.glob("*-p005.png"))
    assert ROW[:3] not in colours(picture, cell)
    assert MERGED[:3] not in colours(picture, seam)
    for side in (cell.x0 - 3, cell.x1 + 1):
        middle = Box(5, side, rows[1].bottom - 2, side + 2, rows[1].bottom + 2)
        assert MERGED[:3] in colours(picture, middle)
    beside = Box(5, x1 + 10, rows[1].bottom - 2, x1 + 60, rows[1].bottom + 2)
    assert ROW[:3] in colours(picture, beside)


def test_what_came_next_is_dashed_where_its_margin_is_narrow_and_only_there(
    tmp_path: Path,
) -> None:
    read_bounded(CORPUS / f"{NARROW}.pdf", pictures=tmp_path)
    themes, subthemes = merged_in(CORPUS / f"{NARROW}.pdf")
    assert min(tile.margin for tile in subthemes.tiling.tiles) >= NARROW_MARGIN
    rows = zip(themes.column.rows, themes.tiling.tiles, strict=True)
    on_page = [(row, tile.margin < NARROW_MARGIN) for row, tile in rows if row.page == 5]
    assert {is_narrow for _, is_narrow in on_page} == {True, False}
    for reading in (themes, subthemes):
        x0, x1 = reading.parts[-1].span(reading.at)
        for row, is_narrow in on_page:
            seen = colours(
                next(tmp_path.glob("*-p005.png")),
                Box(5, x0 + 1, row.top + 12, x1 - 1, row.bottom - 12),
            )
            assert (SECOND[:3] in seen) is (is_narrow and reading is themes)


def test_the_legend_tells_the_costs_that_the_tiling_had() -> None:
    for reading in merged_in(CORPUS / f"{CENTRED}.pdf"):
        first, second = reading.tiling.styles[:2]
        lines = said(merged_told(reading, (), ()))
        assert f"{first.cost:.1f}: " in lines[0]
        assert f"{second.cost:.1f}: " in lines[1]
        assert first.cost <= second.cost


def test_the_legend_names_what_came_next_by_its_sign_and_margin() -> None:
    reading = merged_in(CORPUS / f"{CENTRED}.pdf")[0]
    box = Box(5, 0, 0, 1, 1)
    cells, seconds = [Cell(box, "Opvang", 1.25)], [Cell(box, "Inburgering", 0.02, "a")]
    *_, sure, second = said(merged_told(reading, cells, seconds))
    assert "Opvang +1.2" in sure
    assert second == "a Inburgering +0.02"


def test_the_legend_tells_how_sure_a_column_is_in_the_colour_of_doubt_where_hardly() -> None:
    sure = Column("thema", "Thema", 0, 90, 0, costs=ColumnCosts(suits=9.5))
    costs = ColumnCosts(NARROW_EDGE / 2, Edge(120, 7.5), 4.0, 0.5, "titel")
    unsure = Column("conclusies", "Wat", 90, 200, 92, costs=costs)
    _, first, second = columns_told([sure, unsure])
    assert first[0].text == "1 thema (Thema): suits 9.5"
    assert (
        second[0].text == "2 conclusies (Wat): suits 4.0, titel 0.50 less, edge 1.0, one more 7.5"
    )
    assert (first[0].colour, second[0].colour) == (COLUMN, SECOND)


def test_a_line_end_that_was_decided_closely_is_marked_on_both_its_lines(
    report_of: Callable[[str], Report], path_of: Callable[[str], Path], tmp_path: Path
) -> None:
    report, path = report_of("h27"), path_of("h27")
    drafts = drafts_of(parts := rows_in(path))[0]
    merge_cells(drafts, parts)
    pages = sorted({page for entry in report.entries for page in entry.pages})
    doubts = [one for page in pages for one in doubts_on(page, report, drafts)]
    close = [one for one in doubts if one.code in LINE_ENDS]
    assert close
    read_bounded(path, pictures=tmp_path)
    for doubt in close:
        end, start = doubt.boxes
        assert (start.page, start.top) > (end.page, end.top)
        assert start.x0 < end.x0
        for box in doubt.boxes:
            assert DOUBT[:3] in colours(tmp_path / f"{path.stem}-p{box.page:03}.png", box)


def test_a_finding_of_several_entries_is_marked_once(
    report_of: Callable[[str], Report], path_of: Callable[[str], Path]
) -> None:
    report, path = report_of("u07"), path_of("u07")
    drafts = drafts_of(rows_in(path))[0]
    doubts = [one for page in (4, 5, 6) for one in doubts_on(page, report, drafts)]
    assert len(doubts) == len(set(doubts))


def test_the_legend_stands_below_the_page_and_in_as_many_columns_as_fit(tmp_path: Path) -> None:
    heights = []
    for width in (600, 1800):
        sheet = Sheet(Image.new("RGB", (width, 400), "white"), (), 1)
        sheet.save(tmp_path / "made.png", [[LegendText(f"line {at}")] for at in range(12)])
        with Image.open(tmp_path / "made.png") as made:
            assert made.width == width + MARGIN
            page = made.crop((0, LINE, width, LINE + 400))
            assert page.getcolors() == [(400 * width, (255, 255, 255))]
            heights.append(made.height)
    assert heights[0] > heights[1]


def test_tags_cover_no_text_and_no_other_tag() -> None:
    words = Box(1, 10, 10, 90, 20)
    sheet = Sheet(Image.new("RGB", (400, 200), "white"), [words], 0)
    before = sheet.picture.crop((20, 20, 180, 40)).tobytes()
    for _ in range(6):
        sheet.tag(Box(1, 8, 8, 92, 40), "+2.0", MERGED)
        sheet.tag_beside(words, "drawn", ROW)
    assert sheet.picture.crop((20, 20, 180, 40)).tobytes() == before
    for at, one in enumerate(sheet.taken):
        for other in sheet.taken[:at]:
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )


def test_signs_that_the_font_lacks_are_replaced() -> None:
    assert plain("Eén op de vier \u2010 „ja”") == 'Een op de vier - ?ja"'
