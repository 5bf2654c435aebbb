"""What can be done on a screen by its keys, here and now, and why the rest cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from textual.actions import parse
from textual.dom import DOMNode
from textual.screen import Screen

from tui.translation import _

GROUPS = (
    (_("Find"), ("browse.", "search.", "facets.", "figures.", "saved.")),
    (_("Decide"), ("review.", "second.", "edit.", "marks.", "split.")),
    (_("Open and copy"), ("entry.open", "entry.copy", "entry.page", "entry.export", "copy.")),
    (_("Read"), ("entry.read", "panes.")),
    (_("Move"), ("table.", "queue.", "entry.next", "entry.pane")),
    (_("Program"), ("",)),
)
"""The heading of a group, and how the ids of its keys begin; the first that fits holds."""


@runtime_checkable
class ExplainsKeys(Protocol):
    """A screen that knows why a key of it does nothing."""

    async def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Why this action would do nothing now, in a few words; "" where it does something."""


@dataclass(frozen=True, slots=True)
class Action:
    """`keys` as they are shown, what they do, and why they would not now, "" where they would."""

    group: str
    keys: tuple[str, ...]
    what: str
    why_not: str
    call: tuple[str, DOMNode]
    """The action, and where it belongs: what `App.run_action` takes."""


async def actions_of(screen: Screen[object]) -> list[Action]:
    """The deeds of all keys that are bound now, in the order of GROUPS; keys that do the same and
    are refused for the same reason are one action."""
    found: dict[tuple[str, str], Action] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.id:
            continue  # of Textual: what every field and every list can
        parsed = parse(binding.action)
        why = await screen.why_not(parsed[1], parsed[2]) if isinstance(screen, ExplainsKeys) else ""
        one = found.get((binding.description, why))
        keys = (*(one.keys if one else ()), screen.app.get_key_display(binding))
        found[binding.description, why] = Action(
            group_of(binding.id),
            tuple(dict.fromkeys(keys)),
            binding.description,
            why,
            one.call if one else (binding.action, active.node),
        )
    titles = [title for title, _ids in GROUPS]
    return sorted(found.values(), key=lambda action: titles.index(action.group))


def group_of(id: str) -> str:
    """The heading under which the key with this id stands."""
    return next(title for title, begins in GROUPS if id.startswith(begins))
