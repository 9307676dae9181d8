"""What each numeral of a text may state, learned from the tables."""
