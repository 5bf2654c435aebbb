"""What each event knew of, as in a history of git; and what two people decided without knowing of
each other.

An event names the last ones before it. Of two that do not know of each other neither is later:
where they say another thing of the same field, that is contested until somebody decides who knows
both. Events of before there were such names count as made one after the other, unless what they say
stood there before shows that their writer did not know what another had put there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from db.event_log import REVIEW, Event
from db.merge import CORRECTABLE
from db.review_state import DECIDED, ReviewState

Known = Mapping[int, frozenset[int]]
"""Event → all events on its entry that it knew of, by their ids."""


def known_by(events: Sequence[Event], read: Callable[[Event, str], str]) -> Known:
    """What each of the events on one entry knew of. They stand in their order; `read` gives what
    was read in a field when an event was decided."""
    ids = {event.uid: event.id for event in events}
    found: dict[int, frozenset[int]] = {}
    for at, event in enumerate(events):
        if event.parents is None:
            found[event.id] = _of_former(event, events[:at], read)
        else:
            parents = [ids[uid] for uid in event.parents.split() if uid in ids]
            found[event.id] = frozenset(parents).union(*(found.get(one, ()) for one in parents))
    return found


def contested(
    field: str, events: Iterable[Event], known: Known, judged: Mapping[int, str | None]
) -> list[str]:
    """The values that are put in a field by events of which none knows another, where they are not
    all the same; the last is the last in their order. () where nothing is contested.

    `judged` are the judgements on the whole entry that hold → what they found in the field: to
    accept it says so of every field, to reject it (None) only settles what was known.
    """
    said: dict[int, str | None] = {}
    for event in events:
        if event.field == field:
            said[event.id] = _raw(event)
        elif event.id in judged:
            said[event.id] = judged[event.id]
    overtaken = frozenset().union(*(known[id] for id in said))
    last = {id: value for id, value in said.items() if id not in overtaken and value is not None}
    values = list(dict.fromkeys(reversed(last.values())))[::-1]
    return values if len(values) > 1 else []


def _raw(event: Event) -> str:
    """What an event says, without what readings make of it."""
    if event.field == REVIEW and event.after not in DECIDED:
        return ReviewState.OPEN
    return event.after


def _of_former(
    event: Event, before: Sequence[Event], read: Callable[[Event, str], str]
) -> frozenset[int]:
    """What an event of before m018 knew of: all before it, but for what others have put in its
    field since what it says stood there."""
    everything = frozenset(one.id for one in before)
    told = event.before in _PLAIN if event.field == REVIEW else event.field in CORRECTABLE
    if event.undoes is not None or not told:
        return everything
    unknown: set[int] = set()
    for one in reversed([one for one in before if one.field == event.field]):
        if _raw(one) == event.before:
            return everything - unknown
        if one.reviewer == event.reviewer:
            return everything
        unknown.add(one.id)
    stood = "" if event.field == REVIEW else read(event, event.field)
    return everything - unknown if stood == event.before else everything


_PLAIN = DECIDED | {ReviewState.OPEN}
