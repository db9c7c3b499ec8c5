"""What can be written on the command line: one table that is read, checked and shown as help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn

from db.records import LARGEST_SITE
from frontdesk.ledgers.kinds import KINDS, also_called, kind_meant
from frontdesk.text import clean
from frontdesk.words import LANGUAGES, N_, Language, _


class Misused(Exception):
    """Wrong usage; the text is one sentence in the language of the moment."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option: what stands behind it, if anything, and how that is read (ValueError: not so)."""

    flag: str
    summary: str
    metavar: str = ""
    needs: str = ""
    read: Callable[[str], object] | None = None
    short: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what stands behind it, how much of that at least and at most, and its own options."""

    summary: str
    operands: str = ""
    fewest: int = 0
    most: int = 0
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One command line, read. `command` is empty for the desk itself; `options` by name without dashes."""

    command: str = ""
    operands: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    wants_help: bool = False


def _whole(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text) or not least <= int(text) <= most:
        raise ValueError
    return int(text)


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError
    return date.fromisoformat(text)


def _language(text: str) -> Language:
    return LANGUAGES[LANGUAGES.index(text)]


def _place(text: str) -> str:
    text.encode()  # UnicodeEncodeError is a ValueError: not a name any program can write down
    if not text.strip():
        raise ValueError
    return text


def _ledger_kind(text: str) -> str:
    kind = kind_meant(text)
    if kind is None:
        raise ValueError
    return kind


def _headings(text: str) -> tuple[tuple[str, str], ...]:
    pairs = tuple(tuple(part.strip() for part in pair.split("=", 1)) for pair in text.split(","))
    if not all(len(pair) == 2 and all(pair) for pair in pairs):
        raise ValueError
    return tuple((pair[0], pair[1]) for pair in pairs)


EVERYWHERE = (
    Option(
        "--db", N_("the database to work on"), "PATH|URL", N_("a path or a postgresql:// address"), _place
    ),
    Option("--lang", N_("the language of the desk"), "zh|en", N_("zh or en"), _language),
    Option("--today", N_("the day to work on"), "YYYY-MM-DD", N_("a date such as 2021-09-06"), _day),
    Option(
        "--site",
        N_("which of several communities a new database is for"),
        "N",
        N_("a whole number from 0"),
        lambda text: _whole(text, 0, LARGEST_SITE),
    ),
    Option("--as", N_("who you are, in an office with log-in"), "NAME", N_("a name"), str),
    Option(
        "--password-file",
        N_("your password, in a file that only its owner can read"),
        "FILE",
        N_("a file"),
        _place,
    ),
    Option(
        "--passphrase-file",
        N_("the passphrase of an encrypted database, in a file like that"),
        "FILE",
        N_("a file"),
        _place,
    ),
)
_HELP = Option("--help", N_("show this help"))
_PERIOD = (
    Option("--from", N_("its first day"), "YYYY-MM-DD", N_("a date such as 2021-09-06"), _day),
    Option("--to", N_("its last day"), "YYYY-MM-DD", N_("a date such as 2021-09-06"), _day),
)

