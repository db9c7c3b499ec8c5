"""The sixth shape: service packages (服务套餐), who is in them, their sessions and what these record.

A package is data: a run of it has a season, a rule of whom it is for and its sessions. What is only the
concern of the person (allergies, readings, a plan of assistance) stands in tables of its own.
"""

_WHO = ("resident", "household", "registered_member", "party_member", "volunteer")

STATEMENTS = (
    """CREATE TABLE package (id {id}, series TEXT NOT NULL, run TEXT NOT NULL DEFAULT '', name TEXT NOT NULL,
        name_en TEXT NOT NULL DEFAULT '', purpose TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL,
        serves TEXT NOT NULL DEFAULT 'resident', target TEXT NOT NULL DEFAULT '',
        may_override BOOLEAN NOT NULL DEFAULT TRUE, season_from DATE, season_to DATE, capacity INTEGER,
        has_waitlist BOOLEAN NOT NULL DEFAULT TRUE, venue_id BIGINT REFERENCES venue(id),
        coordinator_id BIGINT REFERENCES staff(id), recurrence TEXT NOT NULL DEFAULT '',
        held_on TEXT NOT NULL DEFAULT 'any', starts TEXT NOT NULL DEFAULT '', ends TEXT NOT NULL DEFAULT '',
        consent TEXT NOT NULL DEFAULT '', asks TEXT NOT NULL DEFAULT '', records TEXT NOT NULL DEFAULT '',
        absences_allowed INTEGER, visit_every INTEGER, retention_months INTEGER,
        campaign TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
        copied_from_id BIGINT REFERENCES package(id), opened_on DATE, closed_on DATE,
        UNIQUE (series, run))""",
    """CREATE TABLE package_session (id {id}, package_id BIGINT NOT NULL REFERENCES package(id),
        day DATE NOT NULL, starts TEXT NOT NULL DEFAULT '', ends TEXT NOT NULL DEFAULT '',
        venue_id BIGINT REFERENCES venue(id), about TEXT NOT NULL DEFAULT '', moved_from DATE,
        cancelled_on DATE, reason TEXT NOT NULL DEFAULT '', held_on DATE, heads INTEGER,
        note TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX package_session_package ON package_session (package_id, day)",
    "CREATE INDEX package_session_day ON package_session (day)",
    f"""CREATE TABLE enrolment (id {{id}}, package_id BIGINT NOT NULL REFERENCES package(id),
        {" ".join(f"{who}_id BIGINT REFERENCES {who}(id)," for who in _WHO)}
        state TEXT NOT NULL, line INTEGER NOT NULL DEFAULT 0, asked_on DATE NOT NULL,
        enrolled_on DATE, ended_on DATE,
        reason TEXT NOT NULL DEFAULT '', override_reason TEXT NOT NULL DEFAULT '',
        request_id BIGINT REFERENCES request(id), collected_by TEXT NOT NULL DEFAULT '',
        school TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
        CHECK ({" + ".join(f"(CASE WHEN {who}_id IS NULL THEN 0 ELSE 1 END)" for who in _WHO)} = 1))""",
    *(
        f"CREATE UNIQUE INDEX enrolment_{who} ON enrolment ({who}_id, package_id) WHERE {who}_id IS NOT NULL"
        for who in _WHO
    ),
    "CREATE INDEX enrolment_package ON enrolment (package_id, state)",
    "CREATE INDEX enrolment_request ON enrolment (request_id) WHERE request_id IS NOT NULL",
    """CREATE TABLE attendance (id {id}, session_id BIGINT NOT NULL REFERENCES package_session(id),
        enrolment_id BIGINT NOT NULL REFERENCES enrolment(id), state TEXT NOT NULL, minutes INTEGER,
        note TEXT NOT NULL DEFAULT '', UNIQUE (session_id, enrolment_id))""",
    "CREATE INDEX attendance_enrolment ON attendance (enrolment_id)",
    """CREATE TABLE allergy (id {id}, enrolment_id BIGINT NOT NULL REFERENCES enrolment(id),
        text TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX allergy_enrolment ON allergy (enrolment_id)",
    """CREATE TABLE employment (id {id}, resident_id BIGINT NOT NULL REFERENCES resident(id),
        enrolment_id BIGINT REFERENCES enrolment(id), status_before TEXT NOT NULL DEFAULT '',
        started_on DATE, form TEXT NOT NULL DEFAULT '', employer TEXT NOT NULL DEFAULT '',
        job TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL DEFAULT '',
        certificate TEXT NOT NULL DEFAULT '', checked_on DATE, struck_on DATE)""",
    "CREATE INDEX employment_resident ON employment (resident_id)",
    "CREATE INDEX employment_enrolment ON employment (enrolment_id)",
    "CREATE INDEX employment_started ON employment (started_on)",
    """CREATE TABLE assistance_measure (id {id}, enrolment_id BIGINT NOT NULL REFERENCES enrolment(id),
        need TEXT NOT NULL, measure TEXT NOT NULL, owner_id BIGINT REFERENCES staff(id), next_on DATE,
        made_on DATE NOT NULL, done_on DATE, status TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX assistance_measure_enrolment ON assistance_measure (enrolment_id)",
    "CREATE INDEX assistance_measure_next ON assistance_measure (next_on) WHERE done_on IS NULL",
    """CREATE TABLE home_visit (id {id}, day DATE NOT NULL, time TEXT NOT NULL DEFAULT '',
        resident_id BIGINT REFERENCES resident(id), household_id BIGINT REFERENCES household(id),
        package_id BIGINT REFERENCES package(id), request_id BIGINT REFERENCES request(id),
        staff_id BIGINT REFERENCES staff(id), people TEXT NOT NULL DEFAULT '', found TEXT NOT NULL DEFAULT '',
        was_in BOOLEAN NOT NULL DEFAULT TRUE, struck_on DATE)""",
    "CREATE INDEX home_visit_resident ON home_visit (resident_id, day)",
    "CREATE INDEX home_visit_household ON home_visit (household_id, day)",
    "CREATE INDEX home_visit_day ON home_visit (day)",
    *(
        f"ALTER TABLE {table} ADD COLUMN {column}"
        for table, columns in (
            (
                "consent",
                (
                    "package_id BIGINT REFERENCES package(id)",
                    "relation TEXT NOT NULL DEFAULT ''",
                    "note TEXT NOT NULL DEFAULT ''",
                ),
            ),
            (
                "health_reading",
                (
                    "session_id BIGINT REFERENCES package_session(id)",
                    "measured_by TEXT NOT NULL DEFAULT ''",
                    "staff_id BIGINT REFERENCES staff(id)",
                    "struck_on DATE",
                ),
            ),
            (
                "veteran",
                (
                    "category TEXT NOT NULL DEFAULT ''",
                    "unit TEXT NOT NULL DEFAULT ''",
                    "card TEXT NOT NULL DEFAULT ''",
                    "plaque_on DATE",
                    "merits TEXT NOT NULL DEFAULT ''",
                ),
            ),
            (
                "resident",
                (
                    "birthday_calendar TEXT NOT NULL DEFAULT 'solar'",
                    "lunar_month SMALLINT",
                    "lunar_day SMALLINT",
                ),
            ),
            ("service_record", ("session_id BIGINT REFERENCES package_session(id)",)),
            (
                "task",
                (
                    "kind TEXT NOT NULL DEFAULT ''",
                    "resident_id BIGINT REFERENCES resident(id)",
                    "enrolment_id BIGINT REFERENCES enrolment(id)",
                ),
            ),
        )
        for column in columns
    ),
    "CREATE INDEX service_record_session ON service_record (session_id) WHERE session_id IS NOT NULL",
    "CREATE INDEX health_reading_session ON health_reading (session_id) WHERE session_id IS NOT NULL",
    "CREATE INDEX consent_package ON consent (package_id) WHERE package_id IS NOT NULL",
    "CREATE INDEX task_resident ON task (resident_id) WHERE resident_id IS NOT NULL",
    "CREATE INDEX task_enrolment ON task (enrolment_id) WHERE enrolment_id IS NOT NULL",
    "CREATE INDEX resident_born ON resident (born_on)",
    """CREATE TABLE queue_mark (id {id}, kind TEXT NOT NULL, subject BIGINT NOT NULL DEFAULT 0,
        occurrence TEXT NOT NULL DEFAULT '', snoozed_until DATE, claimed_by_id BIGINT REFERENCES staff(id),
        dropped_on DATE, reason TEXT NOT NULL DEFAULT '', UNIQUE (kind, subject, occurrence))""",
    "CREATE INDEX queue_mark_claimed ON queue_mark (claimed_by_id) WHERE claimed_by_id IS NOT NULL",
)
