"""What encrypts a database and seals its files."""
