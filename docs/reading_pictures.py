"""`python docs/reading_pictures.py` draws the two pictures of docs/how-tables-are-read.md.

They are cut from the pictures that `sea parse --draw` makes of two papers of the corpus.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["LANGUAGE"] = "en"

from PIL import Image

from parser.debug_picture.legend import COLUMN, DOUBT, GROUP, LINK, MERGED, ROW, SECOND
from parser.debug_picture.sheet import GROUND
from parser.worker.batch import read_bounded

DOCS = Path(__file__).parent
CORPUS = DOCS.parent / "tests" / "corpus"
GREYS = [(at, at, at) for at in range(0, 256, 17)]
TINT = (227, 239, 249)
PICTURES = {
    "columns.png": (
        "own/h10-typst-artikel-norules",
        3,
        [(100, 0, 1190, 44), (100, 232, 1190, 738), (0, 1784, 635, 1962)],
    ),
    "merged-cells.png": (
        "unseen/u07-chromium-vertical-thema",
        5,
        [(70, 140, 700, 990), (598, 1662, 1196, 1800)],
    ),
}
"""Name → the paper, its page, and what is cut out, to be set below each other: left, top, right and
bottom, in pixels."""


def palette() -> Image.Image:
    """The few colours that keep a picture small."""
    drawn = [colour[:3] for colour in (COLUMN, ROW, GROUP, MERGED, SECOND, LINK, DOUBT, GROUND)]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in [*GREYS, *drawn, TINT] for part in colour])
    return image


def cut(picture: Image.Image, boxes: list[tuple[int, int, int, int]]) -> Image.Image:
    """Parts of a picture, below each other."""
    parts = [picture.crop(box) for box in boxes]
    size = max(part.width for part in parts), sum(part.height for part in parts)
    whole = Image.new("RGB", size, GROUND[:3])
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    return whole


def main() -> None:
    for name, (paper, page, boxes) in PICTURES.items():
        path = CORPUS / f"{paper}.pdf"
        with TemporaryDirectory() as folder:
            read_bounded(path, pictures=Path(folder))
            with Image.open(Path(folder) / f"{path.stem}-p{page:03}.png") as picture:
                part = cut(picture, boxes)
        few = part.quantize(palette=palette(), dither=Image.Dither.NONE)
        few.save(DOCS / name, optimize=True)


if __name__ == "__main__":
    main()
