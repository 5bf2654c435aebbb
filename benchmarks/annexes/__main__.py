"""The papers of a seed, to be looked at: `python -m benchmarks.annexes FOLDER SEED [COUNT]`.

Each is a PDF with its truth beside it, the same that benchmarks/first_sight.py makes of the seed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.annexes import save_annex


def main() -> None:
    folder, seed, *count = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for at in range(int(count[0]) if count else 1):
        made = save_annex(Path(folder), f"{seed}-{at}")
        looks = ", ".join(f"{name} {member}" for name, member in made.style.families().items())
        print(f"{made.path}: {looks}")


if __name__ == "__main__":
    main()
