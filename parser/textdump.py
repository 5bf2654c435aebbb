"""STUB by the lead until the owner's file comes: overwrite freely."""
from parser.model import Report
def read_dump(text: str, file: str = "") -> Report:
    raise NotImplementedError
