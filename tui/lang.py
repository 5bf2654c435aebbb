"""The words that a person reads, in the language of the locale."""

from __future__ import annotations

import gettext
from pathlib import Path

_catalogue = gettext.translation("seakijker", Path(__file__).parent / "locale", fallback=True)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext
