"""The rows of a dry run: what is new, changed, doubtful or refused, with where it stands in the ledger.

Numbers of people never stand here whole: what a field becomes is shown as reports show it, masked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from db.records import Reason
from frontdesk.text import clean
from frontdesk.words import NP_, _, lines, ngettext, pgettext, reasons
from frontdesk.words.codes import label
from screens.parts.cells import fit, fit_right, width
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import SIGN, Row, said

if TYPE_CHECKING:
    from frontdesk.ledgers.dry_run import DryRun, Heading
    from frontdesk.ledgers.incoming import ChangedField, Incoming, NewEntry, NewPerson, Told
    from screens.ledgers.ledger_jobs import Look

SECTIONS = ("headings", "refused", "doubtful", "changed", "new")
"""What there is to look at, the most urgent first."""

_NAMES = {
    "headings": NP_("ledger", "headings?"),
    "refused": NP_("ledger", "refused"),
    "doubtful": NP_("ledger", "doubtful"),
    "changed": NP_("ledger", "changed"),
    "new": NP_("ledger", "new"),
}
_ALERTING = ("headings", "refused")
_SHEET, _NUMBER, _NAME, _FIELD, _SEX = 8, 6, 10, 12, 5
_ENTRY_NAME = 22


class Found(NamedTuple):
    """What a row stands for: what is said of it below the list, and the heading that can be taught there."""

    saying: Callable[[], str]
    heading: Heading | None = None


class Ways(NamedTuple):
    """How the rows of a ledger tell things: whether sheets are named, and how wide a name is."""

    incoming: Incoming
    sheets: bool
    name_cells: int


def sections(run: DryRun) -> dict[str, Sequence[Row]]:
    """The rows of every section."""
    from frontdesk.ledgers.kinds import PEOPLE

    incoming = run.incoming
    is_of_people = incoming.ledgers[0].kind in PEOPLE
    ways = Ways(incoming, len(incoming.ledgers) > 1, _NAME if is_of_people else _ENTRY_NAME)
    return {
        "headings": [_heading(one, ways.sheets) for one in run.headings],
        "refused": [_told(one, ways) for one in run.refused],
        "doubtful": [*map(_remark, incoming.remarks), *(_told(one, ways) for one in run.doubtful)],
        "changed": [_changed(one, ways) for one in run.changed],
        "new": [_new(one, ways) for one in run.new],
    }


def _remark(remark: Reason) -> Row:
    def saying() -> str:
        return reasons.say(remark)

    return Row(lambda cells: (Piece(fit(f" {saying()}", cells), "strong"),), Found(saying))


def section_name(section: str) -> str:
    """What a section is called in the language of the moment."""
    return pgettext("ledger", _NAMES[section])


def _where(sheet: str, number: int, name: str, ways: Ways) -> str:
    """The beginning of a row: the sheet where there are several, the row's number, the name."""
    before = f" {fit(sheet, _SHEET)}" if ways.sheets else ""
    return f"{before} {fit_right(str(number), _NUMBER)}  {fit(name, ways.name_cells)} "


def _row_of(sheet: str, number: int, name: str, sheets: bool) -> str:
    where = _("row no. {number}").format(number=number)
    return " ".join(part for part in (sheet if sheets else "", where, name) if part)


def _heading(one: Heading, sheets: bool) -> Row:
    def filled() -> str:
        return ngettext("filled in in {count} row", "filled in in {count} rows", one.filled).format(
            count=one.filled
        )

    def draw(cells: int) -> tuple[Piece, ...]:
        before = f" {fit(one.sheet, _SHEET)} " if sheets else " "
        beside = filled()
        room = cells - width(before) - width(beside) - 2
        return (Piece(before), Piece(fit(one.heading, room), "strong"), Piece(f" {beside} ", "quiet"))

    def saying() -> str:
        return _(
            "“{heading}” is not known, so it is left out. Enter says what it is; that is remembered."
        ).format(heading=one.heading)

    return Row(draw, Found(saying, one))


def _told(one: Told, ways: Ways) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        where = _where(one.sheet, one.number, one.name, ways)
        field = fit(ways.incoming.field_name(one.field) if one.field else "", _FIELD)
        rest = cells - width(where) - _FIELD - 1
        return (Piece(where), Piece(f"{field} ", "quiet"), Piece(fit(reasons.say(one.reason), rest)))

    def saying() -> str:
        what = f" {ways.incoming.field_name(one.field)}" if one.field else ""
        where = _row_of(one.sheet, one.number, one.name, ways.sheets)
        return _("{where}: {reason}").format(where=f"{where}{what}", reason=reasons.say(one.reason))

    return Row(draw, Found(saying))


