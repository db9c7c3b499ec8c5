"""A day of the office: what was done on it, what is to be looked at when it ends, and its close."""
