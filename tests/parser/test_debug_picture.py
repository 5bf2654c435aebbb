"""The picture of what was seen, for a person who looks into a reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from parser.worker.batch import read_bounded

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.mark.parametrize("name", ["dev/d02-rl-grid-rotate90", "own/h25-rl-imagepage-crop"])
def test_each_page_of_the_annex_is_drawn_with_what_was_seen(name: str, tmp_path: Path) -> None:
    report = read_bounded(CORPUS / f"{name}.pdf", pictures=tmp_path / "made")
    pictures = {int(file.stem[-3:]): file for file in (tmp_path / "made").iterdir()}
    assert set(pictures) == {page for entry in report.entries for page in entry.pages}
    box = report.entries[0].boxes["conclusies"][0]
    with Image.open(pictures[box.page]) as picture:
        tinted = picture.convert("RGB").crop(
            (int(box.x0 * 2) + 2, int(box.top * 2) + 2, int(box.x1 * 2) - 2, int(box.bottom * 2))
        )
        # The cell is tinted blue where the paper was white, and its letters are dark.
        colours = {colour for _, colour in tinted.getcolors(1 << 20) or []}
        assert any(blue > red + 15 for red, _, blue in colours)  # type: ignore[misc,operator]
        assert any(sum(colour) < 300 for colour in colours)  # type: ignore[arg-type]


def test_a_paper_without_an_annex_leaves_no_folder(tmp_path: Path) -> None:
    read_bounded(CORPUS / "dev" / "d20-rl-no-annex.pdf", pictures=tmp_path / "made")
    assert not (tmp_path / "made").exists()