COMMANDS: dict[str, Command] = {
    "demo": Command(
        N_("open a made-up community, building it first if need be"),
        options=(
            Option(
                "--seed", N_("another number, another community"), "N", N_("a whole number"),
                lambda text: _whole(text, -(2**62), 2**62),
            ),
            Option(
                "--scale", N_("how many times the size"), "N", N_("a whole number from 1 to 1000"),
                lambda text: _whole(text, 1, 1000),
            ),
            Option("--no-open", N_("only build it")),
        ),
    ),
    "find": Command(
        N_("look somebody up"),
        "QUERY…",
        fewest=1,
        most=1000,
        options=(
            Option("--json", N_("one JSON document")),
            Option(
                "--limit", N_("the most lines"), "N", N_("a whole number from 1 to 10000"),
                lambda text: _whole(text, 1, 10_000),
            ),
        ),
    ),
    "import": Command(
        N_("take in a ledger (.xlsx, .xls, .csv)"),
        "FILE",
        fewest=1,
        # Several are refused in words of their own.
        most=1000,
        options=(
            Option(
                "--kind", N_("what the ledger holds, one of the kinds below"), "KIND",
                N_("one of the kinds that “frontdesk import --help” lists"), _ledger_kind,
            ),
            Option("--dry-run", N_("only say what would happen")),
            Option("--strict", N_("write nothing if any row is refused")),
            Option("--json", N_("one JSON document")),
            Option(
                "--doubts", N_("write the rows to look at into a ledger"), "FILE", N_("a file"), _place
            ),
            Option(
                "--teach", N_("what unknown headings mean, remembered"), "HEADING=FIELD,…",
                N_("headings with fields, such as 家长电话=phone"), _headings,
            ),
        ),
    ),
    "export": Command(
        N_("write residents, requests, services or a register as a ledger"),
        "KIND",
        fewest=1,
        most=1,
        options=(
            Option("--output", N_("the file (.xlsx, .csv)"), "FILE", N_("a file"), _place, short="-o"),
            *_PERIOD,
            Option("--full", N_("with ID numbers, birth dates and phones in full")),
            Option("--reason", N_("why it has to be full"), "WHY", N_("a reason"), str),
        ),
    ),
    "settings": Command(
        N_("list the settings, tell one, or change it"),
        "[KEY [VALUE]]",
        most=100,
        options=(
            Option("--default", N_("put a setting back to its default"), "KEY", N_("a setting"), str),
            Option("--export", N_("write a settings file, to carry"), "FILE", N_("a file"), _place),
            Option("--import", N_("take in a settings file"), "FILE", N_("a file"), _place),
            Option("--notice", N_("take in a year's holiday notice"), "FILE", N_("a file"), _place),
            Option("--dry-run", N_("only say what would happen")),
            Option("--json", N_("one JSON document")),
        ),
    ),
    "diary": Command(
        N_("the people's diary, a sentence a line, or as a book to print"),
        options=(
            Option("--html", N_("as a book to print, one file of HTML")),
            Option("--output", N_("write that book into a file"), "FILE", N_("a file"), _place, short="-o"),
            *_PERIOD,
        ),
    ),
    "report": Command(
        N_("the figures of a period against the one before, and its closing paragraph"),
        options=(
            Option("--json", N_("one JSON document")),
            Option("--html", N_("as a page to print, one file of HTML")),
            Option("--output", N_("write a workbook (.xlsx)"), "FILE", N_("a file"), _place, short="-o"),
            *_PERIOD,
        ),
    ),
    "backup": Command(N_("copy the database and check the copy"), "PATH", fewest=1, most=1),
    "restore": Command(
        N_("list the copies, say what one would lose, restore it with --yes"),
        "[NUMBER|PATH]",
        most=1,
        options=(
            Option("--yes", N_("restore it, after it was said what would be lost")),
            Option("--salvage", N_("save what can be read of a damaged database into a new copy")),
            Option("--clean", N_("say which copies still hold who was erased; with --yes clean them")),
            Option("--json", N_("one JSON document")),
        ),
    ),
    "check": Command(
        N_("look whether the database, its files and its copies are sound"),
        options=(
            Option("--clear", N_("remove attached files that belong to nothing")),
            Option("--json", N_("one JSON document")),
        ),
    ),
    "encrypt": Command(
        N_("encrypt the database, its copies and attached files, or begin such a one; another passphrase"),
        options=(
            Option(
                "--new-passphrase-file", N_("the new passphrase, in a file that only its owner can read"),
                "FILE", N_("a file"), _place,
            ),
        ),
    ),
    "decrypt": Command(N_("make an encrypted database, its copies and attached files plain again")),
    "staff": Command(
        N_("who works here, as what; their passwords"),
        "[list | add NAME ROLE | role NAME ROLE | password NAME | pin NAME]",
        most=3,
        options=(
            Option(
                "--new-password-file", N_("the new password, in a file like that"), "FILE",
                N_("a file"), _place,
            ),
        ),
    ),
    "reindex": Command(N_("build the search index anew")),
}  # fmt: skip


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misused(_("This cannot be understood; “frontdesk --help” says what can be written."))


def language_wanted(arguments: Sequence[str]) -> Language | None:
    """The language asked for with --lang, looked up before anything else so that mistakes are told in it."""
    found: str | None = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            found = next(iter(arguments[place + 1 : place + 2]), None)
        elif argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
    return next((language for language in LANGUAGES if language == found), None)


