"""The columns under a header: their bands told by header and body, their fields by labels, or else by
what stands in them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parser.labels import fields_of_labels
from parser.pdf import Page, Run
from parser.table.column_edges import edges_of
from parser.table.columns import Column, HeaderCell
from parser.table.dealing import assign_to_columns
from parser.typography import BELOW_BODY, EDGE_SLACK, SAME_LEFT, is_majority
from parser.values import field_of_values


def columns_of(page: Page, header: Sequence[Run], body: Sequence[Run]) -> Iterator[Column]:
    """The columns of a table; `body` are the runs under its header, perhaps with what follows."""
    top = min(run.top for run in header)
    bottom = max((run.bottom for run in body), default=page.height) + BELOW_BODY
    edges = [-EDGE_SLACK, *edges_of(page, header, body, top, bottom), page.width + EDGE_SLACK]
    bands = [
        Column("", "", x0, x1, _left(header, x0, x1, body)) for x0, x1 in itertools.pairwise(edges)
    ]
    cells = [
        HeaderCell(tuple(run for run, _ in dealt)) for dealt in assign_to_columns(header, bands)
    ]
    labels = [cell.label for cell in cells]
    fields = fields_of_labels(labels)
    for band, label, field in zip(bands, labels, fields, strict=True):
        texts = [run.text for run in body if band.x0 < run.middle < band.x1]
        field = field or field_of_values(texts, fields)
        yield replace(band, field=field, label=label)


def _left(header: Sequence[Run], x0: float, x1: float, body: Sequence[Run]) -> float:
    """Where the text between `x0` and `x1` begins: under the header, which may be centred, most
    texts of a column begin at one x."""
    begins = Counter(round(run.x0, 1) for run in body if x0 - SAME_LEFT <= run.x0 < x1)
    most = begins.most_common(1)
    if most and is_majority(most[0][1], begins.total()):
        return most[0][0]
    return min((run.x0 for run in header if x0 - SAME_LEFT <= run.x0 < x1), default=max(x0, 0.0))
