"""Service packages as they are kept: who may join, who is in, and what was recorded."""
