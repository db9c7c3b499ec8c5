"""The eighth shape: who may open the desk, what was seen, and what is kept how long."""

STATEMENTS: tuple[str, ...] = (
    # How somebody proves who they are; never a part of a journal entry.
    """CREATE TABLE sign_in (id {id}, staff_id BIGINT NOT NULL UNIQUE REFERENCES staff(id),
        password TEXT NOT NULL DEFAULT '', pin TEXT NOT NULL DEFAULT '', failed INTEGER NOT NULL DEFAULT 0,
        failed_pins INTEGER NOT NULL DEFAULT 0, changed_at TIMESTAMP)""",
    # Every ledger that went out: what of, how much, whether in full, and why.
    """CREATE TABLE export_record (id {id}, at TIMESTAMP NOT NULL,
        staff_id BIGINT NOT NULL REFERENCES staff(id), desk TEXT NOT NULL, kind TEXT NOT NULL,
        lines INTEGER NOT NULL, in_full BOOLEAN NOT NULL, reason TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX access_log_at ON access_log (at)",
)
