"""Rows to entries: joined over page breaks, filled down, made text, accounted for."""
