"""Titles and explanations in the style of published annexes; all of them are made up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

SUBJECTS: dict[str, tuple[str, ...]] = {
    "SZW": (
        *("de Wet vereenvoudiging beslagvrije voet", "het STAP-budget", "de kinderopvangtoeslag"),
        *("het breed offensief banenafspraak", "de Wet betaald ouderschapsverlof"),
        *("de subsidieregeling SLIM", "de jeugd-lage-inkomensvoordelen", "de no-riskpolis"),
        *("het programma Vroegsignalering schulden", "de Wet inburgering 2021"),
        *("de scholingsregeling WW", "de arbeidsmarktregio's", "de Wet arbeidsmarkt in balans"),
        *("het Actieplan Dichterbij dan je denkt", "de loonkostensubsidie Participatiewet"),
    ),
    "AenM": (
        *("de Spreidingswet", "de opvang van alleenstaande minderjarige vreemdelingen"),
        *("het Programma Flexibilisering asielketen", "de Meldkamer Asiel en Migratie"),
        *("gefaciliteerd vertrek naar Ghana", "de Landelijke Vreemdelingenvoorzieningen"),
        *("het Europees Migratie- en Asielpact", "de regeling Huisvesting statushouders"),
        *("de pilot Kansrijk wonen en werken", "het terugkeerbeleid voor Dublinclaimanten"),
        *("de rechtsbijstand in de asielprocedure", "het nareisbeleid", "de handhavingslocatie"),
        *("de identificatie in Ter Apel", "het Asiel- en Migratiefonds"),
    ),
    "BZK": (
        *("de Wet open overheid", "de Regeling regionale energiestrategieën", "de Woondeals"),
        *("het Nationaal Programma Leefbaarheid en Veiligheid", "de werking van ProDemos"),
        *("het BIT en het Adviescollege ICT-toetsing", "de generieke digitale infrastructuur"),
        *("de Wet versterking decentrale rekenkamers", "de Financiële-verhoudingswet"),
        *("het Kennispunt Lokale Politieke Partijen", "de Huis voor Klokkenluiderswet"),
        *("de Volkshuisvestingsfonds-uitkeringen", "het Stimuleringsfonds Volkshuisvesting"),
        *("de Regiodeals van de vierde tranche", "de Algoritmeregister-aanpak", "de Wet Bibob"),
    ),
    "KR": (
        *("het Statuut voor het Koninkrijk", "de landspakketten Aruba, Curaçao en Sint Maarten"),
        *("de wederopbouw van Sint Maarten", "het sociaal minimum op Bonaire"),
        *("de Rijkswet financieel toezicht", "de vrije uitkering Caribisch Nederland"),
        *("de versterking van de grensbewaking", "het Team Bestrijding Ondermijning"),
        *("de liquiditeitsleningen", "het jeugd- en gezinsbeleid op Saba en Sint Eustatius"),
    ),
    "VWS": (
        *(
            "de Wet langdurige zorg",
            "de stimuleringsregeling E-health thuis",
            "de palliatieve zorg",
        ),
        *("het Nationaal Preventieakkoord", "de Jeugdwet", "het Integraal Zorgakkoord"),
        *("het Programma Aanpak verspilling in de zorg", "de Wet zorg en dwang"),
        *("de subsidieregeling Opleidingen publieke gezondheid", "de hielprikscreening"),
        *("de Sportakkoorden", "het Zorginnovatiefonds", "de Wmo 2015", "het abonnementstarief"),
        *("de Kwaliteitsimpuls personeel ziekenhuiszorg", "de donorregistratie"),
    ),
    "JenV": (
        *("de Wet straffen en beschermen", "het Programma Sterk aan het werk", "de wijkagent"),
        *("de gebiedsgebonden politiezorg", "het Landelijk Kwaliteitskader Effectieve Zorg"),
        *("de Wet aanpak witwassen", "het Nationaal Slachtofferplan", "de piketdiensten"),
        *("de versterking van de rechtsbijstand", "het Wetboek van Strafvordering"),
        *("de Regionale Informatie- en Expertisecentra", "Preventie met Gezag"),
        *("het contra-terrorismebeleid", "de persoonsgerichte aanpak radicalisering"),
        *("de meldkamersamenwerking", "het Schadefonds Geweldsmisdrijven"),
    ),
    "LNV": (
        *("Duurzame veehouderij", "Kringlooplandbouw en bodem", "Natuur en biodiversiteit"),
        *("Visserij en aquacultuur", "Voedselzekerheid en voedselverspilling", "Dierenwelzijn"),
        *("Plantgezondheid en gewasbescherming", "Kennis en innovatie groen onderwijs"),
        *("Stikstof en transitie landelijk gebied", "Agrarisch natuurbeheer"),
        *("Grondgebondenheid in de melkveehouderij", "Mestbeleid en waterkwaliteit"),
    ),
    "Defensie": (
        *("het Defensie Lifecycle Plan", "de inzet in Mali (MINUSMA)", "het personeelsmodel HR"),
        *("de samenwerking met Duitsland", "enhanced Forward Presence Litouwen", "de reservisten"),
        *("het programma Grensverleggende IT", "de vervanging van de onderzeebootcapaciteit"),
        *("de trainingsmissie in Irak", "de strategische wervingsaanpak", "de munitievoorraden"),
        *("het vastgoedbeheer", "de Europese Vredesfaciliteit", "de wapensystemen F-35"),
        *("het dienjaar Defensie", "de operationele gereedstelling van het CZSK"),
    ),
    "BZ": (
        *("de Nederlandse inzet in de VN-Veiligheidsraad", "het Mensenrechtenfonds"),
        *("de consulaire dienstverlening", "het Matra-programma", "het postennetwerk"),
        *("de Nederlandse bijdrage aan de Wereldbank", "Power of Voices", "het Good Growth Fund"),
        *("de trainingsmissie in de Sahel", "het contra-terrorismebeleid", "de sanctienaleving"),
        *("de humanitaire hulp in Jemen", "de eetbare voedselketens in Ethiopië"),
        *("het Stabiliteitsfonds", "de EU-uitbreiding", "het internationaal cultuurbeleid"),
    ),
    "OCW": (
        *("het Nationaal Programma Onderwijs", "de Wet kansengelijkheid", "de lerarenbeurs"),
        *("de prestatiebox primair onderwijs", "het studievoorschot", "de bibliotheekwet"),
        *("de Regeling regionale aanpak personeelstekort", "het Masterplan basisvaardigheden"),
        *("de sectorplannen hoger onderwijs", "het emancipatiebeleid", "het Mediafonds"),
        *("de Cultuurkaart", "de kwaliteitsafspraken mbo", "passend onderwijs"),
    ),
}
"""Ministry → what its research is about."""

KINDS = (
    *("Evaluatie van {}", "Onderzoek naar de doeltreffendheid van {}", "Monitor {}"),
    *("Tussenmeting van de effecten van {}", "Evaluatie van {} en de uitvoering daarvan door"),
    *("Nulmeting voor {}", "Verkenning naar de toekomst van {}"),
)
BODIES = ("gemeenten", "het UWV", "de provincies", "uitvoeringsorganisaties", "het Rijk")
OPENINGS = (
    "Het onderzoek gaat in op de vraag in hoeverre {} heeft bijgedragen aan de beoogde doelen.",
    "Met deze evaluatie wordt nagegaan of {} doeltreffend en doelmatig is uitgevoerd.",
    "Op grond van de wet wordt {} binnen vijf jaar na inwerkingtreding geëvalueerd.",
    "In dit onderzoek staan de ervaringen van professionals met {} centraal.",
)
FOLLOW_UPS = (
    "De uitkomsten worden betrokken bij de periodieke rapportage over dit thema.",
    "De Kamer is hierover geïnformeerd; de beleidsreactie volgt voor de zomer.",
    "Daarbij is aandacht voor de doenlijkheid voor burgers en voor de uitvoeringslasten.",
    "Uit het rapport blijkt dat de regeling goed bekend is, maar dat het bereik onder kleine"
    " organisaties achterblijft bij de verwachting.",
    "Onderzocht wordt welke knelpunten zich voordoen en hoe deze kunnen worden weggenomen.",
    "De onderzoekers bevelen aan de registratie te verbeteren en de voorwaarden te vereenvoudigen.",
)


def titles(ministry: str, seed: int) -> Iterator[str]:
    """Titles of research of `ministry`, without end, each met once as far as may be."""
    random, seen = Random(seed), set[str]()
    while True:
        title = random.choice(KINDS).format(random.choice(SUBJECTS[ministry]))
        if title.endswith("door"):
            title = f"{title} {random.choice(BODIES)}"
        if title in seen:
            title = f"{title}, {random.choice(('eerste', 'tweede', 'derde'))} fase"
        seen.add(title)
        yield title


def explanation(ministry: str, random: Random, most: int = 4) -> str:
    """One to `most` sentences on research of `ministry`."""
    opening = random.choice(OPENINGS).format(random.choice(SUBJECTS[ministry]))
    more: Sequence[str] = random.sample(FOLLOW_UPS, random.randrange(0, most))
    return " ".join((opening, *more))
