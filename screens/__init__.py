"""What the clerk sees: the Textual app, its pages, their parts and their looks."""
