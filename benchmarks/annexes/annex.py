"""One annex from a seed: its PDF, its truth, and where each cell was drawn."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.annexes.cells import columns_of, labels_of, rows_of_annex
from benchmarks.annexes.decidable import is_decidable
from benchmarks.annexes.drawing import FRONT, AnnexDrawer, PaperIdentity, register_fonts
from benchmarks.annexes.layout import AnnexLayout, DoesNotFit, Setter, columns_set
from benchmarks.annexes.style import AnnexStyle, draw_style
from benchmarks.annexes.words import MINISTRIES

DOSSIERS = {2021: "36 100", 2022: "36 360", 2023: "36 560", 2024: "36 740"}
TRIES = 30
"""So often are other texts tried, until a style can be set and told."""


@dataclass(frozen=True)
class MadeAnnex:
    """A paper that was made. Pages of `layout` begin at 0, behind FRONT pages."""

    path: Path
    truth: dict[str, Any]
    layout: AnnexLayout

    @property
    def style(self) -> AnnexStyle:
        return self.layout.style


def make_annex(path: Path, seed: str, style: AnnexStyle | None = None) -> MadeAnnex:
    """Draw the paper of `seed` to `path`, in `style` or in one that the seed decides.

    A style that cannot be set so that a person can tell its cells gives way to the next one;
    raises DoesNotFit where it was asked for.
    """
    register_fonts()
    chance = random.Random(seed)
    while True:
        chosen = style or draw_style(chance)
        for _ in range(TRIES):
            ministry, year = chance.choice(MINISTRIES), chance.choice(sorted(DOSSIERS))
            layout = _laid_out(chance, chosen, PaperIdentity(ministry, year, ""))
            if layout:
                paper = PaperIdentity(ministry, year, f"{DOSSIERS[year]} {ministry.numeral}")
                pages = AnnexDrawer(path, paper, chance).draw(layout)
                return MadeAnnex(path, _truth(layout, paper, pages), layout)
        if style:
            raise DoesNotFit(seed)


def save_annex(folder: Path, seed: str) -> MadeAnnex:
    """The paper of `seed` in `folder`, with its truth beside it."""
    made = make_annex(folder / f"{seed}.pdf", seed)
    truth = json.dumps(made.truth, ensure_ascii=False, indent=1)
    made.path.with_suffix(".json").write_text(truth, "utf-8")
    return made


def _laid_out(chance: random.Random, style: AnnexStyle, paper: PaperIdentity) -> AnnexLayout | None:
    """The table in new texts; None where it does not fit, or cannot be told."""
    rows = rows_of_annex(chance, style, paper.ministry, paper.year)
    labels = labels_of(chance, style, columns_of(style))
    try:
        layout = Setter(style, columns_set(style, labels, rows), rows).set()
    except DoesNotFit:
        return None
    return layout if is_decidable(layout) else None


def _truth(layout: AnnexLayout, paper: PaperIdentity, pages: int) -> dict[str, Any]:
    """What a person reads, in the shape of the corpus; with the families of the style."""
    names = [column.name for column in layout.columns]
    entries = []
    for at, row in enumerate(layout.rows):
        on = {one.page + FRONT + 1 for one in layout.fragments if one.row == at}
        entries.append({**row.truth(names, layout.style), "pages": sorted(on)})
    document = {
        "dossier": paper.dossier,
        "nr": "1",
        "vergaderjaar": paper.session,
        "titel": paper.titel,
        "ministerie": f"Ministerie van {paper.ministry.name}",
        "jaar": paper.year,
        "pages": pages,
        "image_only_pages": [],
        "families": layout.style.families(),
    }
    return {"document": document, "entries": entries}
