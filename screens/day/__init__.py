"""The end of the day: the walk through what is left, the close and the work log."""
