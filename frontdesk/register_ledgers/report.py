"""What taking a register's ledger in came to, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from db.masks import masked_phone
from db.records import RegisterEntry
from db.registers.reading import BETWEEN_NAMES
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.person_row import hidden
from frontdesk.register_ledgers.exporting import BESIDES
from frontdesk.register_ledgers.intake import Entering, RegisterIntake
from frontdesk.register_ledgers.taking_in import Told, count, told
from frontdesk.registers.declared import Column, Holds, Register
from frontdesk.registers.listing import grid_name, title_of
from frontdesk.words import _, ngettext, pgettext, reasons
from frontdesk.words.codes import label

_MOST_LINES = 200


def field_name(register: Register, field: str) -> str:
    """What a field of a register's ledger is called."""
    for column in register.columns:
        if column.name == field:
            return pgettext("field", column.label)
    return pgettext("field", BESIDES[field]) if field in BESIDES else field


def shown(register: Register, change: Change) -> tuple[str, str]:
    """What a field was and becomes, as it may be shown: names for ids, words for codes, phones masked."""
    column = next((one for one in register.columns if one.name == change.field), None)
    return _shown(column, change.field, change.old), _shown(column, change.field, change.new)


def _shown(column: Column | None, field: str, value: str) -> str:
    if field == "role":
        return label("role", value) if value else ""
    if column is None or not value:
        return hidden(value)
    if column.holds is Holds.PHONE:
        return BETWEEN_NAMES.join(map(masked_phone, value.split(BETWEEN_NAMES)))
    if column.holds is Holds.CODE:
        return label(column.group, value)
    if column.of == "grid":
        return grid_name(value)
    return value if column.holds in (Holds.DAY, Holds.MONTH, Holds.NUMBER) else hidden(value)


def told_of(register: Register, told: Mapping[str, str]) -> str:
    """What is written of a new entry beside its name, as it may be shown."""
    columns = register.columns[1:]
    return "  ".join(
        text for column in columns if (text := _shown(column, column.name, told.get(column.name, "")))
    )


def changes(intake: RegisterIntake) -> Iterator[tuple[Entering, Change]]:
    """Every field of an entry that is there and becomes another."""
    for one in intake.entering:
        if one.known is not None:
            for change in one.changes:
                yield one, change


def left_out_headings(intake: RegisterIntake) -> list[str]:
    """The headings that nobody knows, and those of what registers do not keep, each once."""
    kept = {column.name for column in intake.register.columns} | BESIDES.keys() | {"serial", "ignored"}
    return list(
        dict.fromkeys(
            heading
            for ledger in intake.ledgers
            for heading, field in zip(ledger.headings, ledger.fields, strict=True)
            if heading and field not in kept
        )
    )


def as_document(intake: RegisterIntake, *, dry_run: bool) -> dict[str, Any]:
    """The report as a JSON document; its keys are English in every language, phones are masked."""
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
        "unknown_headings": left_out_headings(intake),
        "left_out": [
            {"sheet": ledger.sheet, "row": row.number, "why": row.why}
            for ledger in intake.ledgers
            for row in ledger.left_out
        ],
        "changes": [
            {
                "sheet": one.row.sheet,
                "row": one.row.number,
                "name": one.row.title,
                "field": change.field,
                "from": old,
                "to": new,
            }
            for one, change in changes(intake)
            for old, new in [shown(intake.register, change)]
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


def summary(intake: RegisterIntake) -> str:
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


def as_lines(intake: RegisterIntake, *, dry_run: bool) -> list[str]:
    """The report for a person: the counts, what becomes other, then what somebody should look at."""
    lines = [summary(intake)]
    if unknown := left_out_headings(intake):
        lines.append(_("Headings that were left out: {names}").format(names=" ".join(unknown)))
    several = len(intake.ledgers) > 1
    findings = [change_sentence(intake, *change) for change in changes(intake)]
    findings += [sentence(intake.register, line, with_sheet=several) for line in told(intake)]
    lines += findings[:_MOST_LINES]
    if len(findings) > _MOST_LINES:
        more = len(findings) - _MOST_LINES
        lines.append(ngettext("… and {count} more", "… and {count} more", more).format(count=more))
    if dry_run:
        lines.append(_("A dry run: nothing was written."))
    return lines


def change_sentence(intake: RegisterIntake, one: Entering, change: Change) -> str:
    """One change: `row 12 海纳 Built: 2006 → 2006-04`."""
    old, new = shown(intake.register, change)
    nothing = _("(nothing)")
    where = _("row no. {number}").format(number=one.row.number)
    name = field_name(intake.register, change.field)
    return _("{where}: {reason}").format(
        where=f"{where} {_called(intake.register, one.known, one.row.title)} {name}",
        reason=f"{old or nothing} → {new or nothing}",
    )


def _called(register: Register, known: RegisterEntry | None, title: str) -> str:
    return title if known is None else title_of(register, known)


def sentence(register: Register, line: Told, *, with_sheet: bool = False) -> str:
    """One finding: `row 12 张宁裕 Branch: …`."""
    where = _("row no. {number}").format(number=line.number)
    if with_sheet and line.sheet:
        where = f"{line.sheet} {where}"
    who = f" {line.name}" if line.name else ""
    what = f" {field_name(register, line.field)}" if line.field else ""
    return _("{where}: {reason}").format(where=f"{where}{who}{what}", reason=reasons.say(line.reason))


def found_in_rows(intake: RegisterIntake) -> list[tuple[str, int, str]]:
    """What is doubtful or refused: sheet, row number and a sentence."""
    found = []
    for line in told(intake):
        field = f"{field_name(intake.register, line.field)}: " if line.field else ""
        found.append((line.sheet, line.number, f"{field}{reasons.say(line.reason)}"))
    return found
