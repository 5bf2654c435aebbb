"""What fills the terminal: browsing, help."""
