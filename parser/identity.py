"""STUB by the lead until the owner's file comes: overwrite freely."""
from parser.model import Document


def identify(texts): return Document()
