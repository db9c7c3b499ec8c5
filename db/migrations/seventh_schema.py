"""The seventh shape: the day, its tasks that come again, and its close."""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE queue_mark ADD COLUMN waits_for TEXT NOT NULL DEFAULT ''",
    # A task that comes again: its rule, and the day that the rule counts from.
    "ALTER TABLE task ADD COLUMN recurrence TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE task ADD COLUMN recurs_from DATE",
)
