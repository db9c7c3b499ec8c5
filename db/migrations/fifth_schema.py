"""The fifth shape: what stands beside a request: tasks, attached files, and the papers that were given out.

A request knows its grid as of the day it came in, the level it was escalated to, and what its reporters
said in the end, so that lists of a million are narrowed without a look at anything else.
"""

STATEMENTS = (
    *(
        f"ALTER TABLE request ADD COLUMN {column}"
        for column in (
            "level INTEGER NOT NULL DEFAULT 0",
            "grid_id BIGINT REFERENCES grid(id)",
            "satisfaction TEXT NOT NULL DEFAULT ''",
        )
    ),
    "CREATE INDEX request_grid ON request (grid_id) WHERE grid_id IS NOT NULL",
    "ALTER TABLE request_reporter ADD COLUMN satisfaction TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE request_reporter ADD COLUMN calls INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE whistle ADD COLUMN chased_on DATE",
    "ALTER TABLE whistle ADD COLUMN times_chased INTEGER NOT NULL DEFAULT 0",
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
    "CREATE INDEX certificate_resident ON certificate (resident_id)",
    # A home tells its grid; an estate does where it has only one.
    """UPDATE request SET grid_id = (SELECT building.grid_id FROM household
        JOIN building ON building.id = household.building_id WHERE household.id = request.household_id)
        WHERE household_id IS NOT NULL""",
    """UPDATE request SET grid_id = (SELECT MIN(building.grid_id) FROM building
        WHERE building.estate_id = request.estate_id
        HAVING COUNT(DISTINCT building.grid_id) = 1) WHERE grid_id IS NULL AND estate_id IS NOT NULL""",
)
