"""The text of a reading as it is stored: packed, each by itself.

Raw DEFLATE (RFC 1951) with a preset dictionary: alone, a text of a kilobyte has little that comes
twice. What was packed once is never packed anew, so DICTIONARY never changes.
"""

from __future__ import annotations

import zlib

_RAW = -zlib.MAX_WBITS

DICTIONARY = (
    b"beleidsdoorlichting periodieke rapportage monitor synthese effectenonderzoek tussenevaluatie "
    b"eindevaluatie internationale vreemdelingen veiligheid ministerie departement begroting "
    b"gemeenten provincies organisaties instellingen onderwijs gezondheid energie klimaat landbouw "
    b"natuur water infrastructuur wonen arbeidsmarkt belasting subsidieregeling subsidies "
    b"maatregelen samenwerking ontwikkeling kwaliteit uitvoering toezicht handhaving "
    b"aanbevelingen conclusies conclusie blijkt dat er is geen sprake van een effect op het gebied "
    b"van de doelmatigheid en doeltreffendheid van het beleid is onderzocht naar aanleiding van de "
    b"evaluatie van de wet en de regeling voor het onderzoek naar de rapport van het programma in "
    b"de periode 2019 2020 2021 2022 2023 2024 2025 wordt worden zijn niet met door aan bij ook "
    b"https://www.rijksoverheid.nl/documenten/rapporten/"
    b"https://zoek.officielebekendmakingen.nl/blg-"
    b'{"code":"merge-unsure","field":"afronding","about":"{"code":"hyphen-thin","field":"thema",'
    b'"about":"","box":null,"instead":""}'
    b'{"thema":"Thema ","subthema":"Subthema ","type_onderzoek":"Ex-post evaluatie",'
    b'"afronding":"Te starten","status":"Afgerond","lijst":"afgerond","titel":"Evaluatie ",'
    b'"conclusies":"Onderzoek (WODC): ","artikel":"31","artikel_kop":"Artikel ","vindplaats":"",'
    b'"notes":"","links":[{"text":"Link","url":"https://","field":"vindplaats","boxes":['
    b'{"text":"Rapport","url":"https://","field":"","boxes":[]}],"pages":[286],"extra":{},'
    b'"values":{"type":"ex durante","status":"lopend","first_year":null,"last_year":null,'
    b'"values":{"type":"ex ante","status":"te starten","first_year":2023,"last_year":2023,'
    b'"values":{"type":"","status":"","first_year":2021,"last_year":2021,'
    b'"values":{"type":"ex post","status":"afgerond","first_year":2022,"last_year":2022,'
    b'"quarter":null,"articles":[["1","1"]],"kind":"","title":"","organisations":["WODC"],'
    b'"other_types":[]},"boxes":{"thema":[{"page":2,"x0":55.0,"top":1,"x1":1,"bottom":2}],'
    b'"subthema":[{"page":,"x0":,"top":,"x1":,"bottom":}],"type_onderzoek":[{"page":,"x0":,'
    b'"top":,"x1":,"bottom":}],"afronding":[{"page":,"x0":,"top":,"x1":,"bottom":}],"status":['
    b'{"page":,"x0":,"top":,"x1":,"bottom":}],"titel":[{"page":,"x0":,"top":,"x1":,"bottom":}],'
    b'"conclusies":[{"page":,"x0":,"top":,"x1":,"bottom":}],"artikel":[{"page":,"x0":,"top":,'
    b'"x1":,"bottom":}],"vindplaats":[{"page":,"x0":,"top":,"x1":,"bottom":}]},"findings":[],'
    b'"confidence":0.75},"boxes":{},"findings":[],"confidence":1.0}'
)
"""What stands in most readings; DEFLATE takes the end for the likeliest."""


class DamagedReading(ValueError):
    """What is stored is nothing that was packed."""


def pack(text: str | bytes) -> bytes:
    """The text of a reading as it is stored."""
    said = text.encode() if isinstance(text, str) else text
    packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, _RAW, zdict=DICTIONARY)
    return packer.compress(said) + packer.flush()


def unpack(packed: bytes) -> str:
    """The text that was packed. Raises DamagedReading."""
    try:
        unpacker = zlib.decompressobj(_RAW, zdict=DICTIONARY)
        text = unpacker.decompress(packed).decode()
    except (zlib.error, TypeError, UnicodeDecodeError) as error:
        raise DamagedReading(str(error)) from error
    if not unpacker.eof or unpacker.unused_data:
        raise DamagedReading("not whole")
    return text