def read(arguments: Sequence[str]) -> Call:
    """Reads a command line. Raises: Misused."""
    arguments = list(arguments)
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    given, left = _options((*EVERYWHERE, _HELP), arguments[:cut])
    wants_help: bool = given.pop("help")
    behind = arguments[cut + 1 :]
    if not left and not behind:
        return Call(options=given, wants_help=wants_help)
    name = left.pop(0) if left else behind.pop(0)
    if name.startswith("-"):
        raise _no_option(name, "")
    command = COMMANDS.get(name)
    if command is None:
        raise Misused(
            _("There is no command “{name}”; “frontdesk --help” lists them.").format(name=clean(name, 60))
        )
    own, left = _options(command.options, left)
    for word in left:
        if word.startswith("-") and not re.fullmatch(r"-([0-9].*)?", word):
            raise _no_option(word, name)
    operands = (*left, *behind)
    if not wants_help and not command.fewest <= len(operands) <= command.most:
        raise _operands(name, command)
    return Call(name, operands, {**given, **own}, wants_help)


def _options(options: Sequence[Option], arguments: list[str]) -> tuple[dict[str, Any], list[str]]:
    """The values of the options, and what is left of the arguments."""
    parser = _Parser(add_help=False, allow_abbrev=False, exit_on_error=False)
    for option in options:
        if option.read is None:
            short = () if option is not _HELP else ("-h",)
            parser.add_argument(*short, option.flag, action="store_true")
        else:
            flags = (option.short, option.flag) if option.short else (option.flag,)
            parser.add_argument(*flags, type=_reader(option.read))
    try:
        values, left = parser.parse_known_args(arguments)
    except argparse.ArgumentError as error:
        raise _mistaken(options, error.argument_name or "") from None
    return vars(values), left


def _reader(read: Callable[[str], object]) -> Callable[[str], object]:
    # argparse names a type in its messages by __name__, which a lambda in a table has not earned.
    def value(text: str) -> object:
        return read(text)

    return value


def _mistaken(options: Sequence[Option], flag: str) -> Misused:
    for option in options:
        if option.flag == flag and option.needs:
            return Misused(_("{option} needs {what}.").format(option=flag, what=_(option.needs)))
    return Misused(_("{option} takes nothing behind it.").format(option=clean(flag, 60)))


def _no_option(flag: str, command: str) -> Misused:
    name = f"frontdesk {command}".strip()
    return Misused(
        _("There is no option {option} here; “{command} --help” lists them.").format(
            option=clean(flag.partition("=")[0], 60), command=name
        )
    )


def _operands(name: str, command: Command) -> Misused:
    if command.most == 0:
        return Misused(_("“{command}” takes nothing behind it.").format(command=f"frontdesk {name}"))
    return Misused(_("Write “{usage}”.").format(usage=f"frontdesk {name} {command.operands}"))


def help_for(name: str) -> str:
    """The help of a command, or of the whole program for an empty name."""
    from frontdesk.cli.output import columns

    command = COMMANDS.get(name)
    if command is None:
        usage = _("[COMMAND] [OPTIONS]")
        summary = _("The front desk of a community office. Without a command the desk opens.")
    else:
        usage = f"{name} {command.operands}".strip() + " " + _("[OPTIONS]")
        summary = _(command.summary)
    lines = [_("Usage: {usage}").format(usage=f"frontdesk {usage}"), "", summary]
    if command is None:
        lines += ["", _("Commands:"), *columns(_command_rows())]
    own = () if command is None else command.options
    if own:
        lines += ["", _("Options of this command:"), *columns(_option_rows(own))]
    if name in ("import", "export"):
        lines += ["", _("Kinds of ledgers:"), *columns(_kind_rows())]
    return "\n".join([*lines, "", _("Options:"), *columns(_option_rows((*EVERYWHERE, _HELP)))])


def _command_rows() -> list[tuple[str, str]]:
    return [
        (f"  {name} {command.operands}".rstrip(), _(command.summary)) for name, command in COMMANDS.items()
    ]


def _kind_rows() -> list[tuple[str, str]]:
    """The kinds, with what else each may be called."""
    from frontdesk.words.codes import label

    rows = []
    for kind in KINDS:
        name = also_called(kind)
        also = "" if name == kind else _("(or {name})").format(name=name)
        rows.append((f"  {kind}", f"{label('ledger_kind', kind)} {also}".rstrip()))
    return rows


def _option_rows(options: Sequence[Option]) -> list[tuple[str, str]]:
    return [(f"  {_flags(option)} {option.metavar}".rstrip(), _(option.summary)) for option in options]


def _flags(option: Option) -> str:
    return f"{option.short}, {option.flag}" if option.short else option.flag
