"""`frontdesk settings --export` and `--import`: settings carried to another office."""

from __future__ import annotations

from db.records import Duty
from frontdesk.cli import moved_deadlines, output
from frontdesk.settings import carrying, files
from frontdesk.settings.arriving import Arrival
from frontdesk.text import clean
from frontdesk.words import _, ngettext, reasons

_WIDEST = 40


def write(duty: Duty, path: str) -> tuple[object, list[str]]:
    """Write a settings file; what is said of it as JSON and in lines. Raises: Refused."""
    carried = carrying.write(duty, path)
    line = _("Written to {path}: settings {settings}, topics {topics}, phrases {phrases}, days {days}.")
    lines = [
        line.format(
            path=path,
            settings=carried.settings,
            topics=carried.topics,
            phrases=carried.phrases,
            days=carried.days,
        )
    ]
    if carried.left_out:
        lines.append(_left_out(carried.left_out))
    return {
        "file": path,
        "settings": carried.settings,
        "topics": carried.topics,
        "phrases": carried.phrases,
        "days": carried.days,
        "left_out": carried.left_out,
    }, lines


def _left_out(count: int) -> str:
    return ngettext(
        "{count} phrase with a number of somebody's in it stays here.",
        "{count} phrases with numbers of somebody's in them stay here.",
        count,
    ).format(count=count)


def take_in(duty: Duty, path: str, dry_run: bool) -> tuple[object, list[str]]:
    """Take a settings file in, or only say what it would change. Raises: Refused."""
    text = files.read_text(path)
    arrival = carrying.look_through(duty, text) if dry_run else carrying.take_in(duty, text)
    document = {
        "dry_run": dry_run,
        "changes": [
            {"kind": one.kind, "what": one.what, "before": one.before, "after": one.after}
            for one in arrival.changes
        ],
        "left_out": [reasons.say(reason) for reason in arrival.left_out],
        **moved_deadlines.as_json(arrival.recounted),
    }
    return document, _arrival_lines(arrival, dry_run)


def _arrival_lines(arrival: Arrival, dry_run: bool) -> list[str]:
    rows = [(one.what, one.before or "-", "→", one.after or "-") for one in arrival.changes]
    lines = (
        output.columns([tuple(output.shortened(clean(cell), _WIDEST) for cell in row) for row in rows])
        if rows
        else []
    )
    lines += [f"! {reasons.say(reason)}" for reason in arrival.left_out]
    lines += moved_deadlines.in_lines(arrival.recounted, dry_run=dry_run)
    count = len(arrival.changes)
    if dry_run:
        said = ngettext(
            "{count} change; nothing was written.", "{count} changes; nothing was written.", count
        )
    else:
        said = ngettext("{count} change.", "{count} changes.", count)
    return [*lines, said.format(count=count)]
