"""Papers as ministries hand them round, in Word and Excel, to a Report."""

from parser.office.excel_report import read_excel
from parser.office.word_report import read_word

__all__ = ["read_excel", "read_word"]
