"""The fifth shape: what stands beside a request: tasks, attached files, and the papers that were given out.

A request knows its grid as of the day it came in, the level it was escalated to, and what its reporters
said in the end, so that lists of a million are narrowed without a look at anything else.
"""

from db.migrations import shipped_phrases

_OPEN = "state NOT IN ('resolved', 'archived', 'declined', 'merged', 'withdrawn')"

STATEMENTS = (
    *(
        f"ALTER TABLE request ADD COLUMN {column}"
        for column in (
            "level INTEGER NOT NULL DEFAULT 0",
            "grid_id BIGINT REFERENCES grid(id)",
            "satisfaction TEXT NOT NULL DEFAULT ''",
            "heads INTEGER NOT NULL DEFAULT 1",
        )
    ),
    # The ledger is narrowed by one of these and read from its latest day on; see db/requests/listing.py.
    "DROP INDEX request_state",
    "CREATE INDEX request_state ON request (state, received_on, id)",
    "CREATE INDEX request_estate ON request (estate_id, received_on DESC, id DESC)",
    "CREATE INDEX request_grid ON request (grid_id, received_on, id) WHERE grid_id IS NOT NULL",
    "DROP INDEX request_resident",
    "CREATE INDEX request_resident ON request (resident_id, received_on, id, state)",
    "CREATE INDEX request_topic ON request (topic, received_on, id)",
    "CREATE INDEX request_owner ON request (owner_id, received_on, id)",
    "CREATE INDEX request_campaign ON request (campaign, received_on, id) WHERE campaign <> ''",
    "CREATE INDEX request_heads ON request (heads, received_on, id) WHERE heads > 1",
    # What is open is little of all there ever was.
    f"CREATE INDEX request_due ON request (due_on, id, state) WHERE due_on IS NOT NULL AND {_OPEN}",
    f"""CREATE INDEX request_contact ON request (contact_due_on, id, state)
        WHERE contacted_on IS NULL AND contact_due_on IS NOT NULL AND {_OPEN}""",
    # A number is the next one of its year: numbers of five digits come after those of four.
    "CREATE INDEX request_numbering ON request (SUBSTR(number, 1, 5), LENGTH(number), number)",
    "DROP INDEX whistle_organisation",
    "CREATE INDEX whistle_organisation ON whistle (organisation_id, request_id)",
    "ALTER TABLE request_reporter ADD COLUMN satisfaction TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE request_reporter ADD COLUMN calls INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE whistle ADD COLUMN chased_on DATE",
    "ALTER TABLE whistle ADD COLUMN times_chased INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX whistle_open ON whistle (due_on, id) WHERE done_on IS NULL AND handed_back_on IS NULL",
    "CREATE INDEX request_step_banner ON request_step (day, id) WHERE kind = 'banner'",
    """CREATE TABLE task (id {id}, text TEXT NOT NULL, request_id BIGINT REFERENCES request(id),
        step_id BIGINT REFERENCES request_step(id), owner_id BIGINT REFERENCES staff(id), due_on DATE,
        made_on DATE NOT NULL, done_on DATE, dropped_on DATE, reason TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX task_request ON task (request_id)",
    "CREATE INDEX task_step ON task (step_id)",
    "CREATE INDEX task_due ON task (due_on) WHERE done_on IS NULL AND dropped_on IS NULL",
    """CREATE TABLE attachment (id {id}, request_id BIGINT NOT NULL REFERENCES request(id),
        name TEXT NOT NULL, digest TEXT NOT NULL, bytes BIGINT NOT NULL, added_on DATE NOT NULL,
        staff_id BIGINT REFERENCES staff(id), struck_on DATE)""",
    "CREATE INDEX attachment_request ON attachment (request_id)",
    "CREATE INDEX attachment_digest ON attachment (digest)",
    """CREATE TABLE certificate (id {id}, given_on DATE NOT NULL, kind TEXT NOT NULL DEFAULT 'certificate',
        name TEXT NOT NULL, resident_id BIGINT REFERENCES resident(id), about TEXT NOT NULL DEFAULT '',
        number TEXT NOT NULL DEFAULT '', copies INTEGER NOT NULL DEFAULT 1,
        note TEXT NOT NULL DEFAULT '', struck_on DATE)""",
    "CREATE INDEX certificate_given ON certificate (given_on)",
    "CREATE INDEX certificate_number ON certificate (number) WHERE number <> ''",
    "CREATE INDEX certificate_resident ON certificate (resident_id)",
    # Who saw a confidential request in full stands in the access log, too.
    """CREATE TABLE access_log_of_both (id {id}, at TIMESTAMP NOT NULL,
        staff_id BIGINT NOT NULL REFERENCES staff(id), desk TEXT NOT NULL,
        resident_id BIGINT REFERENCES resident(id), action TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
        request_id BIGINT REFERENCES request(id))""",
    """INSERT INTO access_log_of_both (id, at, staff_id, desk, resident_id, action, reason)
        SELECT id, at, staff_id, desk, resident_id, action, reason FROM access_log""",
    "DROP TABLE access_log",
    "ALTER TABLE access_log_of_both RENAME TO access_log",
    "CREATE INDEX access_log_resident ON access_log (resident_id, id)",
    "CREATE INDEX access_log_request ON access_log (request_id) WHERE request_id IS NOT NULL",
    # A home tells its grid; an estate does where it has only one.
    """UPDATE request SET grid_id = (SELECT building.grid_id FROM household
        JOIN building ON building.id = household.building_id WHERE household.id = request.household_id)
        WHERE household_id IS NOT NULL""",
    """UPDATE request SET grid_id = (SELECT MIN(building.grid_id) FROM building
        WHERE building.estate_id = request.estate_id
        HAVING COUNT(DISTINCT building.grid_id) = 1) WHERE grid_id IS NULL AND estate_id IS NOT NULL""",
    """UPDATE request SET heads = (SELECT COUNT(*) FROM request_reporter r WHERE r.request_id = request.id)
        WHERE id IN (SELECT request_id FROM request_reporter GROUP BY request_id HAVING COUNT(*) > 1)""",
    shipped_phrases.statement(),
)
