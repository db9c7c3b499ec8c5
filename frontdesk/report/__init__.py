"""The figures of a period against the one before: on the screen, on paper, in a workbook, from the shell."""
