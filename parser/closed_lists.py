"""The closed lists of what a kind, a status and a table's list can mean."""

from __future__ import annotations

from enum import StrEnum


class ResearchType(StrEnum):
    """The closed list of kinds of research (RBV models 3.45 and 1.44)."""

    EX_ANTE = "ex ante"
    EX_DURANTE = "ex durante"
    EX_POST = "ex post"
    PERIODIEKE_RAPPORTAGE = "periodieke rapportage"
    BELEIDSDOORLICHTING = "beleidsdoorlichting"
    MKBA = "MKBA"
    MONITOR = "monitor"
    IBO = "IBO"
    OVERIG = "overig"


class ResearchStatus(StrEnum):
    """The closed list of what a status can mean."""

    TE_STARTEN = "te starten"
    LOPEND = "lopend"
    AFGEROND = "afgerond"


class ResearchList(StrEnum):
    """What a table lists: finished research (RBV model 3.45), or planned (model 1.44)."""

    AFGEROND = "afgerond"
    GEPLAND = "gepland"
