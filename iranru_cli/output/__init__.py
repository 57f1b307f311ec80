"""Records → what a user sees: JSON lines, one JSON array, a table, cards."""
