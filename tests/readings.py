"""The digest of what the parser reads in the corpus, kept beside the parser's version.

`python -m tests.readings` writes it anew. Where readings have changed, the version has to go up
first: databases tell by it which readings are old.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from parser import Unreadable, read_all
from parser.model import VERSION
from parser.report_json import as_json

CORPUS = Path(__file__).parent / "corpus"
KEPT = CORPUS / "readings.json"
FOLDERS = ("dev", "own", "fresh", "blind", "unseen")


def digest(readings: Iterable[dict[str, Any]]) -> str:
    """The digest of readings as JSON, whichever version of the parser made them."""
    found = hashlib.sha256()
    for one in readings:
        document = {name: part for name, part in one["document"].items() if name != "parser"}
        found.update(json.dumps({**one, "document": document}, sort_keys=True).encode())
    return found.hexdigest()


def kept() -> dict[str, str]:
    """Folder → digest, and "parser" → the version that read it."""
    found: dict[str, str] = json.loads(KEPT.read_text("utf-8"))
    return found


def main() -> int:
    """Read the corpus, and keep the digests."""
    now = {"parser": VERSION}
    for folder in FOLDERS:
        read = dict(read_all((CORPUS / folder).glob("*.pdf")))
        reports = [read[paper] for paper in sorted(read)]
        assert not any(isinstance(report, Unreadable) for report in reports)
        now[folder] = digest(as_json(r) for r in reports if not isinstance(r, Unreadable))
    before = kept() if KEPT.exists() else {}
    if now != before and before.get("parser") == VERSION:
        print(f"The readings have changed; raise VERSION in parser/model.py above {VERSION} first.")
        return 1
    KEPT.write_text(json.dumps(now, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
