"""Ledgers read in and written out."""
