"""How likely it is that what carries a finding is wrong.

Written by benchmarks/fit.py, from 172 papers (2967 entries), 2026-11-28:

    python -m benchmarks.fit a1 a2 a3 --count 30 --from FOLDER.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SEEDS: Final = (
    "a1",
    "a2",
    "a3",
)
"""The seeds of those papers, which no figure may be taken on."""

WEIGHTS: Final = MappingProxyType(
    {
        "break-thin": 0.28,
        "hyphen-thin": 0.25,
        "joined-unsure": 0.68,
        "merge-unsure": 0.44,
        "no-conclusion": 0.33,
        "row-unsure": 0.78,
        "status-unknown": 0.62,
        "type-unknown": 0.86,
        "year-strange": 0.51,
    }
)
"""A finding's code, or its code and field → the chance that it makes its entry wrong."""
