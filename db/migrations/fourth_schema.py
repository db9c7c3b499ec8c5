"""The fourth shape: the life of a request, step by step, and visits that need no request.

Steps are only ever added; one that was wrong is struck. Every request that is there gets its reporter
and its first step, so that none is without a beginning.
"""

STATEMENTS = (
    *(
        f"ALTER TABLE request ADD COLUMN {column}"
        for column in (
            "received_time TEXT NOT NULL DEFAULT ''",
            "reporter_kind TEXT NOT NULL DEFAULT 'person'",
            "place TEXT NOT NULL DEFAULT ''",
            "background TEXT NOT NULL DEFAULT ''",
            "urgency TEXT NOT NULL DEFAULT 'ordinary'",
            "confidential BOOLEAN NOT NULL DEFAULT FALSE",
            "campaign TEXT NOT NULL DEFAULT ''",
            "time_limit TEXT NOT NULL DEFAULT 'ordinary'",
            "household_id BIGINT REFERENCES household(id)",
            "due_time TEXT NOT NULL DEFAULT ''",
            "contact_due_on DATE",
            "contact_due_time TEXT NOT NULL DEFAULT ''",
            "contacted_on DATE",
            "due_estimated BOOLEAN NOT NULL DEFAULT FALSE",
            "review_on DATE",
            "owner_id BIGINT REFERENCES staff(id)",
            "main_id BIGINT REFERENCES request(id)",
        )
    ),
    "CREATE INDEX request_estate_topic ON request (estate_id, topic, received_on)",
    "CREATE INDEX request_main ON request (main_id) WHERE main_id IS NOT NULL",
    "CREATE INDEX request_household ON request (household_id) WHERE household_id IS NOT NULL",
    """CREATE TABLE request_reporter (id {id}, request_id BIGINT NOT NULL REFERENCES request(id),
        name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'person', resident_id BIGINT REFERENCES resident(id),
        phone TEXT NOT NULL DEFAULT '', joined_on DATE NOT NULL, told_on DATE)""",
    "CREATE INDEX request_reporter_request ON request_reporter (request_id)",
    "CREATE INDEX request_reporter_resident ON request_reporter (resident_id)",
    "CREATE INDEX request_reporter_phone ON request_reporter (phone) WHERE phone <> ''",
    """CREATE TABLE request_step (id {id}, request_id BIGINT NOT NULL REFERENCES request(id),
        kind TEXT NOT NULL, day DATE NOT NULL, time TEXT NOT NULL DEFAULT '',
        staff_id BIGINT REFERENCES staff(id), text TEXT NOT NULL DEFAULT '',
        details TEXT NOT NULL DEFAULT '', struck_on DATE)""",
    "CREATE INDEX request_step_request ON request_step (request_id, id)",
    """CREATE TABLE whistle (id {id}, request_id BIGINT NOT NULL REFERENCES request(id),
        organisation_id BIGINT NOT NULL REFERENCES organisation(id), lead BOOLEAN NOT NULL DEFAULT FALSE,
        sent_on DATE NOT NULL, due_on DATE, reported_on DATE, handed_back_on DATE, done_on DATE,
        note TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX whistle_request ON whistle (request_id)",
    "CREATE INDEX whistle_organisation ON whistle (organisation_id)",
    """CREATE TABLE visit (id {id}, day DATE NOT NULL, time TEXT NOT NULL DEFAULT '', name TEXT NOT NULL,
        resident_id BIGINT REFERENCES resident(id), about TEXT NOT NULL DEFAULT '',
        outcome TEXT NOT NULL DEFAULT '', request_id BIGINT REFERENCES request(id),
        staff_id BIGINT REFERENCES staff(id))""",
    "CREATE INDEX visit_day ON visit (day)",
    "CREATE INDEX visit_resident ON visit (resident_id)",
    """INSERT INTO request_reporter (request_id, name, kind, resident_id, joined_on)
        SELECT id, reporter, 'person', resident_id, received_on FROM request ORDER BY id""",
    """INSERT INTO request_step (request_id, kind, day, text)
        SELECT id, 'log', received_on, words FROM request ORDER BY id""",
    "UPDATE request SET state = 'in_progress' WHERE state IN ('extended', 'returned')",
)
