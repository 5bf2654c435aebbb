"""Entries as files that other programs open: a small writer a format, one interface for all.

`formats` names them, `exporting` writes one.
"""
