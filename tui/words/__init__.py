"""Texts for a person: an entry described, cited, its history told."""
