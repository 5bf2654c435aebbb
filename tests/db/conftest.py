from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map met spatie" / "sea.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def as_nobody() -> Callable[[Callable[[], object]], str]:
    """Does some work as a user who owns nothing, and gives what came of it as text."""

    def done(work: Callable[[], object]) -> str:
        read, write = os.pipe()
        child = os.fork()
        if not child:
            if os.geteuid() == 0:
                os.setuid(65534)
            try:
                said = str(work())
            except StoreError as error:
                said = str(error)
            except BaseException as error:
                said = repr(error)
            os.write(write, said.encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as answer:
            said = answer.read()
        os.waitpid(child, 0)
        return said

    if os.name != "posix":
        pytest.skip("permissions are those of POSIX")
    return done
