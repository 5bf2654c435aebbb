"""What a PDF can have without a reader seeing any difference: each function gives one such property
to a PDF, as producers, printers and programs for OCR do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pikepdf import Array, Dictionary, Name, Operator, Page, Pdf, parse_content_stream
from pikepdf import unparse_content_stream as unparsed

Property = Callable[[Pdf], None]


def content(page: Page) -> bytes:
    """What the page draws."""
    page.contents_coalesce()
    return bytes(page.Contents.read_bytes())


def box(page: Page) -> tuple[float, float, float, float]:
    """Its MediaBox."""
    x0, y0, x1, y1 = map(float, page.mediabox)
    return x0, y0, x1, y1


def redrawn(pdf: Pdf, before: str = "", after: str = "", times: Sequence[str] = ("",)) -> None:
    """Each page drawn as often as there are `times`, each with that in front; and more around it.

    In `before` and `after`, {x} and {y} are the middle of the page, {left} and {top} its corner.
    """
    for page in pdf.pages:
        x0, y0, x1, y1 = box(page)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.add_resource(font, Name.Font, Name.Other)
        unseen = Dictionary(Type=Name.ExtGState, ca=0, CA=0)
        page.add_resource(unseen, Name.ExtGState, Name.Unseen)
        where = {"x": (x0 + x1) / 2, "y": (y0 + y1) / 2, "left": x0, "top": y1}
        drawn = content(page)
        parts = [f"q {before.format(**where)} Q".encode()]
        parts += [b"q " + one.encode() + b" " + drawn + b" Q" for one in times]
        parts += [f"q {after.format(**where)} Q".encode()]
        page.Contents = pdf.make_stream(b"\n".join(parts))


def text(words: str, where: str, size: float = 8) -> str:
    """What draws `words` with the matrix `where`."""
    return f"BT /Other {size} Tf {where} Tm ({words}) Tj ET"


LEVEL = "1 0 0 1"
GHOST = text("Oude tekst 2019 afgerond", LEVEL + " {left} {y}")


def twice(pdf: Pdf) -> None:
    redrawn(pdf, times=("", "1 0 0 1 .25 0 cm"))


def four_times(pdf: Pdf) -> None:
    redrawn(pdf, times=[f"1 0 0 1 {x} {y} cm" for x in (0, 0.3) for y in (0, 0.3)])


def layer_of_ocr_over_text(pdf: Pdf) -> None:
    for page in pdf.pages:
        hidden = [([3], Operator("Tr"))]
        for operands, operator in parse_content_stream(page):
            hidden.append((operands, operator))
        page.Contents = pdf.make_stream(b"q " + unparsed(hidden) + b" Q q " + content(page) + b" Q")


def white_on_white(pdf: Pdf) -> None:
    redrawn(pdf, before="1 g " + GHOST)


def under_a_fill(pdf: Pdf) -> None:
    redrawn(pdf, before=GHOST + " 1 g {left} {y} 300 12 re f")


def clipped_away(pdf: Pdf) -> None:
    redrawn(pdf, after="{left} {top} 1 1 re W n " + GHOST)


def transparent(pdf: Pdf) -> None:
    redrawn(pdf, after="/Unseen gs " + GHOST)


def on_a_layer_that_is_off(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Concept"))
    off = Dictionary(OFF=Array([layer]), Order=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
    for page in pdf.pages:
        page.add_resource(layer, Name.Properties, Name.Off)
    redrawn(pdf, after="/OC /Off BDC " + text("Concept 2019", LEVEL + " {left} {y}") + " EMC")


def stamp_askew(pdf: Pdf) -> None:
    redrawn(pdf, after=".8 g " + text("CONCEPT", ".7 .7 -.7 .7 {x} {y}", 50))


def watermark(pdf: Pdf) -> None:
    redrawn(pdf, before=".9 g " + text("CONCEPT", LEVEL + " {left} {y}", 70))


def stamp_upwards(pdf: Pdf) -> None:
    redrawn(pdf, after=".8 g " + text("CONCEPT", "0 1 -1 0 {x} {y}", 60))


def mirrored(pdf: Pdf) -> None:
    redrawn(pdf, after=text("Proef 3 afgerond 2022", "1 0 0 -1 {left} {y}"))


def label_in_the_margin(pdf: Pdf) -> None:
    redrawn(pdf, after=text("Jaarverslag 2022", "0 1 -1 0 8 {y}"))


def outside_of_what_is_displayed(pdf: Pdf) -> None:
    for page in pdf.pages:
        x0, y0, x1, y1 = box(page)
        page.CropBox, page.MediaBox = Array([x0, y0, x1, y1]), Array([x0, y0 - 40, x1, y1 + 40])
    redrawn(pdf, after=text("drukproef 3 afgerond 2022", LEVEL + " 60 780"))


def on_a_larger_sheet(pdf: Pdf) -> None:
    for page in pdf.pages:
        x0, y0, x1, y1 = box(page)
        page.CropBox = Array([x0, y0, x1, y1])
        page.MediaBox = Array([x0 - 60, y0 - 20, x1 + 10, y1 + 90])


def on_a_spread(pdf: Pdf) -> None:
    for page in pdf.pages:
        x0, y0, x1, y1 = box(page)
        page.CropBox, page.MediaBox = Array([x0, y0, x1, y1]), Array([x0 + x0 - x1, y0, x1, y1])
    redrawn(pdf, times=("", "1 0 0 1 -558 0 cm"))


def corners_reversed(pdf: Pdf) -> None:
    for page in pdf.pages:
        x0, y0, x1, y1 = box(page)
        page.MediaBox = Array([x1, y1, x0, y0])


def user_unit(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.UserUnit = 1.5


def sizes_below_zero(pdf: Pdf) -> None:
    for page in pdf.pages:
        turned: list[tuple[Sequence[object], Operator]] = []
        for operands, operator in parse_content_stream(page):
            numbers = [-float(n) if isinstance(n, (int, float)) else n for n in _plain(operands)]
            match str(operator):
                case "Tf":
                    turned.append(([operands[0], numbers[1]], operator))
                case "Td" | "TD" | "TL":
                    turned.append((numbers, operator))
                case "Tm":
                    turned.append(([*numbers[:4], *operands[4:]], operator))
                case "BT":
                    turned += [(operands, operator), ([-1, 0, 0, -1, 0, 0], Operator("Tm"))]
                case _:
                    turned.append((operands, operator))
        page.Contents = pdf.make_stream(unparsed(turned))


def _plain(operands: Sequence[object]) -> list[object]:
    return [float(n) if type(n).__name__ in ("Decimal", "int", "float") else n for n in operands]


def in_a_form(pdf: Pdf) -> None:
    for page in pdf.pages:
        form = pdf.make_stream(content(page))
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, page.MediaBox
        form.Resources = page.Resources
        page.Contents = pdf.make_stream(b"/Whole Do")
        page.Resources = Dictionary(XObject=Dictionary(Whole=form))


def annotations_of(pdf: Pdf) -> list[Dictionary]:
    return [one for page in pdf.pages for one in page.get("/Annots", []) if "/A" in one]


def behind_another_action(pdf: Pdf) -> None:
    for one in annotations_of(pdf):
        follows = Dictionary(S=Name.URI, URI=one.A.URI)
        one.A = Dictionary(S=Name.JavaScript, JS="app.beep()", Next=Array([follows]))


def from_a_base_address(pdf: Pdf) -> None:
    base = "https://www.example.nl/"
    pdf.Root.URI = Dictionary(Base=base)
    for one in annotations_of(pdf):
        one.A.URI = str(one.A.URI).removeprefix(base)


def without_a_scheme(pdf: Pdf) -> None:
    for one in annotations_of(pdf):
        one.A.URI = str(one.A.URI).removeprefix("https://")


def beside_broken_annotations(pdf: Pdf) -> None:
    link = {"Type": Name.Annot, "Subtype": Name.Link}
    target = Dictionary(S=Name.URI, URI="https://www.example.nl/kapot")
    for page in pdf.pages:
        broken = [
            Dictionary(**link, A=target),
            Dictionary(**link, A=target, Rect=Array([1, 2])),
            Dictionary(**link, A=target, Rect=Name.Nowhere),
            Dictionary(**link, A=Name.Nothing, Rect=Array([60, 400, 500, 500])),
            Dictionary(**link, A=Dictionary(S=Name.URI, URI=Array([1])), Rect=Array([1, 2, 3, 4])),
        ]
        page.Annots = Array([*map(pdf.make_indirect, broken), *page.get("/Annots", [])])


def beside_links_that_are_none(pdf: Pdf) -> None:
    link = {"Type": Name.Annot, "Subtype": Name.Link}
    for page in pdf.pages:
        x0, y0, x1, y1 = box(page)
        rows = Array([x0 + 30, y0 + 300, x1 - 30, y1 - 70])

        def to(url: str) -> Dictionary:
            return Dictionary(S=Name.URI, URI=url)

        others = [
            Dictionary(**link, A=to("https://x.nl/hidden"), Rect=rows, F=2),
            Dictionary(**link, A=to("https://x.nl/unviewed"), Rect=rows, F=32),
            Dictionary(**link, A=to("https://x.nl/page"), Rect=Array([x0, y0, x1, y1])),
            Dictionary(**link, A=to("mailto:iemand@example.nl"), Rect=rows),
            Dictionary(**link, Dest=Array([page.obj, Name.Fit]), Rect=rows),
        ]
        page.Annots = Array([*page.get("/Annots", []), *map(pdf.make_indirect, others)])


PROPERTIES: tuple[Property, ...] = (
    *(twice, four_times, layer_of_ocr_over_text, white_on_white, under_a_fill, clipped_away),
    *(transparent, on_a_layer_that_is_off, stamp_askew, watermark, stamp_upwards, mirrored),
    *(label_in_the_margin, outside_of_what_is_displayed, on_a_larger_sheet, on_a_spread),
    *(corners_reversed, user_unit, sizes_below_zero, in_a_form, behind_another_action),
    *(from_a_base_address, without_a_scheme, beside_broken_annotations),
    beside_links_that_are_none,
)


def turned(pdf: Pdf, quarter: int, rotate: int, shift: tuple[float, float]) -> None:
    """The page's content turned by quarters, counter-clockwise, moved by `shift` and displayed with
    /Rotate `rotate`; its boxes and annotations go with it."""
    a, b = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarter]
    dx, dy = shift

    def corners(left: float, low: float, right: float, high: float) -> Array:
        xs = [a * x - b * y + dx for x, y in ((left, low), (right, high))]
        ys = [b * x + a * y + dy for x, y in ((left, low), (right, high))]
        return Array([min(xs), min(ys), max(xs), max(ys)])

    for page in pdf.pages:
        matrix = f"q {a} {b} {-b} {a} {dx} {dy} cm "
        page.Contents = pdf.make_stream(matrix.encode() + content(page) + b" Q")
        page.MediaBox = corners(*box(page))
        for one in page.get("/Annots", []):
            left, low, right, high = map(float, one.Rect)
            one.Rect = corners(left, low, right, high)
            if "/QuadPoints" in one:
                del one.QuadPoints
        page.Rotate = rotate
