"""The pieces of a screen: the table of entries, one entry whole."""
