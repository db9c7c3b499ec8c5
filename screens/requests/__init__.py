"""Requests on their way: moves, the diary and its ledger, the whistle board, the wall of banners."""
