"""The office's registers: what is kept of places and bodies, declared once; lists, cards, forms, ledgers and
operations come from it."""
