"""Where the database cannot be used: what happened, what is safe, and the ways on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from db.records import Salvaged
from frontdesk import fault_log
from frontdesk.words import NP_, _, copies, ngettext, reasons
from screens.forms.plan_panel import PlanPanel
from screens.frames.page import Page, pressable
from screens.keeping import copy_jobs
from screens.keeping.copy_jobs import Listed
from screens.keys.keys import EVERYWHERE, IN_A_TEXT, IN_TROUBLE, bindings, label, shown
from screens.office import Office
from screens.parts.box import Box
from screens.parts.cells import wrap
from screens.parts.lines import Line, Lines, Piece, line, rule
from screens.parts.picks import Picks, Row

_SPOILT = frozenset({"damaged", "not_a_database", "vanished"})
_MOST_WAYS = 4
_RETRY, _COPIES, _SALVAGE, _LEAVE = "retry", "copies", "salvage", "leave"


class SalvagedPicture(NamedTuple):
    """What was read of a damaged file, and what was not."""

    saved: Salvaged

    def heading(self, cells: int) -> str:
        """What it tells."""
        return _("What was saved, and what is lost")

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """A sentence for each thing; what goes over the edge is put in under its beginning."""
        return [
            line("   " if at else " ", Piece(part))
            for text in copies.salvaged(self.saved)
            for at, part in enumerate(wrap(text, cells - 4, 5))
        ]


class TroublePage(Page):
    """Two sentences, and a list of ways on; before the database was ever open also a box for another path.

    After saving what can be read of a damaged file it is listed below the ways, however long that is.
    """

    AUTO_FOCUS = "#ways"
    KEYS = IN_TROUBLE
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(IN_TROUBLE[1:]),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    class Retry(Message):
        """Try again, with another database if a path was typed."""

        def __init__(self, path: str = "") -> None:
            super().__init__()
            self.path = path

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Something is wrong"))
        self._box = Box(id="trouble-box")
        self._picks = Picks(id="ways")
        self._report = PlanPanel()
        self._listed: Listed | None = None
        self._saved: Salvaged | None = None

    def body(self) -> Iterable[Widget]:
        """What happened and what is safe, the ways on, and the box."""
        yield rule()
        yield Lines(self._draw_what, id="trouble-what")
        yield self._picks
        yield Container(self._report, id="trouble-report")
        prompt = Lines(self._draw_prompt, id="trouble-prompt", classes="prompt")
        yield Container(prompt, self._box, id="trouble-other", classes="box")

    @property
    def _is_open(self) -> bool:
        """Whether the office was open when it happened."""
        return self.office.trouble is not None and self.office.trouble.at is not None

    def hints(self) -> Sequence[tuple[str, str]]:
        """The box only where there is one; more, where a list of what is lost may be longer than its room."""
        keys = self.KEYS[:1] if self._is_open else self.KEYS
        if self._saved is not None and self._saved.unread:
            keys = (*keys, *IN_A_TEXT)
        return [(shown(key, self.office.keymap), label(key)) for key in keys]

    def arrive(self) -> None:
        """What copies there are is looked up; the ways on that need none are there at once."""
        self._listed = None
        self._tell_saved(None)
        self.query_one("#trouble-other").display = not self._is_open
        self._offer()
        self._picks.focus()
        target = self.office.target
        self.office.background.look_up(
            "trouble", lambda: copy_jobs.listed(target), self._known, lambda _error: None
        )

    def _known(self, listed: Listed) -> None:
        self._listed = listed
        self._offer()
        self.redraw_lines()

    def redraw_lines(self) -> None:
        """What is told above the ways."""
        self.query_one("#trouble-what", Lines).redraw()

    def _offer(self) -> None:
        ways = [(_RETRY, _("Back to where I was") if self._is_open else _("Try again"))]
        if self._code in _SPOILT and self._listed is not None:
            if self._listed.copies:
                ways.append((_COPIES, self._copies_told()))
            if self._listed.is_there:
                ways.append((_SALVAGE, _("Save what can be read of the damaged file")))
        ways.append((_LEAVE, _("Leave the desk")))
        self._picks.offer([_way(code, text) for code, text in ways], self._picks.stop or 0)

    def _copies_told(self) -> str:
        assert self._listed is not None
        found = self._listed.copies
        told = ngettext(
            "Restore a copy: there is {count}, of {when}",
            "Restore a copy: there are {count}, the newest of {when}",
            len(found),
        )
        return told.format(count=len(found), when=f"{found[0][1]:%Y-%m-%d %H:%M}")

    @property
    def _code(self) -> str:
        return self.office.trouble.reason.code if self.office.trouble is not None else ""

    # Keys.

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter on a way."""
        event.stop()
        if event.target == _RETRY:
            self.post_message(self.Retry())
        elif event.target == _COPIES:
            self.post_message(self.Go(self.place._replace(page="copies")))
        elif event.target == _SALVAGE:
            self.say(lambda: _("One moment: what can be read is being saved."))
            target = self.office.target
            self.office.background.do(lambda: copy_jobs.salvage(target), self._salvaged, self.failed)
        else:
            self.app.exit()

    def _salvaged(self, saved: Salvaged) -> None:
        self.arrive()
        self._tell_saved(saved)
        self.say(lambda: _("Saved as a new copy, which can be restored."))

    def _tell_saved(self, saved: Salvaged | None) -> None:
        """List what was saved between the ways and the box, or leave that room to the ways."""
        self._saved = saved
        self._picks.styles.height = _MOST_WAYS if saved else "1fr"
        self.query_one("#trouble-what").set_class(saved is not None, "brief")
        self.query_one("#trouble-report").display = saved is not None
        self._report.show(None if saved is None else SalvagedPicture(saved))
        self.hint_line.redraw()

    def action_page(self, _direction: int) -> None:
        """More of what was saved, from its end to its beginning."""
        self._report.page()

    def action_to_box(self) -> None:
        """To the box for another path."""
        if not self._is_open:
            self._box.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Another database; an empty box is the same as trying again."""
        event.stop()
        self.post_message(self.Retry(self._box.value.strip()))

    def on_key(self, event: events.Key) -> None:
        """Down from the box leads back to the list."""
        if self._box.has_focus and event.key in ("up", "escape"):
            event.stop()
            self._picks.focus()

    # Drawing.

    def redraw(self) -> None:
        """In the language of the moment."""
        if self.is_mounted:
            self._offer()
            self._report.redraw()
        super().redraw()

    def failed(self, error: Exception) -> None:
        """It stands here already why."""
        self.say_failed(error)

    def _draw_what(self, width: int, height: int) -> Sequence[Line]:
        if self.office.trouble is None:
            return ()
        drawn = [line()]
        for text, tone in self._sentences():
            drawn += [line(" ", Piece(part, tone)) for part in wrap(text, width - 2, 5)]
            drawn.append(line())
        return drawn[:height]

    def _sentences(self) -> Iterable[tuple[str, str]]:
        assert self.office.trouble is not None
        yield f"! {reasons.say(self.office.trouble.reason)}", "alert"
        yield self._what_is_safe(), "plain"
        if self._code == "fault":
            told = _("The report holds nobody's data; it is in {path}")
            yield told.format(path=fault_log.place()), "plain"

    def _what_is_safe(self) -> str:
        if not self._is_open:
            return _("Nothing was changed.")
        if self._code in _SPOILT:
            return _("What you typed is kept here. The copies made before are safe.")
        return _("What was saved before is safe. What you typed is kept here until it can be written.")

    def _draw_prompt(self, _width: int, _height: int) -> Sequence[Line]:
        return [line(" ", Piece(_("Another database:")), " ")]

    def _draw_keys(self, width: int, _height: int) -> Sequence[Line]:
        """The keys that do something while no office is open."""
        keys = [key for key in EVERYWHERE if key.id in ("language", "leave")]
        return [pressable([(shown(key, self.office.keymap), label(key)) for key in keys], width)]


def _way(code: str, text: str) -> Row:
    return Row(lambda _cells: (Piece(f" {text}"),), code)
