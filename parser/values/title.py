"""How a text on research opens: the kind of document, its title, and who made it.

Ministries write the opening as "Onderzoek Kansen en risico's (WODC): Uit het onderzoek …", with
or without each of its parts, the title in quotes or not, or as a paragraph of its own.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from string import whitespace

from parser.values.organisations import KNOWN, is_organisation, split_names

LONGEST_TITLE = 40
"""Words; what runs on longer before its first stop is prose."""
LONGEST_OPENING = 800
"""Characters at the start of a text among which its opening is sought."""

_BEFORE_KIND = (
    r"(?:(?:\d+e|eerste|tweede|derde|vierde|vijfde|tussentijdse|externe|interne|onafhankelijke?"
    r"|periodieke|jaarlijkse|(?:vijf|vier|drie|twee)jaarlijkse|ex[- ]?(?:ante|durante|post)"
    r"|wetenschappelijke?|maatschappelijke|interdepartementaal|internationale?|verkennende?"
    r"|vergelijkende?|kwalitatieve?|kwantitatieve?|integrale|brede|finale)\s)*"
)
_BARE = r"onderzoek|rapport|rapportage|advies|studie|inform|notitie|publicatie|factsheet|essay"
"""Kinds that name the form of the paper only, so that they are no part of its title."""
_TELLING = (
    r"evaluatie|monitor|verkenning|doorlichting|meting|analyse|scan|inventarisatie|toets|review"
    r"|peiling|enquête|audit|raming|mkba|ibo|visitatie|synthese|barometer|reconstructie"
)
_KIND = re.compile(rf"{_BEFORE_KIND}(?:[^\W\d_][\w-]*?)?(?:{_BARE}|{_TELLING})\b(?!-)", re.I)
"""A compound is a kind by its last part: "procesevaluatie", "WODC-onderzoek"."""
_IS_BARE = re.compile(rf"(?:{_BARE})$", re.I)
_ARTICLE = re.compile(r"(?:(?:in|uit)\s)?(?:de|het|een)\s", re.I)
_QUOTED = re.compile(
    r"[\s:,]*(?:‘(.+?)’(?!\w)|“(.+?)”|«\s?(.+?)\s?»|„(.+?)[”“]|\"(.+?)\"|'(.+?)'(?!\w))", re.DOTALL
)
_BRACKETS = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_NEXT = re.compile(r"\s*(?=\()|[ .:]*\Z")
"""Between brackets next to each other, or behind the last of a text."""
_SUBTITLE = re.compile(rf":\s(?:een\s)?({_KIND.pattern})", re.I)
_SIGNS = re.compile(r"[\s,;–‒-]*")
"""What may stand before the two below. It is no part of them: they would be looked for from each
sign of a long row."""
_DONE_BY = re.compile(
    r"\b(?:uitgevoerd|verricht|opgesteld) door\s+(?:het\s|de\s)?([^().;:]+)", re.I
)
_REFERENCE = re.compile(
    r"(?:\(\s*)?\b(?:TK|EK|Kamerstuk(?:ken)?(?:\s(?:II|I))?|Kst\.?)\s\d[^()]*\)?"
)
_MARK = re.compile(r"\(|[.?!:](?=\s|$)")
_ABBREVIATED = re.compile(
    r"(?<![\w'’])(?:[a-z](?:\.[a-z])*"
    r"|(?i:nrs?|art|incl|excl|bijv|resp|ca|dr|mr|drs|prof|ir|jr|vgl|blz|pag))$"
)
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|kon|zal"
    r"|zullen|zou|moet|moeten|mag|blijkt|blijken|bleek|laat|laten|toont|tonen|geeft|geven|biedt"
    r"|concludeert|concludeerde|concluderen|beveelt|stelt|wijst|volgt|bestaat|beschrijft|gaat"
    r"|richt|levert|maakt|leidt|draagt|werkt|bevat|dient|loopt)\b"
)
"""Verbs that make a sentence of a text; a title has none of them."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a text on research opens with; "" and () for what it does not tell."""

    kind: str = ""
    """Lower-case, with the adjectives that belong to it ("tussentijdse evaluatie")."""
    title: str = ""
    organisations: tuple[str, ...] = ()


