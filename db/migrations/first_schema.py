"""The first shape of the database: place, people, bodies, staff, requests and what is kept about them.

Statements are written once for both engines; `{id}` stands for the engine's 64-bit primary
key that numbers itself, `{key}` for one that is given, and everything that only one engine has
(the search indexes) is added by the engine's own module after these.
"""

PLACE = (
    "CREATE TABLE grid (id {id}, number INTEGER NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '')",
    """CREATE TABLE organisation (id {id}, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        contact_name TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', retired_on DATE)""",
    """CREATE TABLE estate (id {id}, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        built TEXT NOT NULL DEFAULT '', organisation_id BIGINT REFERENCES organisation(id),
        retired_on DATE)""",
    """CREATE TABLE estate_alias (id {id}, estate_id BIGINT NOT NULL REFERENCES estate(id),
        alias TEXT NOT NULL UNIQUE)""",
    """CREATE TABLE organisation_estate (id {id}, organisation_id BIGINT NOT NULL REFERENCES organisation(id),
        estate_id BIGINT NOT NULL REFERENCES estate(id), UNIQUE (organisation_id, estate_id))""",
    """CREATE TABLE building (id {id}, estate_id BIGINT NOT NULL REFERENCES estate(id), number TEXT NOT NULL,
        number_sort INTEGER NOT NULL, grid_id BIGINT REFERENCES grid(id), UNIQUE (estate_id, number))""",
    """CREATE TABLE household (id {id}, building_id BIGINT NOT NULL REFERENCES building(id),
        unit TEXT NOT NULL, unit_sort INTEGER NOT NULL, room TEXT NOT NULL, room_sort INTEGER NOT NULL,
        note TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX household_address ON household (building_id, unit_sort, room_sort)",
    "CREATE INDEX building_grid ON building (grid_id)",
)

PEOPLE = (
    """CREATE TABLE resident (id {id}, name TEXT NOT NULL, sex SMALLINT NOT NULL DEFAULT 0, born_on DATE,
        ethnic_group TEXT NOT NULL DEFAULT '01', residence TEXT NOT NULL DEFAULT 'registered',
        died_on DATE, anonymised_at TIMESTAMP, note TEXT NOT NULL DEFAULT '',
        doubt TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX resident_doubt ON resident (id) WHERE doubt <> ''",
    """CREATE TABLE residency (id {id}, resident_id BIGINT NOT NULL REFERENCES resident(id),
        household_id BIGINT NOT NULL REFERENCES household(id), relation TEXT NOT NULL,
        from_on DATE, to_on DATE)""",
    "CREATE INDEX residency_household ON residency (household_id)",
    "CREATE INDEX residency_resident ON residency (resident_id)",
    "CREATE UNIQUE INDEX residency_one_home ON residency (resident_id) WHERE to_on IS NULL",
    """CREATE UNIQUE INDEX residency_one_head ON residency (household_id)
        WHERE to_on IS NULL AND relation = '02'""",
    """CREATE TABLE phone (id {id}, resident_id BIGINT NOT NULL REFERENCES resident(id), number TEXT NOT NULL,
        whose TEXT NOT NULL DEFAULT 'own', position INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX phone_resident ON phone (resident_id)",
    """CREATE TABLE identity_paper (id {id}, resident_id BIGINT NOT NULL REFERENCES resident(id),
        kind TEXT NOT NULL, number TEXT NOT NULL, verified BOOLEAN NOT NULL)""",
    "CREATE INDEX identity_paper_resident ON identity_paper (resident_id)",
    "CREATE INDEX identity_paper_number ON identity_paper (number)",
)

SENSITIVE = (
    """CREATE TABLE health_reading (id {id}, resident_id BIGINT NOT NULL REFERENCES resident(id),
        taken_at TIMESTAMP NOT NULL, kind TEXT NOT NULL, reading TEXT NOT NULL,
        conditions TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE hardship (id {id}, resident_id BIGINT NOT NULL REFERENCES resident(id),
        kind TEXT NOT NULL, from_on DATE, to_on DATE, note TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE veteran (id {id}, resident_id BIGINT NOT NULL UNIQUE REFERENCES resident(id),
        served_from TEXT NOT NULL DEFAULT '', served_to TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE disability (id {id}, resident_id BIGINT NOT NULL REFERENCES resident(id),
        kind TEXT NOT NULL, grade SMALLINT, certificate TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE guardian (id {id}, child_id BIGINT NOT NULL REFERENCES resident(id),
        resident_id BIGINT REFERENCES resident(id), name TEXT NOT NULL, relation TEXT NOT NULL,
        phone TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE consent (id {id}, resident_id BIGINT NOT NULL REFERENCES resident(id),
        purpose TEXT NOT NULL, given_by TEXT NOT NULL, how TEXT NOT NULL, given_on DATE, refused_on DATE,
        withdrawn_on DATE)""",
    *(
        f"CREATE INDEX {table}_{column} ON {table} ({column}_id)"
        for table, column in (
            ("health_reading", "resident"),
            ("hardship", "resident"),
            ("disability", "resident"),
            ("guardian", "child"),
            ("consent", "resident"),
        )
    ),
)

BODIES = (
    """CREATE TABLE party_branch (id {id}, name TEXT NOT NULL UNIQUE,
        organisation_id BIGINT REFERENCES organisation(id), retired_on DATE)""",
    """CREATE TABLE party_member (id {id}, branch_id BIGINT NOT NULL REFERENCES party_branch(id),
        name TEXT NOT NULL, resident_id BIGINT REFERENCES resident(id), joined_on DATE, left_on DATE)""",
    """CREATE TABLE registered_member (id {id}, name TEXT NOT NULL, work_unit TEXT NOT NULL,
        skill TEXT NOT NULL DEFAULT '', post TEXT NOT NULL DEFAULT '',
        resident_id BIGINT REFERENCES resident(id), registered_on DATE)""",
    "CREATE TABLE staff (id {id}, name TEXT NOT NULL, retired_on DATE)",
    """CREATE TABLE staff_post (id {id}, staff_id BIGINT NOT NULL REFERENCES staff(id), role TEXT NOT NULL,
        from_on DATE, to_on DATE)""",
    """CREATE TABLE grid_post (id {id}, grid_id BIGINT NOT NULL REFERENCES grid(id),
        staff_id BIGINT NOT NULL REFERENCES staff(id), from_on DATE, to_on DATE)""",
)

REQUESTS = (
    """CREATE TABLE request (id {id}, number TEXT NOT NULL UNIQUE, received_on DATE NOT NULL,
        channel TEXT NOT NULL, nature TEXT NOT NULL, topic TEXT NOT NULL,
        estate_id BIGINT REFERENCES estate(id), reporter TEXT NOT NULL,
        resident_id BIGINT REFERENCES resident(id), words TEXT NOT NULL, summary TEXT NOT NULL,
        state TEXT NOT NULL, due_on DATE, resolved_on DATE)""",
    "CREATE INDEX request_state ON request (state, due_on)",
    "CREATE INDEX request_received ON request (received_on, id)",
    "CREATE INDEX request_resident ON request (resident_id)",
)

KEEPING = (
    """CREATE TABLE setting (id {id}, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL,
        changed_at TIMESTAMP NOT NULL, changed_by BIGINT REFERENCES staff(id))""",
    """CREATE TABLE journal (id {id}, at TIMESTAMP NOT NULL, day DATE NOT NULL,
        staff_id BIGINT NOT NULL REFERENCES staff(id), role TEXT NOT NULL, desk TEXT NOT NULL,
        operation TEXT NOT NULL, subject_kind TEXT NOT NULL DEFAULT '', subject_id BIGINT,
        draft_id TEXT UNIQUE, undoable BOOLEAN NOT NULL, undoes BIGINT UNIQUE REFERENCES journal(id),
        digest TEXT NOT NULL, chain TEXT NOT NULL)""",
    "CREATE INDEX journal_staff ON journal (staff_id, id)",
    """CREATE TABLE journal_change (id {id}, journal_id BIGINT NOT NULL REFERENCES journal(id),
        position INTEGER NOT NULL, table_name TEXT NOT NULL, row_id BIGINT NOT NULL,
        salt TEXT NOT NULL, digest TEXT NOT NULL, before TEXT, after TEXT)""",
    "CREATE INDEX journal_change_journal ON journal_change (journal_id, position)",
    "CREATE INDEX journal_change_row ON journal_change (table_name, row_id, journal_id)",
    """CREATE TABLE access_log (id {id}, at TIMESTAMP NOT NULL, staff_id BIGINT NOT NULL REFERENCES staff(id),
        desk TEXT NOT NULL, resident_id BIGINT NOT NULL REFERENCES resident(id), action TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX access_log_resident ON access_log (resident_id, id)",
    """CREATE TABLE draft (id TEXT NOT NULL PRIMARY KEY, staff_id BIGINT NOT NULL REFERENCES staff(id),
        desk TEXT NOT NULL, form TEXT NOT NULL, subject_id BIGINT, fields TEXT NOT NULL,
        cursor_field TEXT NOT NULL DEFAULT '', cursor_at INTEGER NOT NULL DEFAULT 0,
        saved_at TIMESTAMP NOT NULL)""",
)

# One document of search tokens per findable thing; the engines index these tables.
SEARCH = (
    *(
        f"CREATE TABLE {kind}_doc (id {{key}}, t TEXT NOT NULL)"
        for kind in ("resident", "household", "organisation", "request")
    ),
    "CREATE TABLE recent_doc (id {id}, resident_id BIGINT NOT NULL UNIQUE, t TEXT NOT NULL)",
)

STATEMENTS = (*PLACE, *PEOPLE, *SENSITIVE, *BODIES, *REQUESTS, *KEEPING, *SEARCH)
