"""A Report as JSON, and back: what `sea parse --json` prints and `sea import` takes.

The shape is that of the dataclasses in `parser.model`, field by field, with a Box as the list
[page, x0, top, x1, bottom]. JSON is as hostile as a PDF: every text passes `parser.clean`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from parser.clean import clean, clean_url
from parser.i18n import _
from parser.model import CHOICES, Box, Document, Entry, Link, Report

DECIMALS = 2
"""Of the points of a box: 0.01 point is 3.5 micrometres."""
LARGEST = 2**53
"""The largest whole number that every reader of JSON keeps whole (RFC 8259, 6)."""
_WHOLE = _("the report")
"""What stands where a fault is in no part of it."""


def as_json(value: Report | Document | Entry) -> dict[str, Any]:
    """`value` as what `json.dumps` takes; boxes are rounded to DECIMALS."""
    plain: dict[str, Any] = _plain(value)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Box):
        points = (value.x0, value.top, value.x1, value.bottom)
        # A damaged page may be set anywhere, even at infinity.
        near = (max(-LARGEST, min(point, LARGEST)) for point in points)
        return [value.page, *(round(point, DECIMALS) for point in near)]
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value.value if isinstance(value, StrEnum) else value


def from_json(data: Any) -> Report:
    """The Report that `data`, as `json.loads` gives it, stands for.

    What is missing has its default; keys that no field bears are passed over. Raises ValueError
    with one sentence that says where `data` is not of this shape, and what should stand there.
    """
    report: Report = _read(Report, data, _WHOLE)
    return report


def _read(kind: Any, data: Any, where: str) -> Any:
    """`data` as a value of the type `kind` of `parser.model`."""
    if kind is Box:
        return _box(data, where)
    if is_dataclass(kind):
        return _record(kind, data, where)
    if get_origin(kind) is tuple:
        return _list(get_args(kind), data, where)
    if get_origin(kind) is Mapping:
        return _mapping(get_args(kind), data, where)
    if get_origin(kind) is UnionType:
        return None if data is None else _read(get_args(kind)[0], data, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _member(kind, data, where)
    return _scalar(kind, data, where)


@cache
def _types(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _record(kind: Any, data: Any, where: str) -> Any:
    _expect(isinstance(data, Mapping), where, _("an object"), data)
    read: dict[str, Any] = {}
    for part in fields(kind):
        inner = part.name if where == _WHOLE else f"{where}.{part.name}"
        if part.name in data:
            read[part.name] = _read(_types(kind)[part.name], data[part.name], inner)
        elif part.default is MISSING and part.default_factory is MISSING:
            raise ValueError(_("{what} is missing.").format(what=inner))
    if kind is Link:
        read["url"] = clean_url(data["url"])
    if kind is Entry:
        sure = read.get("confidence", 1.0)
        _expect(0 <= sure <= 1, f"{where}.confidence", _("a number from 0 to 1"), sure)
        for name, choices in CHOICES.items():
            told, known = read.get(name, ""), ", ".join(choices)
            one_of = _("one of {values}, or empty").format(values=known)
            _expect(told in ("", *choices), f"{where}.{name}", one_of, told)
    return kind(**read)


def _list(kinds: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    """A tuple of one kind without end, or of a kind for each place."""
    _expect(isinstance(data, list | tuple), where, _("a list"), data)
    if kinds[-1] is Ellipsis:
        kinds = kinds[:1] * len(data)
    _expect(len(data) == len(kinds), where, _("a list of {n}").format(n=len(kinds)), data)
    return tuple(
        _read(kind, inner, f"{where}[{at}]")
        for at, (kind, inner) in enumerate(zip(kinds, data, strict=True))
    )


def _mapping(kinds: tuple[Any, ...], data: Any, where: str) -> MappingProxyType[Any, Any]:
    _expect(isinstance(data, Mapping), where, _("an object"), data)
    read: dict[Any, Any] = {}
    for key, inner in data.items():
        name = _read(kinds[0], key, _("a key of {where}").format(where=where))
        read[name] = _read(kinds[1], inner, f"{where}.{name}")
    return MappingProxyType(read)


def _box(data: Any, where: str) -> Box:
    page, *points = _list((int, float, float, float, float), data, where)
    return Box(page, *points)


def _member(kind: type[StrEnum], data: Any, where: str) -> StrEnum:
    _expect(data in list(kind), where, _("a known {kind}").format(kind=kind.__name__.lower()), data)
    return kind(data)


def _scalar(kind: Any, data: Any, where: str) -> Any:
    if kind is str:
        _expect(isinstance(data, str), where, _("text"), data)
        return clean(data)
    if kind is int:
        whole = isinstance(data, int) and not isinstance(data, bool) and 0 <= data <= LARGEST
        _expect(whole, where, _("a whole number from 0"), data)
        return data
    number = isinstance(data, int | float) and not isinstance(data, bool) and abs(data) <= LARGEST
    _expect(number, where, _("a number"), data)
    return float(data)


def _expect(holds: bool, where: str, what: str, data: Any) -> None:
    if not holds:
        shown = _("a list") if isinstance(data, list | tuple) else _("an object")
        if data is None or isinstance(data, str | int | float):
            shown = json.dumps(data)[:40]
        raise ValueError(
            _("{where} should be {what}, but is {shown}.").format(
                where=where, what=what, shown=shown
            )
        )
