"""What the office decides for itself: each setting with its meaning, its default and who changed it."""
