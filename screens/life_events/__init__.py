"""Births, deaths, moves and merges: what is typed, and what it comes to before it happens."""
