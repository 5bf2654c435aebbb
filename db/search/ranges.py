"""Numbers in a query: years, articles, shares of 1 and moments, each as the least and most that
will do."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple


class Range(NamedTuple):
    """From `low` to `high`, both included."""

    low: float
    high: float


MOST_ARTICLE = 99_999_999
"""Above every article; the same as in the column `article.high`."""

MOST_SECONDS = 2**53
"""Above every moment, and a whole number to JSON too."""

_SIGNED = re.compile(r"\s*(>=|<=|>|<|=)?\s*(\S*)\s*")
_YEAR = re.compile(r"(?!0)([0-9]{1,4})\.?\*?")
_ARTICLE = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,2}))?(?:\.([0-9]{1,2}))?\.?\*?")
_MOMENT = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:T([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?)?)?"
)
_SHARE = re.compile(r"([0-9]{0,3}(?:\.[0-9]*)?)(%?)")


def years(text: str) -> Range | None:
    """2022 · 202 (or 202*: the years that begin so) · >=2020 · 2019..2021; None for other text."""
    return _span(text, _year, Range(0, 9999))


def articles(text: str) -> Range | None:
    """37 (and its parts) · 37.* · 37.2 · >=31 · 31..34 or =31..34, as in `article.low`."""
    return _span(text, _article, Range(0, MOST_ARTICLE))


def shares(text: str) -> Range | None:
    """<0.8 · >=75% · 0.5..0.9, from 0 to 1."""
    return _span(text, _share, Range(0, 1))


def moments(text: str) -> Range | None:
    """2026 · 2026-11 · 2026-11-20 · >=2026-11-20T17:30 or with seconds, in seconds since 1970; the
    times are those of this machine."""
    return _span(text, _moment, Range(0, MOST_SECONDS))


def _span(text: str, read: Callable[[str], Range | None], whole: Range) -> Range | None:
    match = _SIGNED.fullmatch(text)
    if not match:
        return None
    sign, number = match.groups()
    first, dots, last = number.partition("..")
    if dots and sign in (None, "="):
        low = read(first) if first else Range(whole.low, whole.low)
        high = read(last) if last else Range(whole.high, whole.high)
        if low is None or high is None or not (first or last):
            return None
        return Range(low.low, high.high) if low.low <= high.high else Range(high.low, low.high)
    span = read(number)
    if span is None:
        return None
    step = math.ulp(1.0) if isinstance(span.low, float) else 1
    return {
        ">=": Range(span.low, whole.high),
        ">": Range(span.high + step, whole.high),
        "<=": Range(whole.low, span.high),
        "<": Range(whole.low, span.low - step),
    }.get(sign, span)


def _year(text: str) -> Range | None:
    match = _YEAR.fullmatch(text)
    if not match:
        return None
    digits = match[1]
    return Range(int(digits.ljust(4, "0")), int(digits.ljust(4, "9")))


def _article(text: str) -> Range | None:
    match = _ARTICLE.fullmatch(text)
    if not match:
        return None
    known = [int(number) for number in match.groups() if number]
    low = sum(number * unit for number, unit in zip(known, (10_000, 100, 1), strict=False))
    return Range(low, low + (9999, 99, 0)[len(known) - 1])


def _share(text: str) -> Range | None:
    match = _SHARE.fullmatch(text)
    if not match or match[1] in ("", "."):
        return None
    number = float(match[1])
    if match[2] or number > 1:
        number /= 100
    return Range(number, number) if number <= 1 else None


def _moment(text: str) -> Range | None:
    match = _MOMENT.fullmatch(text)
    if not match:
        return None
    known = [int(number) for number in match.groups() if number]
    year, month, *_later = *known, 1
    try:
        first = datetime(*known, *(1, 1)[len(known) - 1 :])  # type: ignore[arg-type]
        after = {
            1: lambda: datetime(year + 1, 1, 1),
            2: lambda: datetime(year + month // 12, month % 12 + 1, 1),
            3: lambda: first + timedelta(days=1),
            5: lambda: first + timedelta(minutes=1),
            6: lambda: first + timedelta(seconds=1),
        }[len(known)]()
        return Range(int(first.timestamp()), int(after.timestamp()) - 1)
    except (ValueError, OverflowError, OSError):  # no such day, or none that this machine counts
        return None
