"""The discs before the items of a list, where they are drawn and no letters: by browsers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pdfminer.layout import LTCurve, LTRect

from parser.pdf.page import Rect
from parser.pdf.runs import Run
from parser.pdf.turn import Turn
from parser.pdf.view import View
from parser.typography import is_list_disc, marks_item

DISC = "\u2022"


def with_discs(runs: Sequence[Run], shapes: Iterable[LTCurve], view: View, turn: Turn) -> list[Run]:
    """`runs`, those that begin behind a drawn disc with a bullet as their first letter."""
    sizes = {run.size for run in runs}
    marked: dict[int, Rect] = {}
    for shape in shapes:
        if not shape.fill or isinstance(shape, LTRect):
            continue
        # A drawing has thousands of shapes, of which hardly any is a disc.
        if not any(is_list_disc(shape.width, shape.height, size) for size in sizes):
            continue
        disc = turn.area(shape.x0, view.height - shape.y1, shape.x1, view.height - shape.y0)
        behind = [at for at, run in enumerate(runs) if _marks(disc, run)]
        if behind:
            marked[min(behind, key=lambda at: runs[at].x0)] = disc
    return [_marked(run, marked[at]) if at in marked else run for at, run in enumerate(runs)]


def _marks(disc: Rect, run: Run) -> bool:
    """Whether a disc stands before the small letters of a line."""
    middle = (disc.top + disc.bottom) / 2
    return (
        is_list_disc(disc.x1 - disc.x0, disc.bottom - disc.top, run.size)
        and run.top < middle < run.base
        and marks_item(run.x0 - disc.x1, run.size)
    )


def _marked(run: Run, disc: Rect) -> Run:
    first = run.chars[0]
    bullet = first._replace(text=DISC, x0=disc.x0, x1=disc.x1)
    return Run.of((bullet, *run.chars), run.block)
