"""The page around the table: running lines, headers, headings, pictures. In points."""

from __future__ import annotations

RUNNING_ZONES = (0.12, 0.85)
"""Shares of the page's height, above and below which running lines stand."""
RUNNING_LINES = (2, 3)
"""Running lines at the top and at the bottom of a page, at most."""
RUNNING_GAP = 1.6
"""Type sizes from the baseline of a running line to that of the text: lines of one text stand
nearer, at 1.1 to 1.5."""
RUNNING_STEP = 3
"""Points by which the height of a running line may differ from page to page, about."""
RUNNING_SHARE = 1 / 2
"""Share of the pages on which a running line comes back that nothing sets apart from the text."""
FEW_PAGES = 4
"""Pages that are too few to tell running lines by, if there are fewer."""
HEADER_LINES = 8
"""Lines of a header, at most."""
HEADER_GAP = 2.2
"""Type sizes between the baselines of two lines of one header, at most."""
HEADER_CLOSE = 0.6
"""Type sizes of white under a header's line, below which the next one may be of the header too."""
BODY_LINES = 60
"""Lines under a header that tell where its columns are."""
SIZE_LINES = 8
"""Lines under a header that tell the type size of its table."""
HEADING_LINES = 2
"""Lines of a table's heading that may stand above a repeated header, at most."""
LEAD_LINES = 5
"""Lines above a table that may say what it lists: a caption, and a sentence or two."""
ROWS_WITHIN = 3
"""Lines behind one that does not keep to the columns, among which a row shows that it interrupts
the table, and does not end it."""
LINE_NUMBERS = 5
"""Lines that are counted in the margin of a page, at least: a table's rows may be a few less."""
NUMBERED_LINE = 1.9
"""Type sizes from one line to the next that is counted in the margin, at most: those of a draft
stand at one and a half times the usual distance, rows with their white further apart."""
LINE_NUMBER = 4
"""Letters of a number that counts lines, at most."""
PICTURE = 0.5
"""Share of the page that a picture of a page covers, at least."""
SKEW = 0.18
"""Share of its length by which a text may rise and still run level: 10 degrees."""
RECOGNISED = 0.5
"""Visible letters for each invisible one, below which the invisible ones are a picture's text."""


def in_running_zone(base: float, height: float, *, above: bool) -> bool:
    """Whether a line stands where running lines do, at the top or the bottom of a page of this
    `height`."""
    return base < RUNNING_ZONES[0] * height if above else base > RUNNING_ZONES[1] * height


def sets_apart(gap: float, size: float) -> bool:
    """Whether the gap beside a line is wider than between two lines of one text."""
    return gap > RUNNING_GAP * size


def running_step(height: float) -> int:
    """The height of a line above the bottom, in steps in which running lines come back."""
    return round(height / RUNNING_STEP)


def comes_back(times: int, pages: int, *, apart: bool) -> bool:
    """Whether a line that stands on this many of the pages is a running line; one that is set
    `apart` from the text need only be seen twice."""
    return times > (1 if apart else max(1, RUNNING_SHARE * pages))


def is_header_gap(gap: float, size: float) -> bool:
    """Whether two lines stand near enough for one header."""
    return gap <= HEADER_GAP * size


def is_close_to_header(white: float, size: float) -> bool:
    """Whether there is so little white under a line of a header that the next may be of it too."""
    return white < HEADER_CLOSE * size


def may_count_lines(text: str) -> bool:
    """Whether `text` is a number that may count a line."""
    return text.isdecimal() and len(text) <= LINE_NUMBER


def are_line_numbers(numbers: int, drop: float, size: float) -> bool:
    """Whether so many numbers below each other, with this `drop` for each that they count, count
    lines of type of this `size`."""
    return numbers >= LINE_NUMBERS and drop <= NUMBERED_LINE * size


def covers_page(area: float, page: float) -> bool:
    """Whether a picture of this `area` covers most of a page of that one."""
    return area > PICTURE * page


def is_skew(across: float, up: float) -> bool:
    """Whether text that runs so far across and so far up is neither level nor upright: a stamp. A
    scan that lies askew is not."""
    return min(abs(across), abs(up)) > SKEW * max(abs(across), abs(up))


def is_recognised(invisible: int, visible: int) -> bool:
    """Whether a page's invisible letters are what a program recognised in a picture of the page."""
    return visible < RECOGNISED * invisible
