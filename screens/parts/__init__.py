"""The parts that pages are made of, and how people's data gets through them to the screen."""
