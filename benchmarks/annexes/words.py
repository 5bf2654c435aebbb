"""Dutch texts for made annexes. A "|" stands where a word may be hyphenated; a "-" is its own."""

from __future__ import annotations

import random
from typing import NamedTuple


class Ministry(NamedTuple):
    """A ministry with its budget chapter and the words of its research."""

    numeral: str
    name: str
    articles: tuple[int, ...]
    themes: tuple[str, ...]
    subthemes: tuple[str, ...]
    subjects: tuple[str, ...]


MINISTRIES = (
    Ministry(
        "IX",
        "Financiën",
        (1, 2, 4, 6, 8, 10, 13),
        (
            "Toe|sla|gen en her|stel",
            "Dou|ane en grens|over|schrij|dend goe|de|ren|ver|keer",
            "Fis|ca|le re|ge|lin|gen voor on|der|ne|mers",
            "Fi|nan|ci|ële sta|bi|li|teit",
            "EU-be|gro|ting en af|drach|ten",
            "Deel|ne|min|gen van de Staat",
            "Ex|port|kre|diet|ver|ze|ke|rin|gen",
        ),
        (
            "In|vor|de|ring",
            "Kind|ge|bon|den bud|get",
            "Btw-ver|la|ging op e-books",
            "Be|las|ting|ont|wij|king",
            "Wit|was|be|strij|ding",
            "Mo|tor|rij|tui|gen|be|las|ting",
            "In- en uit|voer|pro|ce|du|res",
            "Pen|si|oen|op|bouw bui|ten de loon|dienst",
            "Giro|ver|keer",
            "Schuld|hulp|ver|le|ning aan ge|du|peer|den",
        ),
        (
            "de zelf|stan|di|gen|af|trek",
            "het toe|zicht op trust|kan|to|ren",
            "de gif|ten|af|trek",
            "de aan|gif|te|cam|pag|ne",
            "het cri|sis|in|stru|men|ta|ri|um",
            "de ac|cijns op tabak",
            "de ICT-ver|nieu|wing",
            "de vrij|stel|ling voor groe|ne be|leg|gin|gen",
        ),
    ),
    Ministry(
        "XVI",
        "Volksgezondheid, Welzijn en Sport",
        (1, 2, 3, 4, 5, 6, 7),
        (
            "Ge|zond|heids|be|vor|de|ring",
            "Ou|de|ren|zorg thuis",
            "Jeugd|hulp en ge|zins|on|der|steu|ning",
            "Ge|nees|mid|de|len en hulp|mid|de|len",
            "Sport en be|we|gen",
            "COVID-ge|re|la|teer|de zorg",
            "Oor|logs|ge|trof|fe|nen en her|in|ne|ring",
        ),
        (
            "Wijk|ver|ple|ging",
            "Vac|ci|na|tie|graad",
            "Man|tel|zorg|on|der|steu|ning",
            "Mond|zorg voor kin|de|ren",
            "GGZ-wacht|tij|den",
            "Do|ping|con|tro|le",
            "Pa|tiënt|vei|lig|heid",
            "Ver|pleeg|huis|ca|pa|ci|teit",
            "Al|co|hol|pre|ven|tie",
            "Zorg|fraude en on|recht|ma|tig|heid",
        ),
        (
            "de wijk|ge|rich|te aan|pak",
            "het sti|mu|le|rings|ka|der",
            "de ei|gen bij|dra|ge",
            "het Sport|ak|koord",
            "de be|schik|baar|heids|bij|dra|ge",
            "de don|or|re|gis|tra|tie",
            "het per|soons|ge|bon|den bud|get",
            "de am|bu|lan|ce|zorg",
        ),
    ),
    Ministry(
        "X",
        "Defensie",
        (1, 2, 3, 4, 5, 6, 8),
        (
            "In|zet van de krijgs|macht",
            "Ma|te|ri|eel|be|heer",
            "Per|so|neel en ge|reed|stel|ling",
            "Vast|goed en leef|om|ge|ving",
            "Cy|ber|vei|lig|heid",
            "NAVO-bij|dra|gen",
            "Ve|te|ra|nen|zorg",
        ),
        (
            "Vlieg|uren en ge|oefend|heid",
            "Mu|ni|tie|voor|ra|den",
            "Re|ser|vis|ten|be|leid",
            "Ka|zer|ne|on|der|houd",
            "Mijn|be|strij|dings|vaar|tui|gen",
            "F-35-trai|nin|gen",
            "Wer|ving en be|houd",
            "Mis|sie|on|der|steu|ning Ma|li",
            "Lucht|ver|de|di|ging",
            "Stra|te|gisch trans|port",
        ),
        (
            "de mis|sie in Irak",
            "het die|ner|mo|del",
            "de ver|van|ging van voer|tui|gen",
            "het vast|goed|plan",
            "de on|der|zee|boot|dienst",
            "de mi|li|tai|re po|li|tie|zorg",
            "het loon|ge|bouw",
            "de sa|men|wer|king met Duits|land",
        ),
    ),
    Ministry(
        "XV",
        "Sociale Zaken en Werkgelegenheid",
        (1, 2, 3, 5, 6, 8, 13),
        (
            "Ar|beids|markt|krap|te",
            "Be|staans|ze|ker|heid",
            "Ge|zond en vei|lig wer|ken",
            "In|te|gra|tie en sa|men|le|ven",
            "Kin|der|op|vang",
            "Ou|de|dags|voor|zie|ning",
            "Wet|ge|ving flexi|be|le ar|beid",
        ),
        (
            "Schuld|sa|ne|ring",
            "Loon|kos|ten|sub|si|die",
            "Zwan|ger|schaps|ver|lof",
            "Ar|bo-in|for|ma|tie",
            "Bij|stands|ge|rech|tig|den met part|ner",
            "UWV-dienst|ver|le|ning",
            "Be|roeps|ziek|ten",
            "In|bur|ge|rings|examens",
            "Uit|zend|krach|ten uit Oost-Eu|ro|pa",
            "Leer|werk|loket|ten",
        ),
        (
            "de ba|nen|af|spraak",
            "het lage-in|ko|mens|voor|deel",
            "de tran|si|tie|ver|goe|ding",
            "het mi|ni|mum|loon",
            "de wer|ke|loos|heids|uit|ke|ring",
            "het toe|zicht op uit|zend|bu|reaus",
            "de kin|der|op|vang|toe|slag",
            "het ver|lof|stel|sel",
        ),
    ),
)

