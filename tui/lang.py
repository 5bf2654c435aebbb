"""The words that a person reads, for this floor."""

from parser.lang import _, ngettext, number

__all__ = ["_", "ngettext", "number"]
