"""Opening a hyperlink that came out of a PDF: it is hostile until it has been looked at."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
import webbrowser
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from pathlib import Path

from tui.translation import _

_ADDRESS = re.compile(r"(https?)://([^/\\?#]*)(.*)", re.I | re.S)
"""Scheme, authority, and the rest. A browser takes a backslash for a slash, so that both end the
authority (https://url.spec.whatwg.org/#authority-state)."""
_AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::(\d{0,5}))?", re.I)
_NO_HOST = re.compile(r"[\0-\x20#/<>?@\\^|%\x7f:\[\]]")
"""What no host may have (https://url.spec.whatwg.org/#forbidden-domain-code-point)."""
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
"""What parts the labels of a host (UTS 46)."""
_PORTS = 65536


def refusal(url: str) -> str:
    """Why `url` is not opened, as a sentence; "" where it may be.

    Only http and https with a host; no user name, by which a link pretends to be another; no
    character that cannot be seen.
    """
    if any(unicodedata.category(char)[0] in "CZ" for char in url):
        return _("this link contains invisible characters")
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", url, re.I)
    if not scheme or scheme.group().lower() not in ("http:", "https:"):
        return _("only http and https links are opened")
    match = _ADDRESS.fullmatch(url)
    if not match or not match[2]:
        return _("this link does not name a website")
    if "@" in match[2]:
        return _("this link hides where it leads behind a user name")
    return "" if _host(match[2]) else _("this link is not a valid address")


def as_opened(url: str) -> str:
    """A link that may be opened as a browser understands it, so that no other reading of it is
    left: slashes for backslashes, and the host in ASCII. Any other link as it is."""
    match = _ADDRESS.fullmatch(url)
    if not match or refusal(url):
        return url
    rest = re.match(r"[^?#]*", match[3])
    path = rest.group() if rest else ""
    port = match[2].rpartition(":")[2] if re.search(r":\d+$", match[2]) else ""
    host = _host(match[2]) + (f":{port}" if port else "")
    return f"{match[1].lower()}://{host}{path.replace(chr(92), '/')}{match[3][len(path) :]}"


def host_of(url: str) -> str:
    """The website that a browser goes to for a link that may be opened, without "www.": where it
    has other letters than ASCII, with the name that the network knows beside it, since a letter may
    look like another. "" for any other link."""
    match = _ADDRESS.fullmatch(url)
    if not match or refusal(url):
        return ""
    host = _host(match[2])
    shown = ".".join(map(_in_letters, host.split("."))).removeprefix("www.")
    host = host.removeprefix("www.")
    return host if shown == host else f"{shown} ({host})"


def _host(authority: str) -> str:
    """The host, as a browser asks the network for it; "" where it would find that none."""
    match = _AUTHORITY.fullmatch(authority)
    if not match or int(match[2] or 0) >= _PORTS:
        return ""
    if match[1].startswith("["):
        try:
            return f"[{IPv6Address(match[1][1:-1]).compressed}]"
        except AddressValueError:
            return ""
    # https://url.spec.whatwg.org/#host-parsing; UTS 46 is near enough to lower case and NFKC.
    folded = unicodedata.normalize("NFKC", _DOTS.sub(".", match[1]).lower()).lower()
    labels = [_in_ascii(label) for label in folded.split(".")]
    if not labels[-1] and labels[1:]:
        labels.pop()  # the root's dot
    host = ".".join(labels)
    if not all(labels) or _NO_HOST.search(host):
        return ""
    if not _NUMBER.fullmatch(labels[-1]):
        return host
    try:
        return str(IPv4Address(host))  # other ways of writing one are there to hide it
    except AddressValueError:
        return ""


def _in_ascii(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode()


def _in_letters(label: str) -> str:
    try:
        letters = label[4:].encode().decode("punycode") if label.startswith("xn--") else label
    except ValueError:
        return label
    return letters if letters.isprintable() else label


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
