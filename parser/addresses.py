"""Addresses as papers give them, and as they are opened."""

from __future__ import annotations

import re

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
"""How an address begins that says how it is reached (RFC 3986); a port is no such thing."""
HOST = re.compile(
    r"(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!(?:pdf|docx?|xlsx?|html?|php|zip)\b)"
    r"[a-z]{2,}(?=[/:?#]|$)",
    re.IGNORECASE,
)
"""How an address begins that leaves that out: with a host, which no file name is."""
NOT_A_REPORT = re.compile(r"(?:mailto|tel):", re.IGNORECASE)
"""What leads to a person, and to no report."""


def with_scheme(url: str) -> tuple[str, bool]:
    """`url` as it is opened, and whether its scheme was left out: then it is https."""
    if not SCHEME.match(url) and HOST.match(url):
        return f"https://{url}", True
    return url, False
