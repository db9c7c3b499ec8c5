"""Copies of the database: made by themselves, kept by age, carried to a second place, restored."""
