"""Where the files of a user are."""

from __future__ import annotations

import os
from pathlib import Path

_NAME = "seakijker"


def settings_file() -> Path:
    """The file with the settings: the one that SEA_CONFIG names, else in the user-config folder."""
    from platformdirs import user_config_path

    named = os.environ.get("SEA_CONFIG")
    return Path(named) if named else user_config_path(_NAME, appauthor=False) / "config.toml"


def language_file() -> Path:
    """Where the language is kept that was chosen in the app."""
    from platformdirs import user_state_path

    return user_state_path(_NAME, appauthor=False) / "language"


def own_database() -> Path:
    """The database where none is named."""
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False) / "sea.db"


def files_read() -> Path:
    """Where this machine remembers which files it has read: `db.files_read`."""
    from platformdirs import user_cache_path

    from db.files_read import FORM

    return user_cache_path(_NAME, appauthor=False) / f"files-read-{FORM}.db"
