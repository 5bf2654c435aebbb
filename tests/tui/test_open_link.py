from __future__ import annotations

import os
import stat
import time
import webbrowser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.open_link import as_opened, file_url, host_of, open_in_browser, refusal


@pytest.mark.parametrize(
    "url",
    [
        "https://www.rijksoverheid.nl/a?b=c#d",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG/x",
        "https://zoek.officielebekendmakingen.nl/kst-36360-VI-1.pdf",
        "https://example.org:8080/%20x",
    ],
)
def test_a_website_may_be_opened(url: str) -> None:
    assert refusal(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "",
        "link",
        "--help",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org",
        "mailto:a@example.org",
        "https://",
        "https:///x",
        "http:example.org",
        "https://rijksoverheid.nl@evil.example/",
        "https://a:b@example.org/",
        "https://example.org/\x1b[31m",
        "https://example.org/a b",
        "https://example.org/\u202e",
        "https://[::1",
        "https://example.org:99999/",
        "https:\\\\evil.example",
        "https://a@evil.example\\.rijksoverheid.nl",
        "https://evil%2eexample/",
        "https://[::1]x/",
        "https://a..b/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://1.2.3/",
        "https://\u2100.example",
        "https://x^y.example",
    ],
)
def test_anything_else_is_refused_with_a_reason(url: str) -> None:
    assert refusal(url)
    assert host_of(url) == ""


@given(st.text())
def test_any_text_has_an_answer_and_no_option_passes(url: str) -> None:
    assert refusal(url) or url.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("url", "host", "opened"),
    [
        (
            "https://evil.com\\.rijksoverheid.nl/a\\b?c\\d#e\\f",
            "evil.com",
            "https://evil.com/.rijksoverheid.nl/a/b?c\\d#e\\f",
        ),
        ("https://evil.com\\@rijksoverheid.nl", "evil.com", "https://evil.com/@rijksoverheid.nl"),
        ("https://evil.com?.rijksoverheid.nl", "evil.com", "https://evil.com?.rijksoverheid.nl"),
        (
            "https://rijksovеrheid.nl/x",
            "rijksovеrheid.nl (xn--rijksovrheid-yck.nl)",
            "https://xn--rijksovrheid-yck.nl/x",
        ),
        (
            "https://xn--rijksovrheid-yck.nl/x",
            "rijksovеrheid.nl (xn--rijksovrheid-yck.nl)",
            "https://xn--rijksovrheid-yck.nl/x",
        ),
        ("https://ｅｖｉｌ。com/", "evil.com", "https://evil.com/"),
        ("https://www.Straße.de", "straße.de (xn--strae-oqa.de)", "https://www.xn--strae-oqa.de"),
        ("HTTP://EXAMPLE.org:8080/É", "example.org", "http://example.org:8080/É"),
        ("http://127.0.0.1/", "127.0.0.1", "http://127.0.0.1/"),
        ("http://[::0:1]:80/", "[::1]", "http://[::1]:80/"),
        ("https://example.org./x", "example.org", "https://example.org/x"),
    ],
)
def test_the_host_that_is_shown_is_the_one_that_a_browser_goes_to(
    url: str, host: str, opened: str
) -> None:
    assert (refusal(url), host_of(url), as_opened(url)) == ("", host, opened)
    assert host_of(as_opened(url)) == host


@given(st.text("abAé.:/\\@?#%[]0x1-ß。", max_size=20))
def test_what_is_opened_can_be_read_in_one_way_only(rest: str) -> None:
    url = f"https://{rest}"
    if refusal(url):
        return
    opened = as_opened(url)
    host = urlsplit(opened).hostname or ""
    assert host.isascii() and "\\" not in opened.partition("?")[0].partition("#")[0]
    assert host.removeprefix("www.") in host_of(url)
    assert as_opened(opened) == opened


def test_the_host_is_what_a_person_knows_of_a_link() -> None:
    assert host_of("https://www.Rijksoverheid.nl/documenten/x") == "rijksoverheid.nl"


def test_the_browser_of_the_environment_gets_the_url_as_one_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > {seen}.new && mv {seen}.new {seen}\n')
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(browser))
    url = "https://example.org/?a=1&b=$(touch%20x);'c'"
    assert open_in_browser(url)
    for _ in range(100):
        if seen.exists():
            break
        time.sleep(0.1)
    assert seen.read_text() == url + "|"


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="a Linux matter")
def test_a_machine_without_a_display_has_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not open_in_browser("https://example.org/")


@pytest.mark.skipif(os.name != "posix", reason="the names of browsers are POSIX's")
def test_a_browser_that_would_take_the_terminal_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("webbrowser.get", lambda: webbrowser.GenericBrowser("lynx"))
    assert not open_in_browser("https://example.org/")


def test_a_machine_that_is_only_logged_in_to_has_no_browser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    assert not open_in_browser("https://example.org/")


def test_the_address_of_a_file_is_escaped_and_names_the_page(tmp_path: Path) -> None:
    url = file_url(tmp_path / "een #map" / "100% é.pdf", 286)
    assert url == f"{tmp_path.as_uri()}/een%20%23map/100%25%20%C3%A9.pdf#page=286"
