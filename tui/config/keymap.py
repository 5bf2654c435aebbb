"""The keys of the app by their ids, and whether the keys that a person set can take their places.

Textual puts them there: `App.set_keymap`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, KEY_NAME_REPLACEMENTS, Keys, key_to_character

import tui
from tui.config.settings import KEYS, Settings
from tui.translation import _

MODIFIERS = {"alt", "ctrl", "shift", "super", "meta", "hyper"}
_NAMED = {key.value for key in Keys if key.value[0] != "<"} | set(KEY_NAME_REPLACEMENTS.values())
_SENT_AS = {alias: key for key, aliases in KEY_ALIASES.items() for alias in aliases}
"""Keys that a terminal cannot tell from another one: ctrl+i is tab."""

TOGETHER = (
    {"app", "entry", "browse", "marks", "table", "panes"},
    {"app", "entry", "browse", "search"},
    {"app", "entry", "queue", "review", "marks", "table", "panes"},
    {"app", "entry", "queue", "second", "table", "panes"},
    {"app", "edit"},
    {"pick", "files"},
    {"path"},
    {"app", "figures"},
    {"facets", "list"},
    {"saved", "list"},
)
"""What stands before the dot of ids that work at the same time; a dialog has others by itself."""


def owners() -> Iterator[type[DOMNode]]:
    """Every screen and widget of the app, and the app itself, that has keys of its own."""
    for module in walk_packages(tui.__path__, "tui."):
        for value in vars(import_module(module.name)).values():
            mine = isinstance(value, type) and value.__module__ == module.name
            if mine and issubclass(value, DOMNode) and "BINDINGS" in vars(value):
                yield value


def bindings() -> dict[str, Binding]:
    """Every binding that can be given other keys, by its id."""
    return {
        binding.id: binding
        for owner in owners()
        for binding in owner.BINDINGS
        if isinstance(binding, Binding) and binding.id
    }


def check(settings: Settings) -> None:
    """Raise SettingsError where the keys that are set cannot be followed."""
    if not settings.keys:
        return  # to know all bindings, every screen and widget has to be imported
    known = bindings()
    before = {id: _listed(binding.key) for id, binding in known.items()}
    for id, keys in settings.keys.items():
        if id not in known:
            said = _("{id} is not the id of a key; docs/keys.md and sea config list them")
            raise settings.wrong(f"{KEYS}.{id}", said.format(id=id))
        for key in _listed(keys):
            if not exists(key):
                said = _("{key} is not a key; keys are written as in f2, ctrl+p, slash or A")
                raise settings.wrong(f"{KEYS}.{id}", said.format(key=key))
    after = before | {id: _listed(keys) for id, keys in settings.keys.items()}
    for id in settings.keys:
        for other in after:
            both = after[id] & after[other]
            if id != other and _meet(id, other) and both - (before[id] & before[other]):
                said = _("{key} is already the key of {id}; give one of them another")
                what = said.format(key=min(both), id=other)
                raise settings.wrong(f"{KEYS}.{id}", what)


def exists(key: str) -> bool:
    """Whether a keyboard can send `key`, named as Textual does."""
    *modifiers, name = key.split("+")
    if not set(modifiers) <= MODIFIERS or (modifiers == ["shift"] and len(name) == 1):
        return False  # with shift, a letter is another letter
    if name in _NAMED:
        return True
    char = key_to_character(name)
    known = char is not None and char.isprintable() and not char.isspace()
    return known and (name == char or name.islower()) and name not in KEY_NAME_REPLACEMENTS


def _listed(keys: str) -> set[str]:
    """The keys in "f2,slash". A sign has its name: "/" is "slash", and a comma "comma"."""
    filled = ",".join(key.strip() or "(none)" for key in keys.split(","))
    named = (binding.key for binding in Binding.make_bindings([Binding(filled, "")]))
    return {_SENT_AS.get(key, key) for key in named}


def _meet(one: str, other: str) -> bool:
    """Whether the bindings with these ids work at the same time."""
    ones = {one.partition(".")[0], other.partition(".")[0]}
    return len(ones) == 1 or any(ones <= group for group in TOGETHER)
