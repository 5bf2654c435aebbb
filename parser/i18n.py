"""The words that a person reads; every floor takes its sentences from here.

The source text is English. gettext looks for another language in LANGUAGE, LC_ALL, LC_MESSAGES and
LANG, once, when this is first imported: `tui/cli/__init__.py` sets LANGUAGE before.
"""

from __future__ import annotations

import gettext
from pathlib import Path

DOMAIN = "seakijker"
FOLDER = Path(__file__).parent / "locale"

_catalogue = gettext.translation(DOMAIN, FOLDER, fallback=True)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext
LANGUAGE = _catalogue.info().get("language", "en")
"""What these words are in, as a web page names it (BCP 47)."""


def number(n: int) -> str:
    """`n` with its thousands apart, as the language has it."""
    # The sign between thousands.
    return f"{n:,}".replace(",", _(","))


def percent(share: float) -> str:
    """A share from 0 to 1 with a decimal, as the language has it."""
    # The sign before decimals.
    return f"{share:.1%}".replace(".", _("."))
