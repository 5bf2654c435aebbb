"""Opening an office file: a ZIP of XML, which may be made to be a thousand times its size."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile, ZipFile

from parser.clean import clean
from parser.i18n import _
from parser.model import Unreadable

LARGEST = 256 << 20
"""Bytes of all parts of a file together, unpacked; an annex of 300 entries takes two million."""

Opened = TypeVar("Opened")


def opened(path: Path, data: bytes, opener: Callable[[BytesIO], Opened]) -> Opened:
    """What `opener`, of a library, makes of the file `data`. Raises Unreadable."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > LARGEST:
            raise Unreadable(
                _(
                    "{path}: unpacked, this file is larger than any paper is, so it is not read; "
                    "check that it is the right one."
                ).format(path=path)
            )
        return opener(BytesIO(data))
    except (Unreadable, MemoryError):
        raise
    except BadZipFile as error:
        raise Unreadable(
            _(
                "{path}: this is not a file of Word or Excel that can be read; save it as .docx or "
                ".xlsx, without a password."
            ).format(path=path)
        ) from error
    except Exception as error:  # the libraries raise anything on a damaged part
        raise Unreadable(
            _("{path}: this file is damaged ({why}); save it again and try once more.").format(
                path=path, why=clean(f"{type(error).__name__} {error}").strip()[:80]
            )
        ) from error


def missing(path: Path) -> Unreadable:
    """What is said where the extra is not installed."""
    return Unreadable(
        _(
            "{path}: to read Word and Excel, install what that takes: pip install "
            "'seakijker[office]'."
        ).format(path=path)
    )


def whole(value: Any, otherwise: int) -> int:
    """A number of an attribute; `otherwise` where there is none."""
    text = str(value or "")
    return int(text[:6]) if text.isascii() and text.isdecimal() else otherwise
