"""Estates, their buildings and flats, and how many live there."""
