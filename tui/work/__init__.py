"""What is asked of the store and of files in threads; no widget in here."""
