"""Birthdays: which calendar somebody keeps theirs by, who has one soon, and what an age entitles to."""
