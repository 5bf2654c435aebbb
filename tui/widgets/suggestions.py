"""What the search bar offers under what is typed: completions, or earlier searches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from db.search import Advice, Completions
from parser.clean import clean
from tui.widgets.pick_list import PickList
from tui.work.finding import up_to


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` is what the query becomes, with the cursor before its letter `cursor`; `said` is for a
    person to read, and `entries` how many have it, where that is known."""

    text: str
    cursor: int
    said: str
    entries: int | None = None


class Suggestions(PickList, can_focus=False):
    """A short list over the table; the bar keeps the keyboard."""

    DEFAULT_CSS = """
    Suggestions {
        display: none;
        overlay: screen;
        constrain: inside none;
        max-height: 8;
        background: $panel-lighten-1;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="offer")
        self.of_history = False
        """Whether earlier searches are offered."""
        self._choices: Sequence[Suggestion] = ()

    @property
    def choice(self) -> Suggestion | None:
        """What is highlighted; None where nothing is offered."""
        if not self.display or self.highlighted is None:
            return None
        return self._choices[self.highlighted]

    def offer(self, choices: Sequence[Suggestion], at: int = 0, of_history: bool = False) -> None:
        """Offer these, from the cell `at` of the bar on; nothing where there are none."""
        self._choices = choices
        self.of_history = of_history and bool(choices)
        self.display = bool(choices)
        if not choices:
            return
        widest = max(len(up_to(one.entries)) if one.entries else 0 for one in choices)
        lines = [_line(one, widest) for one in choices]
        self.styles.width = max(cell_len(line.plain) for line in lines) + 1
        self.styles.offset = (at, 0)
        self.put(lines)

    def close(self) -> bool:
        """Offer nothing any longer; whether anything was offered."""
        shown = self.display
        self.offer(())
        return shown

    def step(self, by: int) -> None:
        """So many lines down, round and round."""
        if self.highlighted is not None:
            self.highlighted = (self.highlighted + by) % self.option_count


def completed(text: str, found: Completions) -> list[Suggestion]:
    """What `text` becomes by each of these completions."""
    before, after = text[: found.start], text[found.end :]
    return [
        Suggestion(before + one.text + after, len(before + one.text), one.value, one.entries)
        for one in found.options
    ]


def earlier(history: Sequence[str], typed: str, replaced: str) -> list[Suggestion]:
    """The searches of `history` with `typed` in them, the last first; then what they replace."""
    found = [one for one in reversed(history) if typed.casefold() in one.casefold()]
    texts = dict.fromkeys((*found, replaced) if replaced.strip() else found)
    return [Suggestion(one, len(one), one) for one in texts]


def instead(advised: Sequence[Advice]) -> list[Suggestion]:
    """What is advised instead of a query that finds nothing."""
    return [Suggestion(one.query, len(one.query), one.query, one.entries) for one in advised]


def _line(choice: Suggestion, widest: int) -> Content:
    """A line of the list: how many, in a column as wide as the widest of them, and what."""
    if not widest:
        return Content(f" {clean(choice.said)} ")
    entries = up_to(choice.entries) if choice.entries else ""
    counted = Content.styled(f" {entries:>{widest}} ", "$text-muted")
    return counted + Content(f" {clean(choice.said)} ")
