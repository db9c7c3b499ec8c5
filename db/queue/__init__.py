"""What is due and not done, asked for one kind at a time."""
