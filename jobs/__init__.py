"""Jobs: one per tier over the same assets, and the hourly upkeep."""
