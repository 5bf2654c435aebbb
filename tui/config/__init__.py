"""What a person has set, and where they left off."""
