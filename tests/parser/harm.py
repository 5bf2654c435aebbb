"""PDFs that come to harm, by accident or by design: each function makes one worse, at random."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random

_OBJECT = re.compile(rb"\b\d+ 0 obj\b(.*?)\bendobj\b", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<=[\s\[])-?\d+(?:\.\d+)?(?=[\s\]/>])")
_NAME = re.compile(rb"/[A-Za-z]+")
_STRANGE = (b"0", b"-1", b"1e9", b"2147483648", b"99999999999999999999", b"-0.0", b"null", b"(x)")
MIB = 1 << 20


def cut_short(data: bytes, chance: Random) -> bytes:
    """A download that broke off."""
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: Random) -> bytes:
    """A few bytes are others."""
    worse = bytearray(data)
    for _ in range(chance.choice((1, 10, 100))):
        worse[chance.randrange(len(worse))] = chance.randrange(256)
    return bytes(worse)


def swapped(data: bytes, chance: Random) -> bytes:
    """Two objects have each other's contents."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return data
    first, second = sorted(chance.sample(found, 2), key=lambda match: match.start())
    between = data[first.end(1) : second.start(1)]
    return data[: first.start(1)] + second[1] + between + first[1] + data[second.end(1) :]


def lost(data: bytes, chance: Random) -> bytes:
    """A stretch in the middle is gone, so that no offset is right."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 40, 4000)) :]


def _outside(pattern: re.Pattern[bytes], data: bytes, chance: Random) -> re.Match[bytes] | None:
    """A random match of `pattern` outside the streams, where the structure of the paper stands."""
    inside = [match.span() for match in _STREAM.finditer(data)]
    found = [
        match
        for match in pattern.finditer(data)
        if not any(start <= match.start() < end for start, end in inside)
    ]
    return chance.choice(found) if found else None


def misnumbered(data: bytes, chance: Random) -> bytes:
    """Lengths, sizes, offsets and references are strange."""
    for _ in range(chance.choice((1, 3, 10))):
        if match := _outside(_NUMBER, data, chance):
            data = data[: match.start()] + chance.choice(_STRANGE) + data[match.end() :]
    return data


def misnamed(data: bytes, chance: Random) -> bytes:
    """Keys, types, filters and fonts are missing, or stand for one another."""
    for _ in range(chance.choice((1, 3, 10))):
        one, other = _outside(_NAME, data, chance), _outside(_NAME, data, chance)
        if one and other:
            data = data[: one.start()] + other[0] + data[one.end() :]
    return data


def looped(data: bytes, chance: Random) -> bytes:
    """References go round: to the paper's own pages, catalogue or contents."""
    references = list(re.finditer(rb"\b\d+ 0 R\b", data))
    if not references:
        return data
    for _ in range(chance.choice((1, 5))):
        one, other = chance.choice(references), chance.choice(references)
        if len(one[0]) == len(other[0]):  # what follows keeps its place
            data = data[: one.start()] + other[0] + data[one.end() :]
    return data


WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    cut_short,
    flipped,
    swapped,
    lost,
    misnumbered,
    misnamed,
    looped,
)


def paper(
    contents: bytes,
    filters: bytes = b"",
    page: bytes = b"",
    catalogue: bytes = b"",
) -> bytes:
    """A PDF of one page that draws `contents`; `page` and `catalogue` add to its objects."""
    pages = b"" if b"/Pages" in catalogue else b"/Pages 2 0 R"
    objects = [
        b"<</Type/Catalog%s%s>>" % (pages, catalogue),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 558 771]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>%s>>" % page,
        b"<</Filter[%s]/Length %d>>stream\n%s\nendstream" % (filters, len(contents), contents),
    ]
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 5\n0000000000 65535 f \n%strailer\n<</Root 1 0 R/Size 5>>\n" % table
    return made + head + b"startxref\n%d\n%%%%EOF\n" % len(made)


HEADER = b"BT /F 9 Tf 50 700 Td (Thema Subthema Type onderzoek Afronding Status Conclusies) Tj ET\n"
"""What makes a page worth reading in full."""


def deflated(piece: bytes, times: int) -> bytes:
    """`piece`, so many times over, as zlib makes it; it never stands in memory as a whole."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()


def traps() -> dict[str, bytes]:
    """Papers that are made to take all memory or time, or to break what reads them."""
    endless = b"startxref\n9\n%%EOF\n"
    tree = paper(HEADER).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R 3 0 R 2 0 R]/Count 3")
    return {
        "bomb": paper(zlib.compress(deflated(b" " * MIB, 600), 9), b"/FlateDecode/FlateDecode"),
        "letters": paper(deflated(b"BT /F 9 Tf (a) Tj ET\n" * 10_000, 400), b"/FlateDecode"),
        "states": paper(HEADER + b"q " * 200_000),
        "arrays": paper(HEADER + b"[" * 200_000),
        "dictionaries": paper(HEADER, page=b"/X" + b"<</X" * 50_000 + b">>" * 50_000),
        "itself": paper(HEADER, catalogue=b"/Pages 1 0 R"),
        "tree": tree,
        "count": paper(HEADER).replace(b"/Count 1", b"/Count 2000000000"),
        "kids": paper(HEADER).replace(b"[3 0 R]/Count 1", b"[%s]/Count 5000" % (b"3 0 R " * 5_000)),
        "table": b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9>>\n"
        + endless,
        "huge": paper(HEADER).replace(b"[0 0 558 771]", b"[0 0 1e30 1e30]"),
        "boxless": paper(HEADER).replace(b"/MediaBox[0 0 558 771]", b""),
        "turned": paper(HEADER, page=b"/Rotate 45"),
        "fontless": paper(HEADER).replace(b"/Font<</F<<", b"/Fnot<</F<<"),
        "no-page": paper(HEADER).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[]/Count 0"),
        "link": paper(HEADER, page=b"/Annots[<</Subtype/Link/Rect[0 0]/A<</URI 5>>>> 7 null]"),
        "empty": b"",
        "head": b"%PDF-1.7\n",
        "zeros": b"%PDF-1.7\n" + bytes(100_000),
    }
