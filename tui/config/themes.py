"""The colours of the app: Textual's themes, and one of our own with the most contrast there is."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

from tui.config.settings import Settings
from tui.translation import _

THEMES = (
    Theme(
        name="high-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        boost="#000000",
        warning="#ffff00",
        error="#ff8080",
        success="#80ff80",
        text_alpha=1.0,
        variables={
            "border": "#ffffff",
            "input-selection-background": "#ffffff",
            "input-selection-foreground": "#000000",
            "text-muted": "#ffffff",
            "text-disabled": "#c0c0c0",
            "panel-lighten-2": "#ffffff",
            "block-cursor-background": "#ffff00",
            "block-cursor-foreground": "#000000",
            "block-cursor-blurred-background": "#505000",
            "block-cursor-blurred-foreground": "#ffffff",
            "footer-key-foreground": "#ffff00",
            "footer-description-foreground": "#ffffff",
        },
    ),
)
"""Our own; every text in it has at least 7:1 to what is behind it (WCAG 2.2, 1.4.6), save for the
colours of the signs, which are letters as well."""


def check(settings: Settings) -> None:
    """Raise SettingsError where the theme that is set is none."""
    known = sorted({*BUILTIN_THEMES, *(theme.name for theme in THEMES)})
    if settings.theme and settings.theme not in known:
        said = _("{theme} is not a theme; the themes are {names}")
        raise settings.wrong("theme", said.format(theme=settings.theme, names=", ".join(known)))