def read_opening(titel: str, conclusies: str, links: Sequence[str] = ()) -> Opening:
    """The opening of an entry: its title column if the table has one, else its conclusions.

    `links` are the texts of the entry's links; one that begins the text is its title.
    """
    if titel.strip():
        return _of_title(" ".join(titel.split()))
    text = conclusies.strip()[:LONGEST_OPENING]
    return _quoted(text) or _linked(text, links) or _plain(text)


def _of_title(titel: str) -> Opening:
    """A title column holds the title as a whole, with the makers and a reference at its end."""
    text = _without(_REFERENCE, titel).strip()
    quoted = _quoted(text)
    if quoted:
        return quoted
    end, names = _makers_at_end(text)
    return _opening(text[:end], names)


def _quoted(text: str) -> Opening | None:
    """A title in quotes, after its kind or at the very start."""
    article = _ARTICLE.match(text)
    start = article.end() if article else 0
    kind = _kind(text[start:])
    match = _QUOTED.match(text, start + len(kind))
    if not match or (article and not kind):
        return None
    if not kind and text[match.end() :].lstrip()[:1].islower():
        return None
    title = next(group for group in match.groups() if group)
    names, _ = _makers(text, match.end(), title, amid=True)
    return Opening(_named(kind), title, names) if kind else _opening(title, names)


def _linked(text: str, links: Sequence[str]) -> Opening | None:
    """A title that is the text of a link."""
    starts = {0, len(_kind(text))}
    for link in sorted(links, key=len, reverse=True):
        title = link.strip(" .:")
        for start in starts:
            at = len(text) - len(text[start:].lstrip())
            whole = text.startswith(title, at) and not text[at + len(title) :][:1].isalnum()
            if whole and len(title.split()) > 1:
                names, _ = _makers(text, at + len(title), title, amid=True)
                return _opening(text[: at + len(title)], names)
    return None


def _plain(text: str) -> Opening:
    """A title that ends where its makers are named, or at the first stop, or with its paragraph."""
    first, _, rest = text.partition("\n")
    for mark in _MARK.finditer(first):
        title = first[: mark.end() if mark.group() in "?!" else mark.start()].rstrip()
        stop = mark.group() != "("
        if stop and not _is_stop(first, mark.start()):
            continue
        names, end = _makers(first, mark.end() if stop else mark.start(), title)
        told = bool(_kind(title)) or first[end : end + 1] == ":"
        if names:
            return _opening(title, names) if told or not _FINITE.search(title) else Opening()
        if stop:
            return Opening() if _FINITE.search(title) else _opening(title)
    if (rest or _kind(first)) and not _FINITE.search(first):
        return _opening(first)
    return Opening()


def _is_stop(text: str, at: int) -> bool:
    """Whether the sign at `at` ends the title; an abbreviation's dot does not.

    A colon does unless a subtitle follows: words that are no sentence, and begin small or stand
    after the bare kind ("Onderzoek: Tussen wal en schip").
    """
    if text[at] == ".":
        return not _ABBREVIATED.search(text[:at])
    if text[at] != ":":
        return True
    after = text[at + 1 :].lstrip()
    until = _MARK.split(after, maxsplit=1)[0]
    titled = after[:1].islower() or _kind(text) == text[:at]
    return not titled or not until or bool(_FINITE.search(until))


def _makers(text: str, at: int, title: str, amid: bool = False) -> tuple[tuple[str, ...], int]:
    """The organisations named from `at` on, in brackets or as "uitgevoerd door", and their end.

    Brackets that only abbreviate words of `title` name none, nor do those amid a sentence. `amid`
    says that a sentence may go on after them, since it is known without them where the title ends.
    """
    signs = _SIGNS.match(text, at)
    done_by = _DONE_BY.match(text, signs.end() if signs else at)
    if done_by:
        return split_names(done_by.group(1)), done_by.end()
    names: list[str] = []
    initials = initials_of(title)
    while match := _BRACKETS.match(text, at):
        inside = _inside(match)
        goes_on = text[match.end() :].lstrip()[:1].islower()
        if (goes_on and not amid) or abbreviates(inside.strip(), initials):
            break
        names += filter(is_organisation, split_names(inside))
        at = match.end()
    return tuple(names), at


