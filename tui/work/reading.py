"""Files to reports, and what is to be told of those that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from tui.translation import _
from tui.work.outcome import Tally

if TYPE_CHECKING:
    from parser import Finding, Report, Unreadable
    from parser.piped import Found


ReadFiles = Callable[[Iterable[Path], "Event | None"], Iterator[tuple[Path, "Report | Unreadable"]]]
"""Reads files, and breaks off soon after the event is set: here, or on other machines."""


def read_here(jobs: int | None = None, pictures: Path | None = None) -> ReadFiles:
    """What reads so many files at once on this machine, as many as it has processors unless told;
    with `pictures`, each annex page is drawn into that folder."""

    def read(
        paths: Iterable[Path], stop: Event | None
    ) -> Iterator[tuple[Path, Report | Unreadable]]:
        from parser.worker import read_all

        return read_all(paths, jobs, pictures, stop)

    return read


def is_failure(report: Report | Unreadable) -> bool:
    """Whether a file, or a page of it, could not be read, or had nothing to read."""
    return has_failed(report) or (not isinstance(report, Exception) and not report.entries)


def has_failed(report: Report | Unreadable) -> bool:
    """Whether a file, or a page of it, could not be read."""
    return isinstance(report, Exception) or bool(_failed_pages(report))


def read_now(
    files: Sequence[Path], read: ReadFiles, ending: str = ""
) -> Iterator[tuple[Path, Report | Unreadable]]:
    """Each file, and each paper in a .zip, with what was read of it, or why nothing was, as they
    are ready; `ending` as for `parser.piped.on_disk`."""
    with _at_hand(files, None, ending) as found:
        yield from _read(found, read, None)


def stored_or_read(
    files: Sequence[Path], stop: Event | None, read: ReadFiles, tally: Tally, ending: str = ""
) -> Iterator[tuple[Path, Path, Report | Unreadable]]:
    """Each file with the reports of it, saved (one or many) or read now, and the file that each of
    these is of; `ending` as for `read_now`. Raises `parser.worker.batch.Stopped`.
    """
    from parser import Unreadable
    from parser.saved_reports import is_saved, read_saved

    with _at_hand(files, stop, ending) as found:
        places = {file: place for file, place in found if isinstance(place, Path)}
        saved = {file: place for file, place in places.items() if is_saved(place)}
        for file, place in saved.items():
            try:
                for report in read_saved(place):
                    stop_where(stop)
                    yield file, Path(report.document.file or file), report
            except Unreadable as why:
                yield file, file, as_named(why, place, file)
        others = [one for one in found if one[0] not in saved]
        for file, result in _read(others, read, stop, tally):
            yield file, file, result


def stop_where(stop: Event | None) -> None:
    """Raise Stopped once the event is set."""
    from parser.worker import Stopped

    if stop and stop.is_set():
        raise Stopped


@contextmanager
def _at_hand(files: Sequence[Path], stop: Event | None, ending: str) -> Iterator[list[Found]]:
    """Where each file, and each paper in a .zip, can be read."""
    from parser.piped import on_disk
    from parser.worker import unpacked

    stopped = stop.is_set if stop else bool
    with on_disk(files, stopped, ending) as found, unpacked(found, stop) as at_hand:
        yield at_hand


def _read(
    found: Sequence[Found], read: ReadFiles, stop: Event | None, tally: Tally | None = None
) -> Iterator[tuple[Path, Report | Unreadable]]:
    tally = tally or Tally()
    yield from ((file, place) for file, place in found if isinstance(place, Exception))
    files = {place: file for file, place in found if isinstance(place, Path)}
    for place, report in read(tally.handed(files), stop):
        tally.read(place)
        told = as_named(report, place, files[place]) if isinstance(report, Exception) else report
        yield files[place], told


def as_named(why: Unreadable, place: Path, file: Path) -> Unreadable:
    """The same, said of the file by the name that it was given."""
    return why if place == file else type(why)(str(why).replace(str(place), str(file)))


def cannot_look_into(folder: Path, why: OSError) -> str:
    """That a folder could not be looked into, a sentence."""
    said = _("{path}: this folder cannot be looked into ({why}); check who may read it.")
    return said.format(path=folder, why=why.strerror)


def problems(file: Path, report: Report | Unreadable) -> Iterator[str]:
    """What of the file was not read, a sentence each."""
    if isinstance(report, Exception):
        yield str(report)
        return
    if not report.entries:
        yield _why_empty(file, report)
    for finding in _failed_pages(report):
        number = finding.box.page if finding.box else 0
        yield _(
            "{path}: page {n} could not be read ({why}), the others were; try another copy of the "
            "file."
        ).format(path=file, n=number, why=finding.about)


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in order, those that follow each other as one range: "3–5, 8"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("–".join(map(str, one)) for one in ranges)


def _failed_pages(report: Report) -> list[Finding]:
    from parser import Code

    return [finding for finding in report.findings if finding.code is Code.PAGE_FAILED]


def _why_empty(file: Path, report: Report) -> str:
    from parser import Code

    pictures = report.document.image_only_pages
    untold = [int(one.about) for one in report.findings if one.code is Code.FONT_UNTOLD]
    if any(finding.code is Code.EMPTY_ANNEX for finding in report.findings):
        return _("{path}: the annex with finished research has no rows; nothing was read.").format(
            path=file
        )
    if untold:
        return _(
            "{path}: no annex with finished research was found, but the fonts of {n} of its {all} "
            "pages ({pages}) do not say which letters they draw; try another copy of the file."
        ).format(
            path=file,
            n=len(untold),
            all=report.document.pages,
            pages=_ranges(untold),
        )
    if pictures:
        return _(
            "{path}: no annex with finished research was found, but {n} of its {all} pages are "
            "pictures without text; try a copy with text."
        ).format(path=file, n=len(pictures), all=report.document.pages)
    for one in report.findings:
        if one.code is Code.ANNEX_UNREAD:
            return _unread(one).format(
                path=file, n=one.box.page if one.box else 0, heading=one.about
            )
    return _(
        "{path}: no annex with finished research was found; such an annex is a table with columns "
        "like Thema, Type onderzoek and Afronding, mostly at the end of an annual report."
    ).format(path=file)


def _unread(finding: Finding) -> str:
    """What is said of an annex of which nothing was read; a paper in XML has no pages."""
    if finding.box:
        return _(
            "{path}: page {n} announces an annex (“{heading}”), but no entry was read under it."
        )
    return _("{path}: an annex is announced (“{heading}”), but no entry was read under it.")
