"""The ledger of requests: old ones taken in row by row with their lives, and ours written."""
