"""What people bring to the desk, from the first word until everybody who asked has been told."""
