"""The eighth shape: who may open the desk, what was seen, and what is kept how long."""

STATEMENTS: tuple[str, ...] = ()
