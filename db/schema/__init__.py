"""The tables, made and changed by numbered migrations."""
