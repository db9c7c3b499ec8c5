"""What is printed, from each page."""
