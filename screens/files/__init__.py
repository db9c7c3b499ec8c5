"""Files chosen, named and attached."""
