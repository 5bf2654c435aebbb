"""Addresses as papers give them, and as they are opened."""

from __future__ import annotations

import re

from parser.clean import clean_url

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


_NO_DOCUMENT = re.compile(r"(?:javascript|data|mailto|tel):", re.IGNORECASE)


def document_address(raw: str) -> str | None:
    """The address that a file gives for a link, as text; None where it leads to no document."""
    url = clean_url(raw)
    return None if _NO_DOCUMENT.match(url) else url


def with_scheme(url: str) -> tuple[str, bool]:
    """`url` as it is opened, and whether its scheme was left out: then it is https."""
    if not SCHEME.match(url) and HOST.match(url):
        return f"https://{url}", True
    return url, False
