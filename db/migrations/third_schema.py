"""The third shape: the office's registers, its topics and phrases, and days it works on by its own rule.

Nobody is taken out of a register: a row ends on a day (`retired_on`, `left_on`, `to_on`) and stays.
"""

from db.migrations.shipped_topics import TOPICS

_ENDING = {
    "note": ("grid", "organisation", "estate", "party_branch", "party_member", "registered_member", "staff"),
    "phone": ("party_member", "registered_member", "staff"),
    "post": ("party_member",),
    "answers_for": ("organisation",),
    "hours": ("organisation",),
    "address": ("organisation", "estate"),
    "secretary": ("party_branch",),
}

_COLUMNS = tuple(
    f"ALTER TABLE {table} ADD COLUMN {column} TEXT NOT NULL DEFAULT ''"
    for column, tables in _ENDING.items()
    for table in tables
)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _topics() -> tuple[str, ...]:
    """The topics that every office begins with; each can be renamed, added to and retired."""
    statements = []
    for position, topic in enumerate(TOPICS, 1):
        values = ", ".join(map(_quoted, (topic.code, topic.name, topic.name_en, topic.time_limit)))
        statements.append(
            "INSERT INTO topic (code, name, name_en, time_limit, position)"
            f" VALUES ({values}, {position * 100})"
        )
        for place, names in enumerate(topic.parts, 1):
            values = ", ".join(map(_quoted, (f"{topic.code}-{place}", *names, "")))
            statements.append(
                "INSERT INTO topic (code, name, name_en, time_limit, position, parent_id)"
                f" SELECT {values}, {position * 100 + place}, id"
                f" FROM topic WHERE code = {_quoted(topic.code)}"
            )
    return tuple(statements)


STATEMENTS = (
    *_COLUMNS,
    "ALTER TABLE grid ADD COLUMN retired_on DATE",
    "ALTER TABLE building ADD COLUMN retired_on DATE",
    "ALTER TABLE registered_member ADD COLUMN left_on DATE",
    "ALTER TABLE estate ADD COLUMN merged_into_id BIGINT REFERENCES estate(id)",
    """CREATE TABLE venue (id {id}, name TEXT NOT NULL UNIQUE, address TEXT NOT NULL DEFAULT '',
        capacity INTEGER, contact_name TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '', retired_on DATE)""",
    """CREATE TABLE committee_seat (id {id}, organisation_id BIGINT NOT NULL REFERENCES organisation(id),
        name TEXT NOT NULL, resident_id BIGINT REFERENCES resident(id), post TEXT NOT NULL DEFAULT 'member',
        phone TEXT NOT NULL DEFAULT '', from_on DATE, to_on DATE)""",
    "CREATE INDEX committee_seat_organisation ON committee_seat (organisation_id)",
    """CREATE TABLE representative (id {id}, name TEXT NOT NULL, estate_id BIGINT REFERENCES estate(id),
        resident_id BIGINT REFERENCES resident(id), phone TEXT NOT NULL DEFAULT '', from_on DATE, to_on DATE,
        note TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE volunteer (id {id}, name TEXT NOT NULL, resident_id BIGINT REFERENCES resident(id),
        phone TEXT NOT NULL DEFAULT '', skill TEXT NOT NULL DEFAULT '', joined_on DATE, left_on DATE,
        note TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE service_record (id {id}, volunteer_id BIGINT REFERENCES volunteer(id),
        registered_member_id BIGINT REFERENCES registered_member(id), done_on DATE NOT NULL,
        what TEXT NOT NULL, minutes INTEGER NOT NULL, struck_on DATE,
        CHECK ((volunteer_id IS NULL) <> (registered_member_id IS NULL)))""",
    "CREATE INDEX service_record_volunteer ON service_record (volunteer_id)",
    "CREATE INDEX service_record_registered_member ON service_record (registered_member_id)",
    # What refers to a resident is looked for whenever one is taken away by undo.
    "CREATE INDEX committee_seat_resident ON committee_seat (resident_id)",
    "CREATE INDEX representative_resident ON representative (resident_id)",
    "CREATE INDEX volunteer_resident ON volunteer (resident_id)",
    """CREATE TABLE topic (id {id}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        name_en TEXT NOT NULL DEFAULT '', parent_id BIGINT REFERENCES topic(id),
        organisation_id BIGINT REFERENCES organisation(id), time_limit TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0, retired_on DATE)""",
    "CREATE INDEX topic_parent ON topic (parent_id)",
    """CREATE TABLE phrase (id {id}, text TEXT NOT NULL, topic_id BIGINT REFERENCES topic(id),
        position INTEGER NOT NULL DEFAULT 0, retired_on DATE)""",
    """CREATE TABLE day_override (id {id}, day DATE NOT NULL UNIQUE, works BOOLEAN NOT NULL,
        name TEXT NOT NULL)""",
    *_topics(),
)