TYPES = (
    *("Ex post", "Ex-post", "ex durante", "Ex ante", "Ex durante"),
    *("Pe|ri|o|die|ke rap|por|ta|ge", "Be|leids|door|lich|ting", "MKBA", "Mo|ni|tor", "IBO"),
    *("Ove|rig", "Ove|rig on|der|zoek", "Be|leids|eva|lu|a|tie", "Ef|fec|ten|on|der|zoek"),
)
STATUSES = (("Af|ge|rond", "Lo|pend", "Te star|ten"), ("af|ge|rond", "lo|pend", "te star|ten"))
KINDS = (
    "On|der|zoek",
    "Eva|lu|a|tie",
    "Rap|port",
    "Ver|ken|ning",
    "Ad|vies",
    "Tus|sen|eva|lu|a|tie",
)
ORGANISATIONS = (
    *("SEO Eco|no|misch On|der|zoek", "CPB", "Beren|schot", "RIVM", "Pan|teia", "KPMG", "Ni|vel"),
    *("Eras|mus Uni|ver|si|teit", "De|cision Sup|port", "Re|gio|plan", "TNO", "SCP"),
)
TITLES = (
    "Zicht op {0}",
    "Tien jaar {0}",
    "Eind|eva|lu|a|tie van {0}",
    "{1}: van plan naar prak|tijk",
    "De wer|king van {0} on|der|zocht",
    "Lang|lo|pend ef|fect|on|der|zoek naar {0}",
)
OPENINGS = (
    "Uit de stu|die blijkt dat {0} in de mees|te re|gio's wordt be|nut.",
    "De on|der|zoe|kers stel|len vast dat {0} doel|tref|fend is, maar niet dat het doel|ma|tig is.",
    "Het ef|fect van {0} is klei|ner dan bij de start werd ge|raamd.",
    "Er is geen vol|le|dig beeld van {0}, om|dat ge|ge|vens over {2} ont|bre|ken.",
)
SENTENCES = (
    "Aan|be|vo|len wordt om {0} te ver|een|vou|di|gen en de uit|komst jaar|lijks te vol|gen.",
    "Daar|naast vraagt {0} om een dui|de|lij|ke af|ba|ke|ning met {1}.",
    "De uit|voe|rings|kos|ten zijn in {2} met {3} pro|cent ge|daald.",
    "Het ka|bi|net neemt de aan|be|ve|lin|gen over; een re|ac|tie volgt voor de zo|mer.",
    "Uit|voer|ders er|va|ren een ho|ge ad|mi|ni|stra|tie|ve las|ten|druk bij {0}.",
    "Een niet-bin|den|de richt|lijn blijkt wei|nig ver|schil te ma|ken.",
    "Be|roe|pen in {2} ken|nen een gro|te in- en uit|stroom.",
    "Voor {1} is € {3} mil|joen uit|ge|trok|ken, waar|van een deel niet is be|steed.",
    "MKB-be|drij|ven we|ten de weg naar {0} min|der goed te vin|den.",
    "Te|ge|lijk zijn er ver|schil|len tus|sen {2} die om na|der on|der|zoek vra|gen.",
    "De me|tin|gen van {4} en {5} zijn on|der|ling goed ver|ge|lijk|baar.",
    "Dat geldt te meer voor {2}.",
)
GROUPS = (
    *("ge|meen|ten", "jon|ge ge|zin|nen", "klei|ne on|der|ne|mers", "grens|ge|bie|den"),
    *(
        "Zuid-Hol|land",
        "de Cari|bi|sche de|len van het Ko|nink|rijk",
        "uit|voer|ders",
    ),
)
DIRECTORATES = ("FEZ", "DGB", "BVA", "PDC", "HDJZ", "DGP")


