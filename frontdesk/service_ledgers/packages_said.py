"""Which package and which session of it a row of a ledger means."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from db.packages import reading
from db.records import PackageRun, SessionLine
from frontdesk.register_ledgers.naming import name_key
from frontdesk.service_ledgers.outgoing import SECRET
from frontdesk.service_ledgers.service_row import ServiceRow


class PackagesSaid:
    """Every run by its name."""

    def __init__(self) -> None:
        self._named: defaultdict[str, list[PackageRun]] = defaultdict(list)
        for run in reading.every_run():
            for name in {run.name, run.name_en} - {""}:
                self._named[name_key(name)].append(run)
        self.sessions = cache(reading.sessions)

    def run(self, row: ServiceRow) -> PackageRun | None:
        """The run that a row means; refused where it is none, or one of several."""
        if not row.package:
            row.refuse("run_not_said")
            return None
        if row.package == SECRET:
            row.refuse("run_masked")
            return None
        named = self._named.get(name_key(row.package), [])
        fitting = [run for run in named if not row.run or name_key(run.run) == name_key(row.run)]
        if len(fitting) > 1:
            fitting = [run for run in fitting if _is_in_season(run, row.day)] or fitting
        if len(fitting) != 1:
            row.refuse("run_several" if fitting else "run_unknown", name=f"{row.package} {row.run}".strip())
            return None
        return fitting[0]

    def session(self, run: PackageRun, day: date, starts: str) -> SessionLine | None:
        """The session of a run on a day, at that time where there are several."""
        there = [one for one in self.sessions(run.id) if one.day == day and not one.cancelled]
        at = [one for one in there if starts and one.starts == starts]
        return next(iter(at or there), None)


def _is_in_season(run: PackageRun, day: date) -> bool:
    return (run.season_from is None or run.season_from <= day) and (
        run.season_to is None or day <= run.season_to
    )
