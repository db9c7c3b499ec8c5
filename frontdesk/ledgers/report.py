"""What an import came to, for people and for programs."""

from __future__ import annotations

from typing import Any

from db.masks import masked_paper, masked_phone
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.importing import Told, count, told
from frontdesk.ledgers.intake import Intake
from frontdesk.ledgers.person_row import hidden
from frontdesk.words import _, ngettext, reasons
from frontdesk.words.codes import LABELS, label

_MOST_LINES = 200


def as_document(intake: Intake, *, dry_run: bool) -> dict[str, Any]:
    """The report as a JSON document; its keys are English in every language, numbers are masked."""
    counts = count(intake)
    lines = told(intake)
    return {
        "file": intake.ledgers[0].file,
        "kind": intake.ledgers[0].kind,
        "sheets": [ledger.sheet for ledger in intake.ledgers],
        "written": not dry_run,
        "rows": counts.rows,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "doubtful": counts.doubtful,
        "refused": counts.refused,
        "repeated": counts.repeated,
        "households_new": counts.homes_new,
        "estates_new": list(intake.new_estates),
        "unknown_headings": unknown_headings(intake),
        "left_out": [
            {"sheet": ledger.sheet, "row": row.number, "why": row.why}
            for ledger in intake.ledgers
            for row in ledger.left_out
        ],
        "remarks": [{"code": remark.code, "reason": reasons.say(remark)} for remark in intake.remarks],
        "changes": [
            {"sheet": sheet, "row": row, "name": name, "field": change.field, "from": old, "to": new}
            for sheet, row, name, change in changes(intake)
            for old, new in [shown(change)]
        ],
        "doubts": [_as_entry(line) for line in lines if not line.refused],
        "refusals": [_as_entry(line) for line in lines if line.refused],
    }


def unknown_headings(intake: Intake) -> list[str]:
    """The headings that nobody knows, each once."""
    return list(dict.fromkeys(heading for ledger in intake.ledgers for heading in ledger.unknown))


def changes(intake: Intake) -> list[tuple[str, int, str, Change]]:
    """Every field of somebody known that becomes another: sheet, row, name and change."""
    return [
        (one.row.sheet, one.row.number, one.row.person.name, change)
        for one in intake.people()
        if one.compared is not None
        for change in one.compared.changes
    ]


def shown(change: Change) -> tuple[str, str]:
    """What a field was and becomes, as it may be shown: words for codes, numbers masked."""
    return _shown(change.field, change.old), _shown(change.field, change.new)


def _shown(field: str, value: str) -> str:
    if not value:
        return ""
    if field == "id_number":
        return masked_paper(value)
    if field == "phone":
        return " ".join(masked_phone(number) for number in value.split())
    if field == "born":
        return value[:4]
    group = "ethnic_group" if field == "ethnic" else field
    return label(group, value) if group in LABELS else hidden(value)


def _as_entry(line: Told) -> dict[str, Any]:
    return {
        "sheet": line.sheet,
        "row": line.number,
        "name": line.name,
        "field": line.field,
        "code": line.reason.code,
        "reason": reasons.say(line.reason),
    }


def summary(intake: Intake) -> str:
    """The counts in one line."""
    counts = count(intake)
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


def as_lines(intake: Intake, *, dry_run: bool) -> list[str]:
    """The report for a person: the counts, what is new besides people, then what somebody should look at."""
    counts = count(intake)
    lines = [summary(intake)]
    if counts.homes_new:
        lines.append(
            ngettext("{count} new household", "{count} new households", counts.homes_new).format(
                count=counts.homes_new
            )
        )
    if intake.new_estates:
        lines.append(_("New estates: {names}").format(names=" ".join(intake.new_estates)))
    if unknown := unknown_headings(intake):
        lines.append(_("Headings that were left out: {names}").format(names=" ".join(unknown)))
    lines += [reasons.say(remark) for remark in intake.remarks]
    findings = told(intake)
    lines += [sentence(line, len(intake.ledgers) > 1) for line in findings[:_MOST_LINES]]
    if len(findings) > _MOST_LINES:
        more = len(findings) - _MOST_LINES
        lines.append(ngettext("… and {count} more", "… and {count} more", more).format(count=more))
    if dry_run:
        lines.append(_("A dry run: nothing was written."))
    return lines


def sentence(line: Told, with_sheet: bool = False) -> str:
    """One finding: `row 12 张宁裕, ID number: …`."""
    where = _("row no. {number}").format(number=line.number)
    if with_sheet and line.sheet:
        where = f"{line.sheet} {where}"
    who = f" {line.name}" if line.name else ""
    what = f" {label('field', line.field)}" if line.field else ""
    return _("{where}: {reason}").format(where=f"{where}{who}{what}", reason=reasons.say(line.reason))
