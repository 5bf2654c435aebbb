"""Annexes with exact truth, made anew from a seed, in styles drawn at random."""

from benchmarks.annexes.annex import MadeAnnex, make_annex, save_annex
from benchmarks.annexes.style import AnnexStyle, draw_style

__all__ = ["AnnexStyle", "MadeAnnex", "draw_style", "make_annex", "save_annex"]
