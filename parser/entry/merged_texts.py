"""The texts of a column of which cells may hold for several rows, whole: over a page's end too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parser.entry.drafts import CellText
from parser.labels import letters_and_numbers
from parser.pdf import Line, TagCell, plain_text
from parser.table import AGAIN, RowPlace, TextPlace, nearest_row
from parser.typography import has_extra_space, on_first_line
from parser.values import SHAPED, Fit, match


@dataclass(slots=True)
class WholeText:
    """A text of a column that merges."""

    place: TextPlace
    pieces: list[CellText]
    over: list[str]
    """Those of its runs that hang over the column's edge."""
    first: WholeText | None = None
    """What it says once more, with "(vervolg)" behind it."""

    @property
    def lines(self) -> list[Line]:
        """All its lines."""
        return [line for piece in self.pieces for line in piece.lines]

    @property
    def words(self) -> str:
        """Its lines, joined by spaces."""
        return " ".join(plain_text(piece.lines) for piece in self.pieces)

    @property
    def cell(self) -> TagCell | None:
        """The cell as which it is tagged."""
        return self.lines[0].runs[0].cell

    def add(self, rest: WholeText) -> None:
        """Put `rest` behind it."""
        place = self.place._replace(words=self.place.words + rest.place.words)
        if rest.place.page == place.page:
            place = place._replace(bottom=rest.place.bottom)
            self.pieces[-1] = CellText(place.page, (*self.pieces[-1].lines, *rest.pieces[0].lines))
        else:
            self.pieces += rest.pieces
        self.place = place
        self.over += rest.over

    def is_on_page_of(self, above: WholeText) -> bool:
        """Whether it stands on the page on which `above` ends."""
        return above.pieces[-1].page == self.place.page

    def says_again(self, above: WholeText) -> bool:
        """Whether it says once more what `above` says, at most with "(vervolg)" behind it."""
        return letters_and_numbers(AGAIN.sub("", self.words)) == above.place.words


def is_rest(above: WholeText, text: WholeText, rows: Sequence[RowPlace], field: str) -> bool:
    """Whether a text is the rest of the one above on its page: they stand beside the same row, and
    are not two values of `field`."""
    near = nearest_row(rows, above.place) == nearest_row(rows, text.place)
    return near and not _are_values(field, above, text)


def is_rest_overleaf(
    above: WholeText, text: WholeText, row: tuple[RowPlace, RowPlace], leading: float, field: str
) -> bool:
    """Whether a text is the rest of the one above, which stands on the page before, where a `row`
    is cut in two: it goes on small, or at the top, and a page's end cut it."""
    upper, lower = row
    last, first = above.lines[-1], text.lines[0]
    fills = not has_extra_space(upper.last - last.bottom, leading)
    is_cut = fills and on_first_line(first.top, lower.first, first.size)
    small = not first.text[0].isupper()
    return (small or is_cut) and not _are_values(field, above, text)


def _are_values(field: str, above: WholeText, below: WholeText) -> bool:
    """Whether two texts are each a whole value, which are never one."""
    return field in SHAPED and all(match(field, text.words) is Fit.WHOLE for text in (above, below))
