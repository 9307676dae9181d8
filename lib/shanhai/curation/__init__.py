"""What documents say: sources, mentions, figures, and the rules they must keep."""
