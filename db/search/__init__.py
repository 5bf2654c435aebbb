"""A query understood, completed, answered, ordered, counted and highlighted."""
