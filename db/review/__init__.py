"""What people decide: decisions, their log replayed, open points, second looks, exchange."""

from db.review.decisions import EntryVersion, Outcome, accept, conflicts, history
from db.review.edit_drafts import Drafts
from db.review.exchange import (
    Imported,
    export_events,
    from_lines,
    import_events,
    release,
    to_lines,
)
from db.review.exchange_lines import content_of
from db.review.open_points import OpenPoint, points
from db.review.progress import Count, counts
from db.review.projection import refresh, replayed, rewrite, settle, settle_some, stored
from db.review.rereading import Absence, RereadField, absence, reread
from db.review.same_study import Study, propose, studies
from db.review.second_look import Disagreement, disagreements, estimate
from db.review.shared_file import sync
from db.review.stale_entry import StaleEntry
from db.review.status import ReviewStatus, review_statuses

__all__ = [
    "Absence",
    "Count",
    "Disagreement",
    "Drafts",
    "EntryVersion",
    "Imported",
    "OpenPoint",
    "Outcome",
    "RereadField",
    "ReviewStatus",
    "StaleEntry",
    "Study",
    "absence",
    "accept",
    "conflicts",
    "content_of",
    "counts",
    "disagreements",
    "estimate",
    "export_events",
    "from_lines",
    "history",
    "import_events",
    "points",
    "propose",
    "refresh",
    "release",
    "replayed",
    "reread",
    "review_statuses",
    "rewrite",
    "settle",
    "settle_some",
    "stored",
    "studies",
    "sync",
    "to_lines",
]
