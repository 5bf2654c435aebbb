"""Annexes in the words and shapes of those that ministries publish, as PDFs and their truth."""

from tests.published.annual_reports import ANNEXES as REPORTS
from tests.published.budgets import ANNEXES as BUDGETS
from tests.published.budgets_centred import ANNEXES as MORE
from tests.published.model import PublishedAnnex
from tests.published.setting import EXPECTED, set_annex

ANNEXES: tuple[PublishedAnnex, ...] = (*REPORTS, *BUDGETS, *MORE)

__all__ = ["ANNEXES", "EXPECTED", "PublishedAnnex", "set_annex"]
