"""A table without positions: the plain text of a page, read by cost."""
