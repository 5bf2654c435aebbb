"""The one door through which text from a PDF comes in."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parser.clean import clean, clean_url

ANY = st.text(st.characters(), max_size=40)
"""Any text, lone surrogates and non-characters among it."""


@given(ANY)
@example("\r\r\n\v")
@example("e\u200d\u0301 \ufb01\u0301")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY)
@example("\x1b]52;c;aGk=\x07\x9b31m")
@example("\u202e\u2066\u200f\u061c\u2028\U000e0041\U000e0100\ud800\ufdd0\uffff")
def test_nothing_is_left_that_a_terminal_obeys_or_hides(text: str) -> None:
    for char in clean(text):
        allowed = char in "\n\u00ad" or unicodedata.category(char) not in (
            "Cc", "Cf", "Co", "Cs", "Zl", "Zp",
        )  # fmt: skip
        assert allowed, f"{char!r}"
        assert not "\ufe00" <= char <= "\ufe0f"


@given(st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x24F), max_size=40))
def test_plain_latin_text_stays_as_it_is(text: str) -> None:
    plain = unicodedata.normalize("NFC", text.replace("Ĳ", "").replace("ĳ", ""))
    assert clean(plain) == plain


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("af\ufb01liatie, e\ufb03ciënt, \u0133s", "affiliatie, efficiënt, ijs"),
        ("re\u0308gie", "r\u00ebgie"),
        ("kosten\ufffebaten, kosten\x02baten", "kosten\u00ad\nbaten, kosten\u00ad\nbaten"),
        ("onder\u00adzoek", "onder\u00adzoek"),
        ("regel\r\nregel\rregel\u2028regel\fregel", "regel\nregel\nregel\nregel\nregel"),
        ("36\u00a0360\u202fVI\tnr.", "36 360 VI nr."),
        ("zero\u200bwidth\u200d\u2060\ufeff", "zerowidth"),
        ("\x93Realisme\x94 \x96 \x80 5", "“Realisme” – € 5"),
        ("\uf0b7 een\n\uf0a7 twee", "• een\n▪ twee"),
        ("\ue123 \ud83d", "\ufffd \ufffd"),
        ("[/b] {@click} <script>", "[/b] {@click} <script>"),
    ],
)
def test_text_becomes_what_a_person_sees(raw: str, seen: str) -> None:
    assert clean(raw) == seen


@given(st.from_regex(r"https?://[!-~]{1,60}", fullmatch=True))
def test_a_plain_url_comes_out_as_it_went_in(url: str) -> None:
    assert clean_url(url) == url
    assert clean_url(url.encode()) == url


@given(st.one_of(ANY, st.binary(max_size=40)))
@example(b"https://x.nl/\xff\xfe\x1b")
@example(b"\xfe\xff\xd8\x00")
def test_a_url_is_printable_whatever_it_was(raw: str | bytes) -> None:
    url = clean_url(raw)
    assert url.isprintable()
    assert " " not in url
    assert clean_url(url) == url


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        (b"https://www.example.nl/caf\xe9", "https://www.example.nl/caf%E9"),
        ("https://www.example.nl/café", "https://www.example.nl/café"),
        (b"https://www.example.nl/caf\xc3\xa9", "https://www.example.nl/café"),
        ("\x00 https://www.example.nl/a b\r\nc \n", "https://www.example.nl/a%20bc"),
        ("https://www.example.nl/\u202elpg.exe", "https://www.example.nl/%E2%80%AElpg.exe"),
        ("https://www.example.nl/a\u00adb", "https://www.example.nl/a%C2%ADb"),
        ("https://www.example.nl/a%20b?q=%E9", "https://www.example.nl/a%20b?q=%E9"),
        ("\ufeffhttps://www.example.nl".encode("utf-16-be"), "https://www.example.nl"),
        ("https://www.example.nl/\ud800", "https://www.example.nl/%EF%BF%BD"),
        ("java\nscript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_a_url_is_what_a_person_would_open(raw: str | bytes, url: str) -> None:
    assert clean_url(raw) == url


@given(st.binary(max_size=30).filter(lambda raw: not raw.startswith(b"\xfe\xff")))
def test_no_byte_of_a_url_is_lost(raw: bytes) -> None:
    from urllib.parse import unquote_to_bytes

    kept = bytes(byte for byte in raw.strip(bytes(range(33))) if byte not in b"\t\n\r")
    assert unquote_to_bytes(clean_url(raw)) == unquote_to_bytes(kept)
