"""How likely it is that what carries a finding is wrong.

Written by benchmarks/fit.py, from 733 papers (12612 entries), 2026-11-28:

    python -m benchmarks.fit 7101 7102 --count 40 --from FOLDER….
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SEEDS: Final = (
    "7101",
    "7102",
)
"""The seeds of those papers, which no figure may be taken on."""

WEIGHTS: Final = MappingProxyType(
    {
        "across-edge": 0.13,
        "break-thin": 0.35,
        "break-thin/links": 0.05,
        "break-thin/subthema": 0.26,
        "break-thin/thema": 0.21,
        "column-unsure": 0.05,
        "hyphen-thin": 0.43,
        "hyphen-thin/conclusies": 0.11,
        "hyphen-thin/subthema": 0.1,
        "hyphen-thin/thema": 0.35,
        "joined-unsure": 0.33,
        "link-cut": 0.68,
        "merge-unsure": 0.18,
        "merge-unsure/subthema": 0.23,
        "row-unsure": 0.68,
        "status-unknown": 0.32,
        "type-unknown": 0.34,
        "year-strange": 0.43,
    }
)
"""A finding's code, or its code and field → the chance that it makes its entry wrong."""
