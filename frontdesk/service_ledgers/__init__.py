"""Ledgers of what was done for people: enrolments, attendance, readings, visits at home."""
