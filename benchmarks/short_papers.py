"""Parliamentary papers without an annex, as most of a million are: some pages of prose."""

from __future__ import annotations

from pathlib import Path
from random import Random

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

TEXT = """
de de de het het een een van van van in in dat op te te voor met zijn aan bij ook als niet door
kabinet minister Kamer motie begroting beleid wet artikel lid vraag antwoord gemeente regeling
uitvoering toezicht wijziging voorstel besluit brief verslag overleg commissie maatregel middelen
jaar periode kinderen scholen gemeenten provincie water landbouw veiligheid zorg wonen energie
werkgevers werknemers uitkering inkomen belasting bedrag miljoen euro percentage verwachting
komende afgelopen mogelijk noodzakelijk betrokken partijen afspraken samenwerking gesprek
"""
WORDS = TEXT.split()
LINES, IN_LINE, LEADING = 55, 11, 13
"""Of a page; the leading in points."""
FEWEST, MOST = 1, 5
"""Pages of a paper."""


def write_papers(folder: Path, number: int, seed: int = 1) -> int:
    """Write so many papers into `folder`, always the same ones; how many pages they have."""
    random = Random(seed)
    return sum(_write(folder / f"kst-{at}.pdf", random) for at in range(number))


def _write(path: Path, random: Random) -> int:
    pages = random.randint(FEWEST, MOST)
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for page in range(pages):
        canvas.setFont("Helvetica", 10)
        for line in range(LINES):
            words = " ".join(random.choices(WORDS, k=IN_LINE))
            if not line:
                words = "Het onderzoek is afgerond en wordt met de Kamer gedeeld."
            canvas.drawString(55, 780 - LEADING * line, words)
        canvas.drawString(55, 40, f"Tweede Kamer, vergaderjaar 2022-2023, 36 200 X, nr. {page}")
        canvas.showPage()
    canvas.save()
    return pages
