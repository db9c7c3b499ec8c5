"""What taking a ledger in came to, for people and for programs."""

from __future__ import annotations

from typing import Any

from frontdesk.ledgers.incoming import ChangedField, Incoming, Told
from frontdesk.words import _, ngettext, reasons

_MOST_LINES = 200


def as_document(incoming: Incoming, *, dry_run: bool) -> dict[str, Any]:
    """The report as a JSON document; its keys are English in every language, numbers are masked."""
    counts = incoming.counts()
    lines = incoming.told()
    ledgers = incoming.ledgers
    return {
        "file": ledgers[0].file,
        "kind": ledgers[0].kind,
        "sheets": [ledger.sheet for ledger in ledgers],
        "written": not dry_run,
        "rows": counts.rows,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "doubtful": counts.doubtful,
        "refused": counts.refused,
        "repeated": counts.repeated,
        **incoming.document(),
        "unknown_headings": incoming.left_out_headings(),
        "left_out": [
            {"sheet": ledger.sheet, "row": row.number, "why": row.why}
            for ledger in ledgers
            for row in ledger.left_out
        ],
        "remarks": [{"code": remark.code, "reason": reasons.say(remark)} for remark in incoming.remarks],
        "changes": [
            {
                "sheet": one.sheet,
                "row": one.number,
                "name": one.name,
                "field": one.change.field,
                "from": old,
                "to": new,
            }
            for one in incoming.in_order(incoming.changed())
            for old, new in [incoming.shown(one.change)]
        ],
        "doubts": [_as_entry(line) for line in lines if not line.refused],
        "refusals": [_as_entry(line) for line in lines if line.refused],
    }


def _as_entry(line: Told) -> dict[str, Any]:
    return {
        "sheet": line.sheet,
        "row": line.number,
        "name": line.name,
        "field": line.field,
        "code": line.reason.code,
        "reason": reasons.say(line.reason),
    }


def summary(incoming: Incoming) -> str:
    """The counts in one line."""
    counts = incoming.counts()
    return _(
        "{rows} rows: {new} new, {changed} changed, {unchanged} as they are, {doubtful} doubtful, "
        "{refused} refused"
    ).format(
        rows=counts.rows,
        new=counts.new,
        changed=counts.changed,
        unchanged=counts.unchanged,
        doubtful=counts.doubtful,
        refused=counts.refused,
    )


def as_lines(incoming: Incoming, *, dry_run: bool) -> list[str]:
    """The report for a person: the counts, what else is new, what becomes other, what is to be looked at."""
    lines = [summary(incoming), *incoming.besides()]
    if unknown := incoming.left_out_headings():
        lines.append(_("Headings that were left out: {names}").format(names=" ".join(unknown)))
    lines += [reasons.say(remark) for remark in incoming.remarks]
    several = len(incoming.ledgers) > 1
    findings = [_change(incoming, one, several) for one in incoming.in_order(incoming.changed())]
    findings += [_sentence(incoming, line, several) for line in incoming.told()]
    lines += findings[:_MOST_LINES]
    if len(findings) > _MOST_LINES:
        more = len(findings) - _MOST_LINES
        lines.append(ngettext("… and {count} more", "… and {count} more", more).format(count=more))
    if dry_run:
        lines.append(_("A dry run: nothing was written."))
    return lines


def _change(incoming: Incoming, one: ChangedField, with_sheet: bool) -> str:
    """One change: `row 12 海纳 Built: 2006 → 2006-04`."""
    return _placed(incoming, one, one.change.field, becomes(incoming, one), with_sheet)


def becomes(incoming: Incoming, one: ChangedField) -> str:
    """What a field was and becomes: `2006 → 2006-04`."""
    old, new = incoming.shown(one.change)
    nothing = _("(nothing)")
    return f"{old or nothing} → {new or nothing}"


def _sentence(incoming: Incoming, line: Told, with_sheet: bool) -> str:
    """One finding: `row 12 张宁裕 ID number: …`."""
    return _placed(incoming, line, line.field, reasons.say(line.reason), with_sheet)


def _placed(incoming: Incoming, one: Told | ChangedField, field: str, said: str, with_sheet: bool) -> str:
    where = _("row no. {number}").format(number=one.number)
    what = incoming.field_name(field) if field else ""
    parts = (one.sheet if with_sheet else "", where, one.name, what)
    return _("{where}: {reason}").format(where=" ".join(filter(None, parts)), reason=said)
