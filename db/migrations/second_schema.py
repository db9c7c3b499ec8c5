"""The second shape: what ledgers tell of people and homes, records that were merged, and what was taught.

A home in which somebody lives has one head, or says that it has none; homes from before are told so here.
"""

STATEMENTS = (
    *(
        f"ALTER TABLE resident ADD COLUMN {column} TEXT NOT NULL DEFAULT ''"
        for column in ("politics", "marriage", "education", "workplace", "registered_at")
    ),
    "ALTER TABLE resident ADD COLUMN merged_into_id BIGINT REFERENCES resident(id)",
    "ALTER TABLE household ADD COLUMN number TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE household ADD COLUMN tenure TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE household ADD COLUMN without_head BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE household ADD COLUMN merged_into_id BIGINT REFERENCES household(id)",
    "ALTER TABLE residency ADD COLUMN moved_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE phone ADD COLUMN name TEXT NOT NULL DEFAULT ''",
    """UPDATE household SET without_head = TRUE WHERE
        EXISTS (SELECT 1 FROM residency y WHERE y.household_id = household.id AND y.to_on IS NULL)
        AND NOT EXISTS (SELECT 1 FROM residency y WHERE y.household_id = household.id AND y.to_on IS NULL
            AND y.relation = '02')""",
    "CREATE INDEX household_number ON household (number) WHERE number <> ''",
    "CREATE INDEX resident_name ON resident (name)",
    # What refers to a resident or a household is looked for whenever one is taken away by undo.
    "CREATE INDEX resident_merged ON resident (merged_into_id) WHERE merged_into_id IS NOT NULL",
    "CREATE INDEX household_merged ON household (merged_into_id) WHERE merged_into_id IS NOT NULL",
    "CREATE INDEX guardian_resident ON guardian (resident_id)",
    "CREATE INDEX party_member_resident ON party_member (resident_id)",
    "CREATE INDEX registered_member_resident ON registered_member (resident_id)",
    "CREATE INDEX phone_number ON phone (number)",
    """CREATE TABLE not_same (id {id}, one_id BIGINT NOT NULL REFERENCES resident(id),
        other_id BIGINT NOT NULL REFERENCES resident(id), UNIQUE (one_id, other_id),
        CHECK (one_id < other_id))""",
    "CREATE INDEX not_same_other ON not_same (other_id)",
    """CREATE TABLE health_note (id {id}, resident_id BIGINT NOT NULL REFERENCES resident(id),
        text TEXT NOT NULL, source TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX health_note_resident ON health_note (resident_id)",
    """CREATE TABLE ledger_heading (id {id}, sheet TEXT NOT NULL, heading TEXT NOT NULL,
        field TEXT NOT NULL, UNIQUE (sheet, heading))""",
)
