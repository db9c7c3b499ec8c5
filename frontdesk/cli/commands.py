"""The commands themselves. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from db.records import Duty, Refused, RequestLine
from frontdesk import opening
from frontdesk.cli import output
from frontdesk.cli.looking_after import backup, check
from frontdesk.cli.usage import Call
from frontdesk.text import clean
from frontdesk.words import _


def run(call: Call) -> int:
    """Runs a command and returns its exit code. Raises: Refused."""
    from frontdesk.cli.who import ask_by, ask_nobody

    ask_by(call)
    try:
        return _COMMANDS[call.command](call)
    finally:
        ask_nobody()
        opening.close_office()


def _desk(call: Call) -> int:
    return _open(call.options["db"], call)


def _demo(call: Call) -> int:
    target = opening.demo_target(call.options["db"])
    opening.make_folder(target)
    place = opening.shown_target(target)
    there = opening.what_is_at(target)
    if there == "office":
        raise Refused("not_a_demo", path=place)
    if there == "demo":
        output.say(_("The made-up community is in {path} already.").format(path=place))
    else:
        from frontdesk.demo import build

        output.say(_("Building the made-up community…"))
        output.flush()
        build(target, seed=_or(call.options["seed"], 1), scale=_or(call.options["scale"], 1))
        output.say(_("The made-up community is in {path}.").format(path=place))
    output.flush()
    return 0 if call.options["no_open"] else _open(target, call)


def _or(given: int | None, default: int) -> int:
    return default if given is None else given


def _open(target: str | None, call: Call) -> int:
    """Opens the desk: the one door from here to the screens."""
    if not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("no_terminal")
    from frontdesk.cli.who import ask_on_the_screen
    from screens.app import run_desk

    ask_on_the_screen(call)
    return run_desk(target, call.options["today"], call.options["lang"], site=_or(call.options["site"], 0))


def _find(call: Call) -> int:
    from frontdesk.cli.found import as_json, as_lines
    from frontdesk.finding import find

    query = clean(" ".join(call.operands))
    opened = opening.open_office(call.options["db"], call.options["today"])
    found = find(opened.duty, query, _or(call.options["limit"], 50))
    output.say(as_json(query, found) if call.options["json"] else as_lines(found))
    return 0


def _reindex(call: Call) -> int:
    from db.search import store

    opening.open_office(call.options["db"], call.options["today"])
    store.rebuild()
    output.say(_("The search index was built anew."))
    return 0


def _import(call: Call) -> int:
    from frontdesk.cli.ledgers import take_in

    return take_in(call)


def _export(call: Call) -> int:
    from frontdesk.cli.ledgers import write

    return write(call)


def _restore(call: Call) -> int:
    from frontdesk.cli.restoring import restore

    return restore(call)


def _encrypt(call: Call) -> int:
    from frontdesk.cli.encrypting import encrypt

    return encrypt(call)


def _decrypt(call: Call) -> int:
    from frontdesk.cli.encrypting import decrypt

    return decrypt(call)


def _settings(call: Call) -> int:
    from frontdesk.cli.settings import run_settings

    return run_settings(call)


def _staff(call: Call) -> int:
    from frontdesk.cli.staff import run_staff

    return run_staff(call)


def _diary(call: Call) -> int:
    from frontdesk.requests.ledger import diary
    from frontdesk.words.diary import sentence

    opened = opening.open_office(call.options["db"], call.options["today"])
    since, until = call.options["from"], call.options["to"]
    found = diary(opened.duty, since, until)
    if call.options["html"] or call.options["output"]:
        return _diary_book(opened.duty, found, call)
    for line in found:
        output.say(clean(sentence(line)))
    return 0


def _diary_book(duty: Duty, found: Sequence[RequestLine], call: Call) -> int:
    from frontdesk.ledgers.writing import write_whole
    from frontdesk.printing.diary_book import diary_book
    from frontdesk.printing.head import as_html

    book = as_html(duty, diary_book(duty, found, call.options["from"], call.options["to"]))
    if (path := call.options["output"]) is None:
        output.say(book.rstrip("\n"))
        return 0
    write_whole(Path(path), lambda beside: beside.write_text(book, encoding="utf-8"))
    output.say(_("The diary is in {path}.").format(path=clean(path)))
    return 0


def _report(call: Call) -> int:
    from frontdesk.cli.reporting import tell

    return tell(call)


_COMMANDS: dict[str, Callable[[Call], int]] = {
    "": _desk,
    "demo": _demo,
    "find": _find,
    "reindex": _reindex,
    "diary": _diary,
    "report": _report,
    "backup": backup,
    "restore": _restore,
    "check": check,
    "import": _import,
    "export": _export,
    "settings": _settings,
    "staff": _staff,
    "encrypt": _encrypt,
    "decrypt": _decrypt,
}
