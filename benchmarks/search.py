"""How quickly entries are found, among 100,000 or as many as asked.

    python -m benchmarks.search [ENTRIES] [--keep FILE]

Generated entries of 80 words, fixed seed. Each query is asked ROUNDS times on a warm file, in the
same run as FTS5 alone is asked for the same hits. The answer goes to docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from sqlite_utils import Database

from benchmarks.dutch import WORDS, reports
from benchmarks.report import machine, write_section
from db import open_store
from db.ingest import ingest
from db.review import EntryVersion, accept
from db.search import (
    COUNTED,
    FACETS,
    Order,
    completions,
    facet,
    figures_by,
    find,
    first_page,
    merge_segments,
    parse,
    progress_figures,
    summaries,
)
from db.search.compounds import compounds
from db.search.condition import Condition, condition, fragments
from db.search.fulltext import INDEXES
from parser import FIELDS

ROUNDS = 3
EACH = 30
"""Queries of a kind."""
PAGE = 200
DECIDED = 200
"""Entries that are accepted."""


@dataclass(frozen=True)
class Kind:
    """The queries of one kind, and in ms what the page, all hits and bare FTS5 took, paired."""

    name: str
    hits: int
    page: Sequence[float]
    found: Sequence[float]
    bare: Sequence[float]


def main() -> None:
    """Build the store where it is not kept, ask it everything, write what came out."""
    options = argparse.ArgumentParser()
    options.add_argument("entries", type=int, nargs="?", default=100_000)
    options.add_argument("--keep", type=Path, help="the store; made where it does not exist")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "sea.db"
        if not path.exists():
            fill(path, given.entries)
        with open_store(path) as db:
            text = report(db, given.entries)
    print(text)
    write_section("search" if given.entries == 100_000 else f"search {given.entries}", text)


def fill(path: Path, entries: int) -> None:
    """Import so many generated entries, a report at a time, as `sea import` does."""
    with open_store(path) as db:
        for paper in reports(entries):
            ingest(db, paper)
        list(merge_segments(db))


def queries(db: Database) -> Mapping[str, Sequence[str]]:
    """Queries of each kind: words drawn evenly over the logarithm of their rank, their first five
    letters, six from their middle; and stems that stand in a quarter of all entries."""
    chance = random.Random(4)
    ranked = [w for (w,) in db.execute("SELECT word FROM word ORDER BY entries DESC LIMIT 20000")]
    words = [ranked[int(len(ranked) ** chance.random()) - 1] for _ in range(4 * EACH)]
    stems = [word for word in ranked[:200] if len(word) > 5]
    some = chance.sample(stems, k=EACH)
    return {
        "one word": [f'"{word}"' for word in words[:EACH]],
        "two words": [f'"{a}" "{b}"' for a, b in zip(stems, some, strict=False)],
        "prefix": [f'"{word[:5]}' for word in words[:EACH]],
        "fragment": [word[2:8] for word in words if len(word) > 8][:EACH],
        "common stem": some,
        "field": [
            *(f"jaar:{year}" for year in range(2005, 2015)),
            *(f"artikel:{number}.2" for number in range(30, 40)),
            *("status:lopend", "type:ex-post", "ministerie:VI", "confidence:<0.6", "finding:*"),
        ],
        "mixed": [f"{word} jaar:>=2010 -status:lopend" for word in some],
    }


def measure(db: Database, name: str, texts: Sequence[str]) -> Kind:
    """Ask each of `texts` ROUNDS times, in turn with FTS5 alone; of each the quickest counts."""
    page: list[float] = []
    found: list[float] = []
    bare: list[float] = []
    hits = []
    for text in texts:
        wanted = condition(parse(text), compounds(db, fragments(parse(text))))
        rounds = [
            (
                timed(partial(first_page, db, text, PAGE)),
                timed(partial(find, db, text)),
                timed(partial(alone, db, wanted)) if wanted.match else 0.0,
            )
            for _ in range(ROUNDS)
        ]
        for times, column in zip((page, found, bare), zip(*rounds, strict=True), strict=True):
            times.append(min(column))
        hits.append(len(find(db, text)))
    return Kind(name, round(statistics.median(hits)), page, found, bare)


def alone(db: Database, wanted: Condition) -> list[tuple[int]]:
    """The same hits from FTS5 alone: all of them, in its own order."""
    sql = f"SELECT rowid FROM {wanted.index} WHERE {wanted.index} MATCH ?"
    found: list[tuple[int]] = db.conn.execute(sql, [wanted.match]).fetchall()
    return found


def timed(ask: Callable[[], object]) -> float:
    """Milliseconds."""
    began = perf_counter()
    ask()
    return (perf_counter() - began) * 1000


def report(db: Database, entries: int) -> str:
    """What is said on the page."""
    first = timed(lambda: find(db, "warm"))
    kinds = [measure(db, name, texts) for name, texts in queries(db).items()]
    lines = [
        f"## Search among {entries:,} entries of {WORDS} words",
        "",
        f"`python -m benchmarks.search {entries}` on {machine()}. Milliseconds; each query is "
        f"asked {ROUNDS} times and the quickest counts. *Page*: the first {PAGE} in the order of "
        f"the papers, and the count up to {COUNTED:,}. *All*: every hit in that order. *FTS5*: all "
        "the same hits from FTS5 alone, in no order, the compounds already known. *Page ×*: page "
        "divided by FTS5, at their p50 and p95, and the p95 of that query by query; that is above "
        "2 for words of some hundreds of hits, which take FTS5 less than 0.2 ms, and for rare "
        "prefixes and fragments, which are looked for in all words in 1 to 4 ms.",
        "",
        "| query | hits, median | page p50 | p95 | all p50 | p95 | FTS5 p50 | p95 "
        "| page × p50 | p95 | by query | all × p95 |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
        *map(_line, kinds),
        "",
        *_sizes(db),
        *_facets(db, entries),
        *_figures(db),
        *_kept(db),
        *_decisions(db),
        f"- The first search after opening, which reads the order of the papers: {first:.0f} ms.",
        f"- Import: {_rate(db):,.0f} entries a second, with the making of their text.",
    ]
    return "\n".join(lines)


def _line(kind: Kind) -> str:
    page, found, bare = map(percentiles, (kind.page, kind.found, kind.bare))
    cells = [kind.name, f"{kind.hits:,}", *(f"{time:.1f}" for time in (*page, *found))]
    if all(kind.bare):
        by_query = percentiles([a / b for a, b in zip(kind.page, kind.bare, strict=True)])
        ratios = (page[0] / bare[0], page[1] / bare[1], by_query[1], found[1] / bare[1])
        cells += [f"{time:.1f}" for time in bare] + [f"{ratio:.2f}" for ratio in ratios]
    else:
        cells += [""] * 6
    return f"| {' | '.join(cells)} |"


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """The 50th and the 95th."""
    return statistics.median(times), statistics.quantiles(times, n=20, method="inclusive")[18]


def _sizes(db: Database) -> list[str]:
    """The indexes, the words and the readings beside the text that they are of."""
    columns = " || ".join(FIELDS)
    (text,) = db.execute(f"SELECT sum(length(CAST({columns} AS BLOB))) FROM entry").fetchone()
    sizes = dict(db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall())
    index = sum(size for name, size in sizes.items() if name.startswith(INDEXES))
    readings = sum(size for name, size in sizes.items() if "extraction" in name)
    whole = sum(sizes.values())
    words = sizes["word"] + sizes["sqlite_autoindex_word_1"]
    return [
        f"- Text: {text / 1e6:,.0f} MB. Full-text indexes: {index / 1e6:,.0f} MB, "
        f"{index / text:.0%} of the text. Readings: {readings / 1e6:,.0f} MB. Words for compounds: "
        f"{words / 1e6:,.0f} MB. Narrow index of values: {sizes['entry_values'] / 1e6:,.0f} MB. "
        f"The whole file: {whole / 1e6:,.0f} MB, {whole / text:.1f} × the text.",
    ]


def _facets(db: Database, entries: int) -> list[str]:
    ids = find(db, "")
    tenth = sorted(random.Random(4).sample(ids.tolist(), k=entries // 10))
    times = [timed(lambda: [facet(db, tenth, name) for name in FACETS]) for _ in range(2 * ROUNDS)]
    return [
        f"- All eight facets of {len(tenth):,} hits spread over the whole: "
        f"{statistics.median(times):.0f} ms."
    ]


def _figures(db: Database) -> list[str]:
    """Figures at a glance: the entries of each value are looked for once and kept."""
    asked = (
        ("Figures by ministry", lambda: figures_by(db, "onderzoek", "ministerie")),
        ("Ministry and year crossed", lambda: figures_by(db, "onderzoek", "ministerie", "jaar")),
        ("The progress of each paper", lambda: progress_figures(db, "onderzoek")),
    )
    lines = []
    for what, ask in asked:
        first, *later = [timed(ask) for _ in range(1 + ROUNDS)]
        lines.append(f"- {what}: {first:.0f} ms, then {min(later):.0f} ms.")
    return lines


def _kept(db: Database) -> list[str]:
    """What is worked out once and kept: ranks to sort by, values to choose from."""
    lines = []
    for order in (Order.THEME, Order.TITLE, Order.ARTICLE):
        first, *later = [timed(partial(find, db, "", order)) for _ in range(1 + ROUNDS)]
        lines.append(
            f"- All of them sorted by {order.value}: {first:.0f} ms, then {min(later):.0f} ms."
        )
    for text in ("thema:", "subthema:de", "organisatie:w", "artikel:3"):
        ask = partial(completions, db, text, len(text))
        first, *later = [timed(ask) for _ in range(1 + ROUNDS)]
        lines.append(f"- `{text}` completed: {first:.0f} ms, then {min(later):.1f} ms.")
    return lines


def _decisions(db: Database) -> list[str]:
    """A decision, until it is on the disk."""
    ids = find(db, "")[:DECIDED]
    at = [EntryVersion(line.id, line.version) for line in summaries(db, ids)]
    p50, p95 = percentiles([timed(partial(accept, db, "benchmark", one)) for one in at])
    return [f"- An entry accepted, durable: {p50:.1f} ms, p95 {p95:.1f} ms."]


def _rate(db: Database) -> float:
    first, last = db.execute("SELECT min(at), max(at) FROM run").fetchone()
    seconds = (datetime.fromisoformat(last) - datetime.fromisoformat(first)).total_seconds()
    (number,) = db.execute("SELECT count(*) FROM entry").fetchone()
    return float(number) / max(1.0, seconds)


if __name__ == "__main__":
    main()
