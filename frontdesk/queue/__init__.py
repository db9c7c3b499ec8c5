"""The to-do queue: computed from what is due and not done, so that it cannot drift from it."""
