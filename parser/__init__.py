"""A PDF in, a Report out: no database, no screen."""
