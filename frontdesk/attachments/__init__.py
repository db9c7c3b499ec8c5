"""Photos, scans and letters that belong to a request."""
