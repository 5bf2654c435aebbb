"""What the parser saw and decided, drawn over the page: for who looks into a wrong reading."""

from parser.debug_picture.drawing import draw

__all__ = ["draw"]
