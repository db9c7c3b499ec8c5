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
    """CREATE TABLE day_close (id {id}, day DATE NOT NULL, closed_at TIMESTAMP NOT NULL,
        staff_id BIGINT NOT NULL REFERENCES staff(id), weather TEXT NOT NULL DEFAULT '',
        remarks TEXT NOT NULL DEFAULT '', leader_remark TEXT NOT NULL DEFAULT '',
        handover TEXT NOT NULL DEFAULT '', counts TEXT NOT NULL DEFAULT '',
        entry BIGINT NOT NULL DEFAULT 0, chain TEXT NOT NULL DEFAULT '', reopened_at TIMESTAMP,
        reopened_by_id BIGINT REFERENCES staff(id))""",
    "CREATE INDEX day_close_day ON day_close (day)",
    "CREATE UNIQUE INDEX day_close_standing ON day_close (day) WHERE reopened_at IS NULL",
    # What was done on a day, for its work log.
    "CREATE INDEX journal_day ON journal (day)",
    "CREATE INDEX request_step_day ON request_step (day)",
    "CREATE INDEX task_done ON task (done_on) WHERE done_on IS NOT NULL",
    # Marks of years are behind an office: only those that say something today are read.
    "CREATE INDEX queue_mark_snoozed ON queue_mark (snoozed_until) WHERE snoozed_until IS NOT NULL",
    "CREATE INDEX queue_mark_dropped ON queue_mark (dropped_on) WHERE dropped_on IS NOT NULL",
)
