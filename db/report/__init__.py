"""What a period comes to, counted by the database: a statement for each thing, one pass each."""
