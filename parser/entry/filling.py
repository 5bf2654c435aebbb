"""Themes and subthemes given to the rows that no ruling shows to be theirs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from parser.entry.drafts import EntryDraft, same_text
from parser.model import Code, Entry
from parser.typography import not_below


def fill_down(drafts: Sequence[EntryDraft]) -> None:
    """Fill the drafts of each table, which are in reading order."""
    for _, together in itertools.groupby(drafts, lambda draft: draft.table):
        _fill_table(list(together))


def fill_from_above(entry: Entry, above: Entry) -> Entry:
    """`entry`, of a dump, with the theme that is printed once for several rows."""
    if entry.thema:
        return entry
    if entry.subthema:
        return replace(entry, thema=above.thema)
    return replace(entry, thema=above.thema, subthema=above.subthema)


def _fill_table(drafts: Sequence[EntryDraft]) -> None:
    """Give the entries of one table the themes and subthemes that no rule shows to be theirs.

    Where every theme stands on its row's first line, and none twice below itself, it is printed
    once, and the cells under it are left empty though a rule parts them; the subthemes with it.
    """
    theme = _column(drafts, "thema")
    if theme is None:
        return
    if _once(drafts, theme) and all(_on_top(draft, theme) for draft in _printed(drafts, theme)):
        filled = _fill_column(drafts, theme, None)
        subtheme = _column(drafts, "subthema")
        if filled and subtheme is not None and _once(drafts, subtheme):
            _fill_column(drafts, subtheme, theme)
    _look_ahead(drafts, theme)


def _column(drafts: Sequence[EntryDraft], name: str) -> int | None:
    return next((at for at, column in enumerate(drafts[0].columns) if column.field == name), None)


def _printed(drafts: Sequence[EntryDraft], at: int) -> list[EntryDraft]:
    """The drafts with a text of their own in a column."""
    return [draft for draft in drafts if draft.text(at) and at not in draft.inherited]


def _once(drafts: Sequence[EntryDraft], at: int) -> bool:
    """Whether no text of a column is printed again on the row below it."""
    printed = {id(draft) for draft in _printed(drafts, at)}
    return not any(
        id(draft) in printed and id(after) in printed and same_text(draft.text(at), after.text(at))
        for draft, after in itertools.pairwise(drafts)
    )


def _on_top(draft: EntryDraft, at: int) -> bool:
    """Whether a column's text begins on the first line of its row."""
    first = draft.cells[at][0]
    own = [pieces for other, pieces in draft.cells.items() if other not in draft.inherited]
    tops = [
        piece.lines[0].top
        for pieces in own
        for piece in pieces[:1]
        if piece.page == first.page and piece.lines
    ]
    return not_below(first.lines[0].top, min(tops), first.lines[0].size)


def _fill_column(drafts: Sequence[EntryDraft], at: int, within: int | None) -> bool:
    """Whether empty cells of a column got the text above, in rows that share column `within`."""
    found = False
    for above, draft in itertools.pairwise(drafts):
        shared = within is None or draft.text(within) == above.text(within)
        if not draft.text(at) and above.text(at) and shared and _alike(above, draft):
            _inherit(draft, at, above)
            found = True
    return found


def _alike(one: EntryDraft, other: EntryDraft) -> bool:
    """Whether two drafts have the same columns, which may stand elsewhere on the next page."""
    return [column.field for column in one.columns] == [column.field for column in other.columns]


def _inherit(draft: EntryDraft, at: int, other: EntryDraft) -> None:
    draft.cells[at] = other.cells[at]
    draft.inherited.add(at)
    draft.doubts.append((Code.MERGE_UNSURE, at, draft.text(at)))


def _look_ahead(drafts: Sequence[EntryDraft], theme: int) -> None:
    """A theme printed halfway its merged cell may stand on the page after its first rows."""
    for after, draft in itertools.pairwise(reversed(drafts)):
        if not draft.text(theme) and after.text(theme) and _alike(draft, after):
            _inherit(draft, theme, after)
