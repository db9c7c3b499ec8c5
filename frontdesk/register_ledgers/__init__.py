"""The registers as ledgers: taken in row by row, and written so that they come back unchanged."""