def plain(text: str) -> str:
    """`text` as a person reads it, without the marks for hyphenation."""
    return text.replace("|", "")


def capital(text: str) -> str:
    """`text` with a capital letter first."""
    return text[:1].upper() + text[1:]


class Writer:
    """Writes the texts of one ministry's research."""

    def __init__(self, chance: random.Random, ministry: Ministry, year: int) -> None:
        self._chance, self._ministry, self._year = chance, ministry, year

    def title(self) -> str:
        """The title of a piece of research."""
        some = self._chance.sample(self._ministry.subjects, 1)[0]
        name = self._chance.choice(self._ministry.subthemes)
        return capital(self._chance.choice(TITLES).format(some, name))

    def conclusion(self, sentences: int) -> str:
        """What came out, in so many sentences."""
        chosen = [self._chance.choice(OPENINGS)]
        chosen += self._chance.sample(SENTENCES, sentences - 1)
        return " ".join(self._filled(sentence) for sentence in chosen)

    def _filled(self, sentence: str) -> str:
        one, other = self._chance.sample(self._ministry.subjects, 2)
        text = sentence.format(
            one,
            other,
            self._chance.choice(GROUPS),
            f"{self._chance.randrange(11, 98)},{self._chance.randrange(1, 10)}",
            self._year - self._chance.randrange(3, 8),
            self._year - 1,
        )
        return capital(text)
