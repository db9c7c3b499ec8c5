"""`frontdesk settings`."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Duty, Reason
from frontdesk import opening
from frontdesk.cli import carrying, moved_deadlines, output
from frontdesk.cli.usage import Call, Misused
from frontdesk.settings import calendar, files, keeping, telling, values
from frontdesk.settings.calendar import NoticeRun
from frontdesk.settings.keeping import Told
from frontdesk.text import clean
from frontdesk.words import _, ngettext, reasons
from frontdesk.words.codes import label

_CHANGED = "*"
_WIDEST = 40


def run_settings(call: Call) -> int:
    """List the settings, tell one, change it, or carry them. Raises: Misused, Refused."""
    do = _deed(call)
    opened = opening.open_office(call.options["db"], call.options["today"])
    document, lines = do(opened.duty)
    output.say(output.json_text(document) if call.options["json"] else "\n".join(map(clean, lines)))
    return 0


Answer = tuple[object, list[str]]
"""What is said as JSON, and in lines."""


def _deed(call: Call) -> Callable[[Duty], Answer]:
    """What is asked for, which is one thing. Raises: Misused."""
    options, operands = call.options, call.operands
    dry_run = bool(options["dry_run"])
    asked: list[Callable[[Duty], Answer]] = []
    if operands:
        asked.append(lambda duty: _one(duty, operands))
    if (key := options["default"]) is not None:
        asked.append(lambda duty: _told(keeping.reset(duty, key)))
    if (written := options["export"]) is not None:
        asked.append(lambda duty: carrying.write(duty, written))
    if (brought := options["import"]) is not None:
        asked.append(lambda duty: carrying.take_in(duty, brought, dry_run))
    if (notice := options["notice"]) is not None:
        asked.append(lambda duty: _notice(duty, notice, dry_run))
    if len(asked) > 1 or (dry_run and brought is None and notice is None):
        raise Misused(_("Ask for one thing at a time; “frontdesk settings --help” lists them."))
    return asked[0] if asked else lambda _duty: _all()


def _all() -> Answer:
    told = keeping.listed()
    rows = [
        (_CHANGED if one.differs else "", one.setting.key, f"= {_shown(one)}", telling.title(one.setting))
        for one in told
    ]
    return {"settings": [_as_json(one) for one in told]}, output.columns(rows)


def _one(duty: Duty, operands: tuple[str, ...]) -> Answer:
    key, *typed = operands
    return _told(keeping.set_value(duty, key, " ".join(typed)) if typed else keeping.tell(key))


def _told(told: Told) -> Answer:
    mark = f"{_CHANGED} " if told.differs else ""
    lines = [f"{mark}{told.setting.key} = {values.written(told.setting, told.value)}"]
    if name := telling.title(told.setting):
        lines.append(name)
    lines.append(telling.meaning(told.setting))
    lines.append(_("default: {value}").format(value=values.written(told.setting, told.default) or "-"))
    if told.changed_at is not None:
        when = f"{told.changed_at:%Y-%m-%d %H:%M}"
        lines.append(_("changed {when} by {name}").format(when=when, name=told.changed_by or "frontdesk"))
    return _as_json(told), lines


def _shown(told: Told) -> str:
    return output.shortened(clean(values.written(told.setting, told.value)), _WIDEST)


def _as_json(told: Told) -> dict[str, object]:
    return {
        "key": told.setting.key,
        "group": told.setting.group,
        "value": told.value,
        "default": told.default,
        "changed": told.differs,
        "changed_by": told.changed_by or None,
        "changed_at": told.changed_at.isoformat(timespec="minutes") if told.changed_at else None,
        "meaning": telling.meaning(told.setting),
    }


# A holiday notice.


def _notice(duty: Duty, path: str, dry_run: bool) -> Answer:
    text = files.read_text(path)
    run = calendar.look_through(text) if dry_run else calendar.take_in(duty, text)
    document = {
        "dry_run": dry_run,
        "year": run.year,
        "days": [
            {
                "day": one.day.isoformat(),
                "works": one.works,
                "name": one.name,
                "changes": one.day in run.changed,
            }
            for one in run.days
        ],
        "missing": list(run.missing),
        "problems": [reasons.say(problem) for problem in run.problems],
        **moved_deadlines.as_json(run.recounted),
    }
    return document, _notice_lines(run, dry_run)


def _notice_lines(run: NoticeRun, dry_run: bool) -> list[str]:
    lines = [
        " ".join(
            (
                _CHANGED if one.day in run.changed else " ",
                one.day.isoformat(),
                label("day_works", "yes" if one.works else "no"),
                label("holiday", one.name),
            )
        )
        for one in run.days
    ]
    lines += [f"! {reasons.say(problem)}" for problem in run.problems]
    if run.missing and run.year is not None:
        names = _(", ").join(label("holiday", code) for code in run.missing)
        lines.append("! " + reasons.say(Reason("notice_incomplete", {"holidays": names, "year": run.year})))
    lines += moved_deadlines.in_lines(run.recounted, dry_run=dry_run)
    count = len(run.changed)
    if dry_run:
        said = ngettext(
            "{count} day would change; nothing was written.",
            "{count} days would change; nothing was written.",
            count,
        )
    else:
        said = ngettext("{count} day changes.", "{count} days change.", count)
    return [*lines, said.format(count=count)]
