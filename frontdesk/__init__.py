"""What the office does: operations and rules, settings, words and the command line."""