def _changed(one: ChangedField, ways: Ways) -> Row:
    def becomes() -> str:
        from frontdesk.ledgers import report

        return report.becomes(ways.incoming, one)

    def draw(cells: int) -> tuple[Piece, ...]:
        where = _where(one.sheet, one.number, one.name, ways)
        field = fit(ways.incoming.field_name(one.change.field), _FIELD)
        return (
            Piece(where),
            Piece(f"{field} ", "quiet"),
            Piece(fit(becomes(), cells - width(where) - _FIELD - 1)),
        )

    def saying() -> str:
        where = _row_of(one.sheet, one.number, one.name, ways.sheets)
        return _("{where}: {reason}").format(
            where=f"{where} {ways.incoming.field_name(one.change.field)}", reason=becomes()
        )

    return Row(draw, Found(saying))


def _new(one: NewPerson | NewEntry, ways: Ways) -> Row:
    from frontdesk.ledgers.incoming import NewPerson

    return _new_person(one, ways) if isinstance(one, NewPerson) else _new_entry(one, ways)


def _new_person(one: NewPerson, ways: Ways) -> Row:
    def address() -> str:
        return lines.short_address(one.address) or _("no home")

    def draw(cells: int) -> tuple[Piece, ...]:
        where = _where(one.sheet, one.number, one.name, ways)
        who = f"{fit(lines.sex_and_age(one.sex, one.age), _SEX)} {fit(_relation(one), _FIELD)} "
        sign = "+" if one.home_is_new else " "
        return (
            Piece(where),
            Piece(who, "quiet"),
            Piece(sign, "sign"),
            Piece(fit(address(), cells - width(where) - width(who) - 1)),
        )

    def saying() -> str:
        where = _row_of(one.sheet, one.number, one.name, ways.sheets)
        home = address()
        if one.home_is_new:
            home = _("{home} (a new household)").format(home=home)
        return f"{where} {lines.sex_and_age(one.sex, one.age)} {_relation(one)} {home}"

    return Row(draw, Found(saying))


def _new_entry(one: NewEntry, ways: Ways) -> Row:
    def told() -> str:
        return ways.incoming.told_of(one)

    def draw(cells: int) -> tuple[Piece, ...]:
        where = _where(one.sheet, one.number, one.name, ways)
        return (Piece(where), Piece(fit(told(), cells - width(where)), "quiet"))

    def saying() -> str:
        return f"{_row_of(one.sheet, one.number, one.name, ways.sheets)} {told()}"

    return Row(draw, Found(saying))


def _relation(one: NewPerson) -> str:
    return label("relation", one.relation) if one.relation else ""


def nothing_row(section: str) -> Row:
    """What stands in a section without rows."""
    return said(Piece(" " + _("Nothing here: {section}.").format(section=section_name(section)), "quiet"))


def head_lines(run: DryRun, cells: int) -> list[Line]:
    """What the ledger is, what it comes to, and what is new besides people."""
    kinds = dict.fromkeys(label("ledger_kind", ledger.kind) for ledger in run.incoming.ledgers)
    sheets = len(run.incoming.ledgers)
    about = [*kinds]
    if sheets > 1:
        about.append(ngettext("{count} sheet", "{count} sheets", sheets).format(count=sheets))
    about.append(ngettext("{count} row", "{count} rows", run.counts.rows).format(count=run.counts.rows))
    if run.taken:
        about.append(_("taken in"))
    beside = "  ".join(about)
    file = fit(run.file, max(cells - width(beside) - 4, 0))
    return [
        line(" ", Piece(file.rstrip(), "strong"), Piece(f"  {beside}", "good" if run.taken else "quiet")),
        line(Piece(fit(f" {_besides(run)}", cells))),
    ]


def written_sentence(path: str, count: int) -> str:
    """Where a file with so many rows was written: its name first, for a long folder is cut off."""
    folder, file = os.path.split(path)
    return ngettext(
        "{count} row written: {file} in {folder}", "{count} rows written: {file} in {folder}", count
    ).format(count=count, file=clean(file), folder=clean(folder))


def _besides(run: DryRun) -> str:
    return "   ".join(
        (_("{count:,} as they are").format(count=run.counts.unchanged), *run.incoming.besides())
    )


def section_line(look: Look, here: str, letters: Mapping[str, str]) -> Line:
    """The sections with their letters and how many rows of the ledger are in each, the one shown marked."""
    counts = look.run.counts
    numbers = {
        "headings": len(look.rows["headings"]),
        "refused": counts.refused,
        "doubtful": counts.doubtful,
        "changed": counts.changed,
        "new": counts.new,
    }
    pieces = [Piece(" ")]
    for section, number in numbers.items():
        if not number and section == "headings":
            continue
        tone = "cursor" if section == here else "plain" if number else "quiet"
        if number and section in _ALERTING and section != here:
            tone = "alert"
        pieces += [
            Piece(SIGN if section == here else " ", "sign"),
            Piece(letters[section], "key"),
            Piece(f" {section_name(section)} {number:,}", tone),
            Piece(" "),
        ]
    return line(*pieces)
