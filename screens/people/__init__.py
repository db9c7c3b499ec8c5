"""Residents and households written down and put right, visits, birthdays, plans of assistance."""
