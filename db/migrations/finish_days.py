"""Until when requests that are done were to be done: filled in where nobody had kept it.

Of what was done before the seventh shape, or came in with an old ledger, nothing said so: it was neither
on time nor late. Counted from the day it came in, by its class and the limits and days of the office as they
are now. Left empty is what nobody can know any more: whose clock was stopped, moved or begun anew; what was
done on the day it came in without a time, for so is taken in what says no day of its end; and whatever rests
on years whose holidays are not arranged below.

The days are those of the State Council's notices for 2020 to 2026 as they were when this shape was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

_YEARS = (2020, 2026)
# Days off by a holiday, and behind a plus weekends that were worked instead.
_ARRANGED = """
2020 01-01 01-24..02-02 04-04..04-06 05-01..05-05 06-25..06-27 10-01..10-08
    +01-19 +04-26 +05-09 +06-28 +09-27 +10-10
2021 01-01..01-03 02-11..02-17 04-03..04-05 05-01..05-05 06-12..06-14 09-19..09-21 10-01..10-07
    +02-07 +02-20 +04-25 +05-08 +09-18 +09-26 +10-09
2022 01-01..01-03 12-31 01-31..02-06 04-03..04-05 04-30..05-04 06-03..06-05 09-10..09-12 10-01..10-07
    +01-29 +01-30 +04-02 +04-24 +05-07 +10-08 +10-09
2023 01-01..01-02 12-30..12-31 01-21..01-27 04-05 04-29..05-03 06-22..06-24 09-29 09-30..10-06
    +01-28 +01-29 +04-23 +05-06 +06-25 +10-07 +10-08
2024 01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07
    +02-04 +02-18 +04-07 +04-28 +05-11 +09-14 +09-29 +10-12
2025 01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-05 10-07..10-08 10-06
    +01-26 +02-08 +04-27 +09-28 +10-11
2026 01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07
    +01-04 +02-14 +02-28 +05-09 +09-20 +10-10
"""
_SATURDAY = 5
# By class what the profiles said then: of Shandong, else of Beijing.
_LIMITS = {
    "urgent": ("2h", "2h"),
    "livelihood": ("24h", "24h"),
    "inquiry": ("1w", "24h"),
    "ordinary": ("5w", "7d"),
    "complex": ("15w", "15d"),
    "suggestion": ("5w", "15d"),
}
_MOVES_THE_CLOCK = "('park', 'resume', 'extend', 'reopen', 'strike')"
_ENDS = "('finish', 'settle', 'become_package', 'become_activity')"


def _working_days() -> Iterator[date]:
    off: set[date] = set()
    worked: set[date] = set()
    year = ""
    for entry in _ARRANGED.split():
        if len(entry) == len("2020"):
            year = entry
            continue
        first, _dots, last = entry.removeprefix("+").partition("..")
        day, end = (date.fromisoformat(f"{year}-{written}") for written in (first, last or first))
        while day <= end:
            (worked if entry.startswith("+") else off).add(day)
            day += timedelta(1)
    day = date(_YEARS[0], 1, 1)
    while day.year <= _YEARS[1]:
        if day in worked or (day.weekday() < _SATURDAY and day not in off):
            yield day
        day += timedelta(1)


def statements(engine: str) -> tuple[str, ...]:
    """What fills it in, on the engine of that name."""
    days = ", ".join(f"('{day}')" for day in _working_days())
    limits = " UNION ALL ".join(
        f"""SELECT '{kind}', COALESCE((SELECT value FROM setting WHERE key = 'limit_{kind}_finish'),
            CASE (SELECT value FROM setting WHERE key = 'limit_profile') WHEN 'beijing'
            THEN '{beijing}' ELSE '{shandong}' END)"""
        for kind, (shandong, beijing) in _LIMITS.items()
    )
    is_span = "written GLOB '[0-9]*[wdh]'"
    clock = "CASE WHEN received_time LIKE '__:__' THEN received_time ELSE '08:30' END"
    in_days = "date(received_on, '+' || l.amount || ' days')"
    in_hours = f"date(received_on || ' ' || {clock}, '+' || l.amount || ' hours', '-1 seconds')"
    if engine == "postgresql":
        is_span = "written ~ '^[0-9]{1,3}[wdh]$'"
        clock = (
            "CASE WHEN received_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' THEN received_time ELSE '08:30' END"
        )
        in_days = "received_on + l.amount"
        in_hours = f"""(received_on + CAST({clock} AS TIME) + l.amount * INTERVAL '1 hour'
            - INTERVAL '1 second')::date"""
    return (
        "CREATE TABLE ninth_day (day DATE NOT NULL PRIMARY KEY)",
        f"INSERT INTO ninth_day (day) VALUES {days}",
        "DELETE FROM ninth_day WHERE day IN (SELECT day FROM day_override WHERE NOT works)",
        f"""INSERT INTO ninth_day (day) SELECT o.day FROM day_override o WHERE o.works
            AND o.day BETWEEN '{_YEARS[0]}-01-01' AND '{_YEARS[1]}-12-31'
            AND NOT EXISTS (SELECT 1 FROM ninth_day n WHERE n.day = o.day)""",
        "CREATE TABLE ninth_number (number INTEGER NOT NULL PRIMARY KEY, day DATE NOT NULL UNIQUE)",
        "INSERT INTO ninth_number (number, day) SELECT ROW_NUMBER() OVER (ORDER BY day), day FROM ninth_day",
        "CREATE TABLE ninth_written (kind TEXT NOT NULL PRIMARY KEY, written TEXT NOT NULL)",
        f"INSERT INTO ninth_written (kind, written) {limits}",
        "UPDATE ninth_written SET written = '0d' WHERE written = '0'",
        """CREATE TABLE ninth_limit (kind TEXT NOT NULL PRIMARY KEY, amount INTEGER NOT NULL,
            unit TEXT NOT NULL)""",
        f"""INSERT INTO ninth_limit (kind, amount, unit)
            SELECT kind, CAST(SUBSTR(written, 1, LENGTH(written) - 1) AS INTEGER),
                SUBSTR(written, LENGTH(written), 1) FROM ninth_written WHERE {is_span}""",
        f"""UPDATE request SET finish_by = (SELECT CASE l.unit WHEN 'h' THEN {in_hours}
                WHEN 'd' THEN {in_days}
                ELSE (SELECT n.day FROM ninth_number n WHERE n.number = l.amount + (SELECT b.number
                    FROM ninth_number b WHERE b.day <= request.received_on ORDER BY b.day DESC LIMIT 1)) END
                FROM ninth_limit l WHERE l.kind = request.time_limit)
            WHERE finish_by IS NULL AND resolved_on IS NOT NULL
                AND state IN ('resolved', 'archived', 'to_call_back')
                AND NOT EXISTS (SELECT 1 FROM request_step s WHERE s.request_id = request.id
                    AND (s.kind IN {_MOVES_THE_CLOCK} OR (s.kind = 'call_back' AND s.struck_on IS NULL
                        AND s.details LIKE '%"not_satisfied"%' AND s.details NOT LIKE '%"explain"%')))
                AND (resolved_on > received_on OR EXISTS (SELECT 1 FROM request_step s
                    WHERE s.request_id = request.id AND s.kind IN {_ENDS} AND s.time <> ''))""",
        *(f"DROP TABLE ninth_{table}" for table in ("day", "number", "written", "limit")),
    )
