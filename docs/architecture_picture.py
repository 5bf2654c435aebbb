"""`python docs/architecture_picture.py` draws the packages and what they import, from the code.

The picture, docs/architecture.svg, has the floors from top to bottom as import-linter has them in
pyproject.toml, a box a package or module, and an arrow for what one takes from another.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
PICTURE = Path(__file__).with_name("architecture.svg")
FLOORS = ("tui", "db", "parser")
WIDTH, ROW, BOX, GAP, MARGIN = 1120, 58, 26, 10, 24
LETTER = 7.3
"""Pixels of a letter in a monospaced face of 12."""


def layers(floor: str) -> list[list[str]]:
    """The rooms of a floor, a list a layer, from the top down."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract.get("containers") == [floor]:
            return [[room.strip() for room in layer.split("|")] for layer in contract["layers"]]
    raise LookupError(floor)


def arrows() -> set[tuple[str, str]]:
    """(importer, imported) of every two rooms."""
    sys.path.insert(0, str(ROOT))
    graph = grimp.build_graph(*FLOORS, exclude_type_checking_imports=False, cache_dir=None)

    def room(module: str) -> str:
        return ".".join(module.split(".")[:2])

    return {
        (room(module), room(other))
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
        if room(module) != room(other)
    }


def places() -> tuple[dict[str, tuple[float, float, float]], dict[str, float], float]:
    """Room → left, top and width of its box; floor → top; and the height of it all."""
    found: dict[str, tuple[float, float, float]] = {}
    tops: dict[str, float] = {}
    y = float(MARGIN)
    for floor in FLOORS:
        tops[floor] = y
        y += 26
        for layer in layers(floor):
            widths = [len(room) * LETTER + 18 for room in layer]
            x = (WIDTH - sum(widths) - GAP * (len(layer) - 1)) / 2
            for room, width in zip(layer, widths, strict=True):
                found[f"{floor}.{room}"] = (x, y, width)
                x += width + GAP
            y += ROW
        y += 14
    return found, tops, y


def drawn() -> Iterator[str]:
    """The lines of the picture."""
    boxes, tops, height = places()
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
        'font-family="monospace" font-size="12">'
    )
    yield f'<rect width="{WIDTH}" height="{height:.0f}" fill="#fff"/>'
    for floor, top in tops.items():
        style = 'font-size="15" font-weight="bold"'
        yield f'<text x="{MARGIN}" y="{top + 14:.0f}" {style}>{floor}/</text>'
    for one, other in sorted(arrows()):
        if one in boxes and other in boxes:
            (x0, y0, w0), (x1, y1, w1) = boxes[one], boxes[other]
            same = one.partition(".")[0] == other.partition(".")[0]
            colour = "#7a8ca5" if same else "#d8dee8"
            yield (
                f'<line x1="{x0 + w0 / 2:.1f}" y1="{y0 + BOX:.1f}" x2="{x1 + w1 / 2:.1f}" '
                f'y2="{y1:.1f}" stroke="{colour}" stroke-width="1"/>'
            )
    for room, (x, y, width) in boxes.items():
        name = room.partition(".")[2]
        yield (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BOX}" rx="4" '
            'fill="#eef3fb" stroke="#41608a"/>'
        )
        yield f'<text x="{x + 9:.1f}" y="{y + 17:.1f}">{escape(name)}</text>'
    yield "</svg>"


def picture() -> str:
    """The picture as it is to be kept."""
    return "\n".join(drawn()) + "\n"


if __name__ == "__main__":
    PICTURE.write_text(picture(), "utf-8")
