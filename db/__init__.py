"""What is kept: SQLite, search, and what comes of an import."""
