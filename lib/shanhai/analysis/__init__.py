"""What we derive from the figures: selections, coverage."""
