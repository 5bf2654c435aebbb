"""What the parser holds true of typography: every threshold, and the predicate that applies it.

A file a topic; plain numbers in, a yes or no (or a length) out, so that a rule can be replaced here
by evidence that is weighed. Each constant has its unit in its docstring: points, ems (shares of the
type size), leadings (shares of the usual distance between two baselines), shares of a length or
of a count. Where no other source is named, a value was set on the papers of tests/corpus, and lies
between what must hold and what must not there.
"""

from parser.typography.edges import *  # noqa: F403
from parser.typography.estimates import *  # noqa: F403
from parser.typography.leading import *  # noqa: F403
from parser.typography.lengths import *  # noqa: F403
from parser.typography.measure import *  # noqa: F403
from parser.typography.rulings import *  # noqa: F403
from parser.typography.spacing import *  # noqa: F403
from parser.typography.type_sizes import *  # noqa: F403
from parser.typography.zones import *  # noqa: F403
