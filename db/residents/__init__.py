"""People and homes as they are kept: written down, changed, listed, and what is known of them."""