def _makers_at_end(text: str) -> tuple[int, tuple[str, ...]]:
    """Where the brackets that end `text` begin to name organisations, and which; its length and ()
    where they name none. As `_makers` for each bracket in turn, but each is read once."""
    begin, names, initials = -1, list[str](), ""
    end = 0
    for match in _brackets_at_end(text):
        if begin < 0:
            begin = match.start()
            initials += initials_of(text[end:begin])
            end = begin
        inside = _inside(match)
        if abbreviates(inside.strip(), initials):
            begin, names = -1, []
        else:
            names += filter(is_organisation, split_names(inside))
    return (begin, tuple(names)) if names else (len(text), ())


def _brackets_at_end(text: str) -> Sequence[re.Match[str]]:
    """The brackets with which `text` ends, next to each other, in their order."""
    found: deque[re.Match[str]] = deque()
    for mark in reversed([*re.finditer(r"\(", text)]):
        match = _BRACKETS.match(text, mark.start())
        if match is None:
            continue
        after = _NEXT.match(text, match.end())
        if after and after.end() in (len(text), found[0].start() if found else -1):
            found.appendleft(match)
    return found


def _inside(brackets: re.Match[str]) -> str:
    """What stands in them, without brackets in there."""
    return re.sub(r"^\W*uitgevoerd door\s|\s*\([^()]*\)", "", brackets.group(1), flags=re.I)


def initials_of(words: str) -> str:
    """The first letter of each word that means something."""
    content = [word for word in re.findall(r"[^\W\d_]+", words) if word.lower() not in _SMALL]
    return "".join(word[0] for word in content).casefold()


def abbreviates(short: str, initials: str) -> bool:
    """Whether `short` abbreviates two or more words with these `initials` that follow each other.

    It holds the initial of each, and one letter more at most: compounds give two ("Landelijke
    Vreemdelingenvoorziening (LVV)").
    """
    letters = "".join(filter(str.isalpha, short)).casefold()
    if " " in short or not 2 <= len(letters) <= 8 or short.casefold() in KNOWN:
        return False
    spelled = [letters, *(letters[:at] + letters[at + 1 :] for at in range(1, len(letters)))]
    return any(len(each) > 1 and each in initials for each in spelled)


_SMALL = frozenset(("de", "het", "een", "en", "van", "voor", "der", "in", "op", "aan", "of", "ten"))


def _opening(title: str, names: tuple[str, ...] = ()) -> Opening:
    """`title` parted from the bare kind before it, or left whole where the kind is part of it."""
    title = _without(_REFERENCE, title)
    if done_by := _DONE_BY.search(title):
        names = names or split_names(done_by.group(1))
        title = _without(_DONE_BY, title)
    title = title.strip(_EDGES)
    kind = _kind(title)
    rest = title[len(kind) :].strip(_EDGES)
    if _IS_BARE.search(kind) and not rest[:1].islower():
        title = rest
    if not kind and (subtitle := _SUBTITLE.search(title)):
        kind = subtitle.group(1)
    if len(title.split()) > LONGEST_TITLE:
        title = ""
    return Opening(_named(kind), title, names)


def _without(pattern: re.Pattern[str], text: str) -> str:
    """`text` without what `pattern` finds and the signs before it; the words around it stay
    apart."""
    kept, end = "", 0
    for match in pattern.finditer(text):
        kept += text[end : match.start()].rstrip(whitespace + ",;–‒-")
        end = match.end()
        kept += "" if text[end : end + 1] in " ,.;:)" else " "
    return kept + text[end:]


_EDGES = " .:;,–‒-"


def _kind(text: str) -> str:
    """The kind of document that `text` begins with, as it is written there."""
    match = _KIND.match(text)
    return match.group() if match else ""


def _named(kind: str) -> str:
    """`kind` in lower case, without the maker before its hyphen ("WODC-onderzoek")."""
    return re.sub(r"^[A-Z]{2,}-", "", kind).lower()
