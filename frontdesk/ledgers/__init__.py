"""Ledgers, as offices keep them in Excel, WPS and text files: read here, and written here."""
