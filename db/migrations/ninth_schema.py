"""The ninth shape: when a password was wrong last, what was erased (so that no copy brings it back), what
residents said of whether it is solved, and all that is open in one index.
"""

_OPEN = "state NOT IN ('resolved', 'archived', 'declined', 'merged', 'withdrawn')"

# By what a record is the same one in another copy: the chain of the entry that wrote it first.
_WRITTEN_BY = """coalesce(substr((SELECT j.chain FROM journal j WHERE j.id = (SELECT min(c.journal_id)
    FROM journal_change c WHERE c.table_name = 'resident' AND c.row_id = r.id)), 1, 16), '')"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE sign_in ADD COLUMN failed_at TIMESTAMP",
    """CREATE TABLE erasure (id TEXT NOT NULL PRIMARY KEY, at TIMESTAMP NOT NULL, kind TEXT NOT NULL,
        before DATE, records TEXT NOT NULL DEFAULT '')""",
    f"""INSERT INTO erasure (id, at, kind, records) SELECT 'resident-' || r.id, r.anonymised_at, 'resident',
        '{{"resident":{{"' || r.id || '":"' || {_WRITTEN_BY} || '"}}}}'
        FROM resident r WHERE r.anonymised_at IS NOT NULL""",
    # "" where nobody asked, as before this shape.
    *(
        f"ALTER TABLE {table} ADD COLUMN solved TEXT NOT NULL DEFAULT ''"
        for table in ("request", "request_reporter")
    ),
    # What is due on no day as well: the queue reads all that is open in one go, in this order.
    "DROP INDEX request_due",
    f"CREATE INDEX request_due ON request (due_on, id, state) WHERE {_OPEN}",
)
