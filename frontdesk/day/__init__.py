"""The end of the day: what is left is looked through, then the day is closed and its work log written."""
