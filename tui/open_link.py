"""Opening a hyperlink that came out of a PDF: it is hostile until it has been looked at."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
import webbrowser
from pathlib import Path
from urllib.parse import urlsplit

from tui.translation import _


def refusal(url: str) -> str:
    """Why `url` is not opened, as a sentence; "" where it may be.

    Only http and https with a host; no user name, by which a link pretends to be another; no
    character that cannot be seen.
    """
    if any(unicodedata.category(char)[0] in "CZ" for char in url):
        return _("this link contains invisible characters")
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return _("this link is not a valid address")
    if parts.scheme not in ("http", "https"):
        return _("only http and https links are opened")
    if not host:
        return _("this link does not name a website")
    if parts.username is not None or parts.password is not None:
        return _("this link hides where it leads behind a user name")
    return ""


def host_of(url: str) -> str:
    """The website of a link that may be opened, without "www."; "" for any other."""
    return "" if refusal(url) else (urlsplit(url).hostname or "").removeprefix("www.")


def file_url(path: Path, page: int) -> str:
    """The address of a PDF on this machine, at `page`, from 1; viewers in a browser go there."""
    return f"{path.absolute().as_uri()}#page={page}"


def open_in_browser(url: str) -> bool:
    """Open `url`, of a file or let pass by `refusal`; False where there is no browser to show it.

    The browser runs in a process of its own whose output goes nowhere: a warning that it prints
    would stand across the screen.
    """
    if not _has_browser():
        return False
    subprocess.Popen(
        [sys.executable, "-P", "-m", "webbrowser", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def _has_browser() -> bool:
    """Whether there is a browser with a window here; one in the terminal would fight for the
    screen, and one on a machine that is only logged in to would open where nobody sits."""
    if os.environ.get("BROWSER"):
        return True
    if sys.platform in ("win32", "darwin"):
        return not os.environ.get("SSH_CONNECTION")
    windows = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    try:
        # Only the browsers of a terminal are exactly of this class.
        return bool(windows) and type(webbrowser.get()) is not webbrowser.GenericBrowser
    except webbrowser.Error:
        return False
