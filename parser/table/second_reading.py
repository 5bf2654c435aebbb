"""The rows of a stretch as tags tell them, against those that are read without tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parser.model import Code
from parser.pdf import Run, lines_of, plain_text
from parser.table.table_rows import CellDoubt, TableCell, TableRow


def doubted(rows: Sequence[TableRow], others: Sequence[TableRow]) -> list[TableRow]:
    """`rows`, which tags tell, with a doubt on each cell that has another text in `others`, which
    are read without tags, or that the tags of its texts cut otherwise than the columns do."""
    places: dict[int, int] = {}
    for number, row in enumerate(others):
        for cell in row.cells.values():
            places |= {letter: number for letter in _letters(cell) if letter not in places}
    found: list[TableRow] = []
    for row in rows:
        letters = [letter for cell in row.cells.values() for letter in _letters(cell)]
        most = Counter(places[letter] for letter in letters if letter in places).most_common(1)
        other = others[most[0][0]].cells if most else {}
        doubts = [
            CellDoubt(
                _code(at, rows, others), at, plain_text(other[at].lines if at in other else ())
            )
            for at, cell in row.cells.items()
            if _letters(cell) != _letters(other.get(at, TableCell()))
        ]
        found.append(replace(row, doubts=(*doubts, *_row_doubts(row), *_column_doubts(row))))
    return found


def _code(at: int, rows: Sequence[TableRow], others: Sequence[TableRow]) -> Code:
    """What two texts for a cell of column `at` put in doubt: if it has merged cells, these."""
    for one in (rows, others):
        cells = [id(row.cells[at]) for row in one if at in row.cells]
        if len(set(cells)) < len(cells):
            return Code.MERGE_UNSURE
    return Code.ROW_UNSURE


def _row_doubts(row: TableRow) -> Iterator[CellDoubt]:
    """The cells of a row of which a part is tagged as that of another one below it."""
    for at, cell in row.cells.items():
        tags = {run.cell.row for run in _runs(cell) if run.cell}
        if tags.intersection(row.tags[1:]):
            own = [run for run in _runs(cell) if run.cell and run.cell.row == row.tags[0]]
            yield CellDoubt(Code.ROW_UNSURE, at, plain_text(lines_of(own)))


def _column_doubts(row: TableRow) -> Iterator[CellDoubt]:
    """The cells of a row that are tagged as two, or of which a part is tagged as another one's."""
    parts: dict[int, list[tuple[int, Run]]] = {}
    for at, cell in row.cells.items():
        for run in _runs(cell):
            if run.cell and run.cell.row in row.tags:
                parts.setdefault(run.cell.number, []).append((at, run))
    homes = {number: _home(pieces) for number, pieces in parts.items()}
    for at in row.cells:
        tagged = {number for number, pieces in parts.items() if at in dict(pieces)}
        home = {number for number, column in homes.items() if column == at}
        if tagged != home or len(home) > len(row.tags):
            whole = lines_of([run for number in home for _, run in parts[number]])
            told = plain_text(whole) if len(home) == 1 else ""
            yield CellDoubt(Code.COLUMN_UNSURE, at, told)


def _home(pieces: Sequence[tuple[int, Run]]) -> int:
    """The column in which most of a cell's text stands."""
    letters: Counter[int] = Counter()
    for at, run in pieces:
        letters[at] += len(run.chars)
    return letters.most_common(1)[0][0]


def _runs(cell: TableCell) -> Iterator[Run]:
    return (run for line in cell.lines for run in line.runs)


def _letters(cell: TableCell) -> frozenset[int]:
    """The `id` of the first letter of each run: a run may be cut anew for each reading."""
    return frozenset(id(run.chars[0]) for run in _runs(cell))
