from __future__ import annotations

from tui.work.marks import Marks


def marks(**versions: int) -> Marks:
    one = Marks()
    one.toggle({int(id[1:]): version for id, version in versions.items()})
    return one


def test_marking_what_is_marked_lets_it_go() -> None:
    one = marks(e10=1)
    one.toggle({10: 1, 11: 1})
    assert set(one.versions) == {10, 11}
    one.toggle({11: 1})
    assert set(one.versions) == {10}


def test_what_comes_of_ones_own_decision_is_no_news_and_what_others_do_is() -> None:
    one = marks(e10=1, e11=1)
    one.follow({10: 2, 11: 3, 12: 1})
    assert one.versions == {10: 2, 11: 1}


def test_those_that_are_not_in_the_table_come_behind_those_that_are() -> None:
    assert marks(e10=1, e11=1, e12=1).in_order_of([12, 13, 10]) == [12, 10, 11]
