"""What people decide: decisions, their log replayed, open points, second looks, exchange."""
