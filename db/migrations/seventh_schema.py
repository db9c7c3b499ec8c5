"""The seventh shape: the day, its tasks that come again, and its close."""

STATEMENTS: tuple[str, ...] = ()
