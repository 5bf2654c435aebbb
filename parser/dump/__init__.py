"""A table without positions: the plain text of a page, read by cost."""

from parser.dump.dump_pages import printed
from parser.dump.dump_report import read_dump

__all__ = ["printed", "read_dump"]
