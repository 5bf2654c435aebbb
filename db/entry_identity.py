"""Which readings are of one entry, over all the runs of a paper, in the order that copies agree on.

A pure function of the runs: two copies that know the same runs tell the same entries, whichever
they knew first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from db.mapping import identifying_texts
from db.match import Match, match
from parser import Entry


@dataclass(frozen=True, slots=True)
class RunHead:
    """A run without its readings; `id` is this copy's own. Runs have the order in which they were
    first read, by `first` and then `uid`, in whichever copy; those of files without pages come
    after all others, so that it makes no difference which file of a paper was read first."""

    id: int
    uid: str
    first: int
    last: int
    sha256: str
    dossier: str
    nr: str
    pages: int

    @property
    def is_exact(self) -> bool:
        """Whether its file has no pages, but the cells of its tables as they are."""
        return not self.pages

    @property
    def paper(self) -> tuple[str, ...]:
        """What the names of its entries begin with."""
        return (self.dossier, self.nr) if self.dossier and self.nr else (self.sha256,)


@dataclass(slots=True)
class Known:
    """An entry, as the last run that saw it read it, at its place in that run."""

    key: int
    uid: str
    read: Entry
    sha256: str
    place: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """A reading is of the entry `key`; unless `sure`, another one may be meant."""

    key: int
    sure: bool = True


@dataclass(slots=True)
class Identities:
    """What the runs of some papers say together. Entries have keys, from 0."""

    reports: list[int] = field(default_factory=list)
    """For each run the number of its report, from 0."""
    sightings: list[list[Sighting]] = field(default_factory=list)
    """For each run, of each of its readings."""
    names: dict[str, int] = field(default_factory=dict)
    """Each uid by which an entry is known → its key; the first of an entry is its uid."""
    known: list[Known] = field(default_factory=list)


def report_of(run: RunHead, reports: Mapping[int, Sequence[RunHead]]) -> int | None:
    """Which of these reports, each with its runs so far, a run is of: that of the same file, else
    of the same paper; None where it is of none.

    A file of less than half the pages that are known of a paper is an excerpt; it bears the paper's
    number, but must not overrule it, and becomes a report of its own. One without pages, as XML has
    none, is the paper.
    """
    ranked: list[tuple[bool, int, int, int]] = []
    for number, runs in reports.items():
        same_file = any(run.sha256 == one.sha256 != "" for one in runs)
        same_paper = len(run.paper) == 2 and any(run.paper == one.paper for one in runs)
        most = max(one.pages for one in runs)
        if same_file or (same_paper and (run.is_exact or most <= 2 * run.pages)):
            ranked.append((same_file, most, -len(ranked), number))
    return max(ranked)[-1] if ranked else None


def recognised(
    known: Sequence[Known], sha256: str, read: Sequence[Entry]
) -> list[tuple[Known, Match] | None]:
    """For each entry read from the file of this hash, which known one it is, or None."""
    in_order = sorted(known, key=lambda one: ((*one.read.pages, 0)[0], one.place, one.uid))
    same_file = {at for at, one in enumerate(in_order) if sha256 and one.sha256 == sha256}
    found = match([one.read for one in in_order], read, same_file)
    return [None if one is None else (in_order[one.at], one) for one in found]


def name_of(
    paper: Sequence[str], entry: Entry, owner: Callable[[str], int | None], me: int | None
) -> str:
    """The first uid that follows from the paper and the text and is nobody's, or `me`'s."""
    said = [*paper, *identifying_texts(entry)]
    names = (
        hashlib.sha256(json.dumps([*said, twin]).encode()).hexdigest()[:16] for twin in count()
    )
    return next(name for name in names if owner(name) in (None, me))


def identify(runs: Sequence[tuple[RunHead, Sequence[Entry]]]) -> Identities:
    """Tell the entries of these runs, which stand in their order."""
    found = Identities()
    so_far: dict[int, list[RunHead]] = {}
    of_report: dict[int, list[Known]] = {}
    for run, read in runs:
        report = report_of(run, so_far)
        if report is None:
            report = len(so_far)
            so_far[report], of_report[report] = [], []
        so_far[report].append(run)
        found.reports.append(report)
        sightings = []
        pairs = zip(read, recognised(of_report[report], run.sha256, read), strict=True)
        for place, (entry, pair) in enumerate(pairs):
            me = pair[0].key if pair else None
            name = name_of(run.paper, entry, found.names.get, me)
            if pair:
                one, sure = pair[0], pair[1].sure
                one.read, one.sha256, one.place = entry, run.sha256, place
            else:
                one, sure = Known(len(found.known), name, entry, run.sha256, place), True
                found.known.append(one)
                of_report[report].append(one)
            found.names.setdefault(name, one.key)
            sightings.append(Sighting(one.key, sure))
        found.sightings.append(sightings)
    return found
