"""Walking through the community, from its estates to a flat."""
