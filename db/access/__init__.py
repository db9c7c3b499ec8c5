"""Who may see what, who did, and what went out."""
