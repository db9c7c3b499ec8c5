"""The settings of the office and its working days."""
