"""Files read by the workers of any executor: the same reports, whatever becomes of a worker."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from parser import Report, Unreadable
from parser.worker import Stopped, WorkersLost, read_all, read_through, through
from parser.worker.chunk import read_chunk


class Own(Executor):
    """Runs `work` instead of what it is given, here and now."""

    def __init__(self, work: Callable[..., Any] = read_chunk) -> None:
        self.work = work
        self.asked: list[list[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **more: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.asked.append(args[0])
        try:
            future.set_result(self.work(*args))
        except BaseException as error:
            future.set_exception(error)
        return future


def names(asked: list[Any]) -> list[str]:
    return [Path(os.fsdecode(file[0])).name for file in asked]


@pytest.fixture
def papers(path_of: Callable[[str], Path], dump: Path, tmp_path: Path) -> list[Path]:
    """Papers that can be read, and some that cannot."""
    (tmp_path / "broken.pdf").write_text("Geachte heer")
    odd = tmp_path / os.fsdecode("é\u202e 'x'.txt".encode())
    shutil.copy(dump, odd)
    return [path_of("seed"), dump, tmp_path / "broken.pdf", tmp_path / "gone.pdf", odd]


@pytest.fixture(params=[ThreadPoolExecutor, ProcessPoolExecutor])
def pool(request: pytest.FixtureRequest) -> Iterator[Executor]:
    more = {"mp_context": get_context("spawn")} if request.param is ProcessPoolExecutor else {}
    with request.param(2, **more) as pool:
        yield pool


def test_what_a_pool_reads_is_what_is_read_here(pool: Executor, papers: list[Path]) -> None:
    there = dict(read_through(pool, papers, lambda: 2))
    here = dict(read_all(papers, workers=2))
    assert there.keys() == here.keys() == set(papers)
    for path, report in here.items():
        if isinstance(report, Report):
            assert there[path] == report
        else:
            assert str(there[path]) == str(report)


def test_a_file_that_is_not_there_for_the_workers_is_sent_and_so_are_the_next(
    papers: list[Path], tmp_path: Path
) -> None:
    def elsewhere(files: list[Any]) -> Any:
        return read_chunk([(b"/elsewhere" + name, *rest) for name, *rest in files])

    workers = Own(elsewhere)
    done = dict(read_through(workers, papers, lambda: 1))
    assert {path.name for path in papers if isinstance(done[path], Report)} == {
        papers[0].name,
        papers[1].name,
        papers[4].name,
    }
    report = done[papers[0]]
    assert isinstance(report, Report) and report.document.file == papers[0].name
    sent = [file[3] is not None for chunk in workers.asked for file in chunk]
    assert sent == sorted(sent), "once one had to be sent, all are"
    assert "seakijker-" not in str(done[papers[2]]), "where the copy was is nobody's business"


def test_another_file_of_that_name_there_is_not_taken_for_it(dump: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    shutil.copy(dump, tmp_path / "other" / dump.name)
    os.utime(tmp_path / "other" / dump.name, (1, 1))

    def elsewhere(files: list[Any]) -> Any:
        return read_chunk([(os.fsencode(tmp_path / "other" / dump.name), *f[1:]) for f in files])

    workers = Own(elsewhere)
    ((_, report),) = read_through(workers, [dump], lambda: 1)
    assert isinstance(report, Report)
    assert [file[3] is not None for chunk in workers.asked for file in chunk] == [False, True]


def test_chunks_grow_with_the_pace_and_a_slow_paper_makes_them_small(
    dump: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"{at}.txt" for at in range(300)]
    for file in files:
        shutil.copy(dump, file)

    def timed(files: list[Any]) -> Any:
        slow = int(names(files)[0].removesuffix(".txt")) > 150
        answers = [{"unreadable": "x"} for _ in files]
        return {**read_chunk(files[:0]), "seconds": 9.0 if slow else 0.01, "answers": answers}

    workers = Own(timed)
    assert len(dict(read_through(workers, files, lambda: 1))) == 300
    sizes = [len(chunk) for chunk in workers.asked]
    assert (sizes[0], max(sizes)) == (1, through.FILES)
    assert sizes[-1] < 3


def test_neighbours_of_a_file_that_kills_are_read_once_more_alone_and_it_is_told(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parser.worker.through.SECONDS", 1000.0)
    files = [tmp_path / f"{at}.txt" for at in range(40)]
    for file in files:
        shutil.copy(dump, file)

    class KilledWorker(Exception):
        pass

    def deadly(files: list[Any]) -> Any:
        if "20.txt" in names(files):
            raise KilledWorker("read_chunk-1")
        return read_chunk(files)

    workers = Own(deadly)
    results = list(read_through(workers, files, lambda: 2))
    assert Counter(path for path, _ in results) == Counter(files), "nothing lost, nothing twice"
    bad = {path.name: str(report) for path, report in results if not isinstance(report, Report)}
    assert set(bad) == {"20.txt"}
    assert "failed twice" in bad["20.txt"] and "KilledWorker" in bad["20.txt"]
    again = [names(chunk) for chunk in workers.asked if len(chunk) == 1][-3:]
    assert all(len(chunk) == 1 for chunk in again)


def test_workers_with_another_parser_are_refused(dump: Path) -> None:
    def older(files: list[Any]) -> Any:
        return {**read_chunk(files), "parser": "3"}

    with pytest.raises(WorkersLost, match="version 3 of the parser"):
        list(read_through(Own(older), [dump], lambda: 1))


def test_workers_without_the_program_are_told(dump: Path) -> None:
    def bare(files: list[Any]) -> Any:
        raise ModuleNotFoundError("No module named 'seakijker'")

    with pytest.raises(WorkersLost, match="install this version"):
        list(read_through(Own(bare), [dump], lambda: 1))


def test_what_a_worker_answers_is_as_hostile_as_a_file(dump: Path) -> None:
    def wrong(files: list[Any]) -> Any:
        answer = {"right": {"document": {}, "entries": [{"titel": "a\x1b[31mb", "links": 3}]}}
        return {**read_chunk(files), "answers": [answer]}

    ((_, why),) = read_through(Own(wrong), [dump], lambda: 1)
    assert isinstance(why, Unreadable)


def test_a_pool_that_broke_is_told_in_a_sentence_and_what_came_before_holds(
    dump: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"{at}.txt" for at in range(60)]
    for file in files:
        shutil.copy(dump, file)
    done = []
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        with pytest.raises(WorkersLost, match="it goes on"):
            for path, _report in read_through(pool, files, lambda: 1):
                done.append(path)
                if len(done) == 5:
                    (worker,) = pool._processes.values()
                    worker.kill()
        with suppress(Exception):
            pool.shutdown(cancel_futures=True)
    assert 5 <= len(done) < 60


def test_it_is_broken_off_where_somebody_says_so_or_something_is_wrong(dump: Path) -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Stopped):
        list(read_through(Own(), [dump] * 9, lambda: 1, stop))
    with pytest.raises(WorkersLost, match="the scheduler is gone"):
        list(read_through(Own(), [dump], lambda: 1, trouble=lambda: "the scheduler is gone"))


def test_no_more_is_handed_out_than_the_workers_can_do(dump: Path) -> None:
    taken = 0

    def many() -> Iterator[Path]:
        nonlocal taken
        while True:
            taken += 1
            yield dump

    reports = read_through(Own(), many(), lambda: 1)
    next(reports)
    assert taken < 20
    reports.close()  # type: ignore[attr-defined]
