"""Rulings and fills: what is one, and what it says of the lines beside it. In points."""

from __future__ import annotations

RULING_WIDTH = 2.0
"""Points: a filled rectangle no thicker than this is a ruling, not a background."""
DOTTED_LENGTH = 20.0
"""Points: a row of dots that is no longer is no ruling; a word may be as long."""
RULING_JITTER = 1.5
"""Points: pieces of a ruling are less than this apart, as are a ruling and an edge along it."""
RULING_GAP = 3.0
"""Points between two pieces of one ruling, at most."""
DOUBLE_RULING = 2.5
"""Points: rulings and edges of fills that are no further apart are one, as are a ruling and the
beginning of a row."""
RULING_SLACK = 1.0
"""Points by which what touches a ruling may lie on its other side."""
GROUP_OVERHANG = 2.0
"""Points that a group's rulings may begin right of its label."""
WHITE = 0.999
"""Brightness from 0 to 1, from which on a colour is that of the paper."""
MOST_OF_LENGTH = 0.7
"""Share of a length: what covers more of it runs along it, or across it."""
HALF_OF_LENGTH = 0.5
"""Share of a length: as MOST_OF_LENGTH, across a header, of which a ruling may part some labels."""
UNDERLINED_SPACE = 0.35
"""Ems: a space is hardly wider; that at a line's end is underlined with the words before it."""
UNDERLINE = (-0.1, 0.3)
"""Type sizes below the baseline, between which a ruling underlines."""
UNDER_LAST_LINE = 1.5
"""Type sizes below the last baseline of a body, at most, to the ruling that closes it."""
BELOW_HEADER = 0.3
"""Type sizes by which a header's closing ruling may stand above the bottom of its last line, or
below the top of the next."""
BELOW_LONE_HEADER = 2.0
"""Type sizes below a header with nothing under it, at most, to its closing ruling."""
INSIDE_HEADER = (0.8, 0.5)
"""Type sizes below a header's top, and above its bottom, between which a ruling parts its lines."""
GROUP_RULING = 1.6
"""Type sizes from a group's label to its rulings, at most."""
GROUP_FILL = 2.8
"""Type sizes: a background that is no higher is that of one line."""


def is_thin(thickness: float) -> bool:
    """Whether what is drawn so thick is a ruling, or a dot of one."""
    return thickness <= RULING_WIDTH


def is_dotted_ruling(length: float) -> bool:
    """Whether a row of dots is long enough for a ruling."""
    return length > DOTTED_LENGTH


def is_paper(brightness: float) -> bool:
    """Whether this share of a colour's component is all of it, as in white."""
    return brightness >= WHITE


def in_one_ruling(offset: float) -> bool:
    """Whether two pieces that lie `offset` points beside each other, 0 or more, are of one."""
    return offset < RULING_JITTER


def has_gap(end: float, start: float) -> bool:
    """Whether a piece of ruling begins too far behind the end of another to be of the same one."""
    return start > end + RULING_GAP


def is_no_longer(start: float, end: float, low: float, high: float, size: float) -> bool:
    """Whether a ruling from `start` to `end` is no longer than the text of this size from `low` to
    `high`, and the space behind it."""
    return start > low - RULING_JITTER and end < high + RULING_JITTER + UNDERLINED_SPACE * size


def are_two_edges(y: float, other: float) -> bool:
    """Whether a ruling and another, or the edge of a fill, are not in one place."""
    return abs(y - other) > DOUBLE_RULING


def lies_within(at: float, top: float, bottom: float) -> bool:
    """Whether a ruling lies between two heights, or along one of them."""
    return top - RULING_SLACK < at < bottom + RULING_SLACK


def reaches_into(low: float, high: float, top: float, bottom: float) -> bool:
    """Whether a background from `low` to `high` and the stretch from `top` to `bottom` meet."""
    return high > top - RULING_SLACK and low < bottom + RULING_SLACK


def runs_along(
    start: float, end: float, low: float, high: float, share: float = MOST_OF_LENGTH
) -> bool:
    """Whether what lies from `start` to `end` covers more than a share of `low` to `high`."""
    return min(end, high) - max(start, low) > share * (high - low)


def underlines(at: float, base: float, size: float) -> bool:
    """Whether a ruling at y = `at` underlines text of this size on this baseline."""
    return base + UNDERLINE[0] * size <= at <= base + UNDERLINE[1] * size


def closes_body(at: float, base: float, size: float) -> bool:
    """Whether a ruling stands right below the last line of a table's body."""
    return 0 < at - base < UNDER_LAST_LINE * size


def closes_header(at: float, bottom: float, size: float, after: tuple[float, float] | None) -> bool:
    """Whether a ruling, or the end of a fill, stands between a header, which ends at `bottom`, and
    the line under it, of which `after` has the top and the size (None: there is none)."""
    limit = after[0] + BELOW_HEADER * after[1] if after else bottom + BELOW_LONE_HEADER * size
    return bottom - BELOW_HEADER * size < at < max(limit, bottom + BELOW_HEADER * size)


def is_inside_header(at: float, top: float, bottom: float, size: float) -> bool:
    """Whether a ruling stands well inside a header: below its top and above its bottom."""
    return top + INSIDE_HEADER[0] * size < at < bottom - INSIDE_HEADER[1] * size


def spans_label(start: float, end: float, low: float, high: float) -> bool:
    """Whether a ruling reaches over a group's label from `low` to `high`."""
    return start - GROUP_OVERHANG < low and end > high


def is_right_above(at: float, top: float, size: float) -> bool:
    """Whether a ruling stands right above a line whose letters begin at `top`."""
    return top - GROUP_RULING * size < at <= top + RULING_SLACK


def is_right_below(at: float, bottom: float, size: float) -> bool:
    """Whether a ruling stands right below a line whose letters end at `bottom`."""
    return bottom - RULING_SLACK <= at < bottom + GROUP_RULING * size


def is_one_line_high(height: float, size: float) -> bool:
    """Whether a background is that of one line."""
    return height < GROUP_FILL * size
