"""What a person has set, once and for all runs."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with what holds where nothing is set."""

    reviewer: str = field(default_factory=getpass.getuser)
    """Who decides: the login name."""
