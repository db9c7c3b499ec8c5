"""F5: the to-do queue."""
