"""How narrow a margin of a merged cell is worth a doubt: `python -m benchmarks.merged_cells
FOLDER…` prints it for NARROW_MARGIN in parser/table/tiling_costs.py.

Each FOLDER has papers and, beside each, its truth as JSON, as those of tests/corpus. For each row
of a column that merges it is known by how much the next cheapest reading costs more, and whether
the cheapest one was right. The chance of a mistake falls with the margin: neighbours that do not
fall are taken together. A margin is worth a doubt as long as that chance is WORTH or more.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from benchmarks.judging import scorer
from parser.entry import MergedReading, drafts_of, merge_cells, read_drafts, vocabulary_of
from parser.labels import letters_and_numbers
from parser.locate import locate
from parser.model import Document, Report
from parser.report_json import as_json
from parser.table import layout_document, merging, rows_of

WORTH = 0.1
"""One row in ten wrong: a reviewer who looks at ten finds one."""


class Block(NamedTuple):
    """Rows of which the margins follow each other."""

    most: float
    """The widest of their margins."""
    rows: int
    wrong: int

    @property
    def chance(self) -> float:
        """The share of them that is wrong."""
        return self.wrong / self.rows


def margins_of(paper: Path) -> list[tuple[float, bool]]:
    """For each row of each column that merges in `paper` its margin, and whether it is wrong."""
    located = locate(paper)
    layouts, _ = layout_document(paper, located)
    parts = [rows_of(part) for layout in layouts for part in layout.parts]
    drafts, _ = drafts_of(parts)
    readings = iter(merge_cells(drafts, parts))
    entries = read_drafts(drafts, [], [], vocabulary_of(located.texts, layouts, drafts))
    truth = json.loads(paper.with_suffix(".json").read_text("utf-8"))["entries"]
    found = as_json(Report(Document(), tuple(entries)))["entries"]
    right = {at: truth[true] for true, at in scorer().align(truth, found)}
    judged: list[tuple[float, bool]] = []
    for _, together in groupby(range(len(drafts)), lambda at: drafts[at].table):
        table = list(together)
        rows = [right.get(at) for at in table for _ in drafts[at].rows]
        for _ in merging(drafts[table[0]].columns):
            reading = next(readings)
            judged += _judged(reading, drafts[table[0]].columns[reading.at].field, rows)
    return judged


def _judged(
    reading: MergedReading, field: str, rows: Sequence[dict[str, str] | None]
) -> Iterator[tuple[float, bool]]:
    for tile, truth in zip(reading.tiling.tiles, rows, strict=True):
        if truth is not None:
            said = reading.column.said(tile.text)
            yield tile.margin, letters_and_numbers(said) != letters_and_numbers(truth[field])


def falling(rows: Iterable[tuple[float, bool]]) -> list[Block]:
    """`rows`, by their margins, in blocks of which the chance of a mistake falls."""
    blocks: list[Block] = []
    for margin, same in groupby(sorted(rows), lambda row: row[0]):
        wrong = [is_wrong for _, is_wrong in same]
        block = Block(margin, len(wrong), sum(wrong))
        while blocks and blocks[-1].chance <= block.chance:
            above = blocks.pop()
            block = Block(margin, above.rows + block.rows, above.wrong + block.wrong)
        blocks.append(block)
    return blocks


def narrow(blocks: Sequence[Block]) -> float:
    """The widest margin that is worth a doubt; 0 where none is."""
    return max((block.most for block in blocks if block.chance >= WORTH), default=0.0)


def main() -> int:
    """Print how often each margin was wrong, and how narrow one is worth a doubt."""
    papers = [paper for folder in sys.argv[1:] for paper in sorted(Path(folder).glob("*.pdf"))]
    papers = [paper for paper in papers if paper.with_suffix(".json").exists()]
    with ProcessPoolExecutor() as readers:
        rows = [row for found in readers.map(margins_of, papers) for row in found]
    blocks = falling(rows)
    for block in blocks:
        print(f"to {block.most:.2f}: {block.wrong} of {block.rows} rows wrong")
    worth = narrow(blocks)
    near = [is_wrong for margin, is_wrong in rows if margin <= worth]
    print(f"worth a doubt to {worth:.2f}: {sum(near)} of {len(near)} rows wrong, of {len(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
