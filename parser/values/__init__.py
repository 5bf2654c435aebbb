"""What the short texts of an entry mean: type, status, years, articles, title."""
