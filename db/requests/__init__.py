"""Requests as they are kept: read, looked for, and written as parts of operations."""
