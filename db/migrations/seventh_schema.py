"""The seventh shape: the day, its tasks that come again, and its close."""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE queue_mark ADD COLUMN waits_for TEXT NOT NULL DEFAULT ''",
    # A task that comes again: its rule, and the day that the rule counts from.
    "ALTER TABLE task ADD COLUMN recurrence TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE task ADD COLUMN recurs_from DATE",
    # The figures of a period: until when what is done was to be done, and what was done or called then.
    "ALTER TABLE request ADD COLUMN finish_by DATE",
    "CREATE INDEX request_resolved ON request (resolved_on, state) WHERE resolved_on IS NOT NULL",
    "CREATE INDEX request_step_call ON request_step (day, request_id) WHERE kind = 'call_back'",
)
