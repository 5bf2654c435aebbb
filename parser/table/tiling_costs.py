"""What speaks against a way to merge the cells of a column; the cheapest way is read.

A cost of 1 is that of a text that stands a line away from where its cell should have it. Set on
documents whose styles were drawn at random, and judged on others.
"""

from __future__ import annotations

from parser.table.merged_column import Align

MOST_AWAY = 4.0
"""At most, for a text's distance from its place: beyond this it is simply not there."""
ALIGNED = {Align.TOP: 0.0, Align.MIDDLE: 0.4, Align.BOTTOM: 1.2}
"""For a column whose texts stand so in their cells: most stand at the top."""
ALIGNED_OTHERWISE = 2.0
"""At most, for a column whose texts stand otherwise in their cells than those beside it."""
DRAWN_ELSEWHERE = 3.0
"""For each text that is not drawn in the row in which its column's are."""
ORDER_UNTOLD = 0.8
"""For each text of a column whose order of drawing is taken to tell nothing."""
DRAWN_LAST = 0.5
"""For a column whose texts are drawn in the last rows of their cells, as Typst does."""
ACROSS_RULING = 3.0
"""For each ruling that parts a cell."""
ENDS_OPEN = 3.0
"""For each cell that begins or ends where the rulings beside it part rows, and none parts it."""
IGNORED_RULINGS = 1.9
"""For a column in which rulings are taken to part nothing: its texts are printed once."""
EMPTY = {"thema": 1.0, "subthema": 0.25}
"""For an empty cell that rulings part, or that begins a table or a theme."""
EMPTY_BELOW = 2.0
"""For an empty cell under a filled one where no ruling shows it."""
EMPTY_OVERLEAF = {"thema": 1.5, "subthema": 1.0}
"""For an empty cell under a filled one that begins a page, where rulings part cells: none shows
whether a cell goes on over a page's end."""
EMPTY_AGAIN = 0.3
"""For an empty cell under an empty one."""
ACROSS_THEME = 5.0
"""For each beginning of a theme within a subtheme's cell."""
PRINTED_AGAIN = 1.8
"""For each text that is printed again below itself on one page, where cells merge."""
EACH_ROW = 1.5
"""For each row more of a cell, where a column has a cell on every row."""
OWN_CELLS = 0.5
"""For a column that has a cell on every row."""
FURTHER_PAGE = 4.0
"""For a cell that begins on the page before its text, which stands at the top of its page."""
FURTHER_PAGE_CENTRED = 2.0
"""As FURTHER_PAGE, for a text that stands halfway or at the bottom of the part on its page: some
producers centre over both parts of a cell."""
NARROW_MARGIN = 1.05
"""Below this, another way to merge costs nearly as little: there is doubt. Fitted by `python -m
benchmarks.merged_cells`: on 295 papers 16 of 74 rows were wrong that lay below it, 7 of 8,261
others."""
