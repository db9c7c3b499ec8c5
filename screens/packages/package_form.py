"""The form of a package: a new run, made after one that is shipped or was there before, or one put right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.records import Draft, Duty, Reason
from frontdesk.words import NP_, _
from screens.forms.form import Begun, Field, Form, Looked, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.packages.package_jobs import SHIPPED
from screens.people.person_remarks import remark_of

if TYPE_CHECKING:
    from db.records import PackageRun

_ADD = "package_add"
_SHORT = 60
"""The most characters of what a package is called."""


class PackageForm(Form):
    """What is usual comes filled in; a new run asks at least for its season."""

    FIELDS = (
        Field("name", NP_("field", "Called"), longest=_SHORT),
        Field("name_en", NP_("field", "In English"), longest=_SHORT),
        Field("run", NP_("field", "Run"), hint=NP_("field", "2021, 第3期"), longest=_SHORT),
        Field("season_from", NP_("field", "From"), hint=NP_("field", "7-15, 2021-07-15")),
        Field("season_to", NP_("field", "Until"), hint=NP_("field", "8-15, 2021-08-15")),
        Field("recurrence", NP_("field", "Repeats"), hint=NP_("field", "67, 2w3, m15, d")),
        Field("time", NP_("field", "Time"), hint=NP_("field", "9-11, 18:30")),
        Field("held_on", NP_("field", "Held on"), group="held_on"),
        Field("capacity", NP_("field", "Places"), hint=NP_("field", "empty: as many as come")),
        Field("has_waitlist", NP_("field", "Waiting list"), group="yes_no"),
        Field("venue", NP_("field", "Venue"), listed=True),
        Field("coordinator", NP_("field", "Coordinator"), listed=True),
        Field("age", NP_("field", "Age"), hint=NP_("field", "60+, 6-12")),
        Field("sex", NP_("field", "Sex"), group="sex", several=True),
        Field("group", NP_("field", "Groups"), group="target_group", several=True),
        Field("residence", NP_("field", "Residence"), group="residence", several=True),
        Field("estate", NP_("field", "Estates"), listed=True, several=True),
        Field("grid", NP_("field", "Grids"), listed=True, several=True),
        Field("child", NP_("field", "Child at home"), hint=NP_("field", "6-12")),
        Field("not_served", NP_("field", "Not served"), group="not_served"),
        Field("consented", NP_("field", "Agreed to"), group="consent", several=True),
        Field("may_override", NP_("field", "Exceptions"), group="yes_no"),
        Field("consent", NP_("field", "Consent"), group="consent", several=True),
        Field("asks", NP_("field", "May ask"), group="package_asks", several=True),
        Field("records", NP_("field", "Records"), group="package_records", several=True),
        Field("absences_allowed", NP_("field", "Absences"), hint=NP_("field", "more in a row: stays away")),
        Field("visit_every", NP_("field", "Visit every"), hint=NP_("field", "days")),
        Field("retention_months", NP_("field", "Kept for"), hint=NP_("field", "months after the end")),
        Field("kind", NP_("field", "Kind"), group="package"),
        Field("serves", NP_("field", "For"), group="package_serves"),
        Field("campaign", NP_("field", "Campaign"), longest=_SHORT),
        Field("purpose", NP_("field", "Purpose"), wide=True),
        Field("note", NP_("field", "Note"), wide=True),
    )
    LOOKED_AT = frozenset({"season_from", "season_to", "recurrence", "held_on", "capacity", "run", "name"})
    REPEATS = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._adds = name == _ADD
        self._base: PackageRun | None = None
        self.TITLE = NP_("page", "Package")
        self.RESUMES = not self._adds

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """As it is shipped, as last year's run was, or as it is. Raises: Refused, `row_gone`."""
        from frontdesk.packages import making, typed

        series = place.text.removeprefix(SHIPPED) if place.text.startswith(SHIPPED) else ""
        self._base = making.base(duty, 0 if self._adds and series else place.id, series, renews=self._adds)
        return Begun(typed.as_typed(self._base), making.choices(duty))

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What cannot be read."""
        from frontdesk.packages.typed import read_package

        if self._base is None:
            return {}
        problems = dict(read_package(typed.values, self._base, duty.day).problems)
        if not typed["name"].strip():
            problems["name"] = Reason("field_needed")
        return {name: remark_of(Weight.ERROR, reason) for name, reason in problems.items()}

    def tidied(self, duty: Duty, name: str, text: str) -> str:
        """Days, times and ages as they are understood."""
        from frontdesk.packages.typed import tidied

        return tidied(name, text, duty.day)

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """How many sessions that makes, and how many people it is for."""
        from frontdesk.packages import making
        from frontdesk.packages.typed import read_package

        if self._base is None:
            return Looked()
        read = read_package(typed.values, self._base, duty.day)
        if read.problems:
            return Looked()
        seen = making.look(duty, read.run)
        remarks: dict[str, Remark] = {}
        for name, reason in seen.notes.items():
            remarks[name] = remark_of(Weight.NOTE, reason)
        for name, reason in seen.problems.items():
            remarks[name] = remark_of(Weight.ERROR, reason)
        return Looked(remarks=remarks)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Make it, or put it right."""
        from frontdesk.packages import keeping
        from frontdesk.packages.typed import read_package

        assert self._base is not None
        run = read_package(typed.values, self._base, duty.day).run
        if self._adds:
            package_id = keeping.make(duty, run, copied_from=place.id or None, draft_id=draft_id)
            return Saved(Place("package", None, package_id), lambda: _("Made. F9 takes it back."))
        keeping.correct(duty, run, draft_id=draft_id)
        return Saved(Place("package", None, place.id), lambda: _("Corrected. F9 takes it back."))

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """The package."""
        return Place("package", None, subject) if subject is not None else Place("packages")
