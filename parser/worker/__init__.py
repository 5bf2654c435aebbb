"""Bounded child processes, in which hostile files are read."""

from parser.worker.batch import Stopped, read_all, read_bounded
from parser.worker.page_text import PageText, PictureRequest, TextLine
from parser.worker.preview import Preview
from parser.worker.through import WorkersLost, read_through
from parser.worker.unpacking import copies_of, unpacked

__all__ = [
    "PageText",
    "PictureRequest",
    "Preview",
    "Stopped",
    "TextLine",
    "WorkersLost",
    "copies_of",
    "read_all",
    "read_bounded",
    "read_through",
    "unpacked",
]
