"""Copies of the database: made, kept, restored, and what can be saved of a damaged one."""
