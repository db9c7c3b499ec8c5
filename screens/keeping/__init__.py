"""What is kept and for how long: copies, troubles, who looked, what is to be cleared."""
