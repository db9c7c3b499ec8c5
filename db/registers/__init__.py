"""The office's registers: one way to read and write them all; `kept` says how each is kept."""
