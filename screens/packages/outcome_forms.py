"""What comes of a package: the work somebody found, and that it was done for them."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import Draft, Duty, Reason
from frontdesk.words import NP_, _
from screens.forms.form import Begun, Field, Form, Looked, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.people.person_remarks import remark_of

_STATUS = (
    *(("unemployed", "s"), ("not_employed", "w"), ("flexible", "l"), ("employed", "z")),
    ("retired", "t"),
)
_FORM = (("employer", "d"), ("flexible", "l"), ("self_employed", "c"), ("public_post", "g"))


def _back(place: Place) -> Place:
    return Place("package", None, int(place.text)) if place.text.isdecimal() else Place("packages")


class WorkFoundForm(Form):
    """The work somebody found; the id of its place is the enrolment's, its text the package's."""

    TITLE = NP_("page", "Work found")
    REPEATS = False
    FIELDS = (
        Field(
            "status_before",
            NP_("field", "Work before"),
            group="work_status",
            hint=NP_("field", "s w l z t"),
        ),
        Field("started_on", NP_("field", "First day"), hint=NP_("field", "zt -3 28 9-3; empty: none yet")),
        Field("form", NP_("field", "Kind of work"), group="work_form", hint=NP_("field", "d l c g")),
        Field("employer", NP_("field", "Employer"), wide=True),
        Field("job", NP_("field", "Job")),
        Field("evidence", NP_("field", "Evidence"), hint=NP_("field", "contract, licence …")),
        Field("certificate", NP_("field", "Certificate"), hint=NP_("field", "its name or number")),
    )
    LOOKED_AT = frozenset({"started_on"})

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With what stands there. Raises: Refused, `row_gone`."""
        from frontdesk.choices import lettered
        from frontdesk.packages import employment_form

        known = employment_form.known(duty, place.id)
        return Begun(
            employment_form.as_typed(known.line.work) if known.line else {},
            {
                "status_before": lettered("work_status", _STATUS),
                "form": lettered("work_form", _FORM),
            },
            about=lambda: f"{known.name}  {known.run.name}",
        )

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What cannot be."""
        from frontdesk.packages.employment_form import read

        problems = read(typed.values, duty.day, None).problems
        return {name: remark_of(Weight.ERROR, reason) for name, reason in problems.items()}

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What is only strange: work that began before the training did."""
        from frontdesk.packages.employment_form import known, read

        doubts = read(typed.values, duty.day, known(duty, place.id).run.season_from).doubts
        return Looked(remarks={name: remark_of(Weight.DOUBT, reason) for name, reason in doubts.items()})

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write it down."""
        from frontdesk.packages.employment_form import save

        line = save(duty, place.id, typed.values, draft_id=draft_id)

        def done() -> str:
            if line.work.started_on is None:
                return _("Noted. F9 takes it back.")
            return _("Noted; in three months a task asks after it. F9 takes it back.")

        return Saved(_back(place), done)


class MarkDoneForm(Form):
    """That it was done for somebody; the id of its place is theirs, its text says in which run and who."""

    TITLE = NP_("page", "Done")
    REPEATS = False
    FIELDS = (Field("day", NP_("field", "Day"), hint=NP_("field", "y -3 28 9-3 wed; empty is today")),)

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About whom. Raises: Refused, `row_gone`."""
        from frontdesk.packages.finishing import about

        package, who = _of(place)
        name, run = about(duty, package, who, place.id)
        return Begun(about=lambda: f"{name}  {run}")

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """A day that is none, or is still to come."""
        from frontdesk.packages.finishing import read_day

        day = read_day(typed["day"], duty.day)
        return {"day": remark_of(Weight.ERROR, day)} if isinstance(day, Reason) else {}

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Mark it."""
        from frontdesk.packages.finishing import mark_done, read_day

        package, who = _of(place)
        day = read_day(typed["day"], duty.day)
        assert not isinstance(day, Reason)
        mark_done(duty, package, who, place.id, day, draft_id=draft_id)
        return Saved(Place("package", None, package), lambda: _("Done. F9 takes it back."))


def _of(place: Place) -> tuple[int, str]:
    """The run, and which of the five somebody is."""
    package, _blank, who = place.text.partition(" ")
    return int(package) if package.isdecimal() else 0, who or "resident"
