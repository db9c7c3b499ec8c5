"""Forms: what one is, how it is filled in, kept as a draft, weighed and saved."""
