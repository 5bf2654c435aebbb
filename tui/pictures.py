"""Pictures in the terminal, where the extra `seakijker[pictures]` is installed and it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual_image.widget import AutoImage


def picture_widget() -> type[AutoImage] | None:
    """The widget that shows a picture by kitty's protocol or as sixels; None where the terminal
    has neither, or nothing is installed to show it with.

    It asks the terminal, which must be done before the app begins to read from it.
    """
    try:
        from textual_image.renderable import Image, SixelImage, TGPImage
        from textual_image.widget import Image as Widget
    except ImportError:
        return None
    return Widget if Image in (SixelImage, TGPImage) else None  # type: ignore[return-value]
