"""Choosing a file: folders to walk through by keys, or a path typed or pasted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from frontdesk.words import N_, _, lines
from screens.background import Background
from screens.files import folder_jobs
from screens.frames.page import Page
from screens.keys.keys import CHOOSING_A_FILE, bindings
from screens.office import Office
from screens.parts.box import Box
from screens.parts.cells import cut, fit, fit_right, width
from screens.parts.lines import Line, Lines, Piece, line, prompt, rule
from screens.parts.picks import Picks, Row, said

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.folders import Folder, Item

_SIZE, _DAY = 8, 14
_KEY = "folder"


class FileBox(Box):
    """The box of the picker: empty, Left and Backspace lead out of the folder."""

    class Out(Message):
        """One folder out."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("left", "backspace") and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.Out())
            return
        await super()._on_key(event)


class FilePage(Page):
    """The folder that was looked at last, or at first the desktop; Enter opens what the cursor is on.

    A page of its kind says which files are listed and, in `chosen`, what becomes of the one that is opened.

    Folders are read on a thread of their own: a drive that does not answer must not hold up lookups.
    """

    KEYS = CHOOSING_A_FILE
    ENDINGS: ClassVar[tuple[str, ...]] = ()
    """What the names of the files end in that are listed; without any, every file is."""
    NOTHING_HERE: ClassVar[str] = N_("No files and no folders here.")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(CHOOSING_A_FILE[2:]),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, office: Office, title: str) -> None:
        super().__init__(office, title)
        self._files: Background | None = None
        self._folder: Folder | None = None
        self._left = ""
        self._is_looking = False
        self._where = Lines(self._draw_where, classes="one")
        self._box = FileBox(id="file-box")
        self._picks = Picks(id="files")

    def on_mount(self) -> None:
        """Begin the thread's work for the app itself: an answer may come after this page has gone from it."""
        self._files = Background(self.app.call_later)

    def on_unmount(self) -> None:
        """Wait for no folder any more."""
        if self._files is not None:
            self._files.close(patience=0)

    def body(self) -> Iterable[Widget]:
        """Where one is, the box, and what lies there."""
        yield self._where
        yield Container(prompt(), self._box, classes="box")
        yield rule()
        self._picks.can_focus = False
        yield self._picks

    @property
    def folder(self) -> Folder | None:
        """What is listed."""
        return self._folder

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys, and what can be typed."""
        return [*super().hints(), (_("Type"), _("a name's letters, or a path"))]

    # Folders.

    def arrive(self) -> None:
        """The same folder again, read anew: the ledger may just have been put there."""
        self._box.focus()
        if self._folder is None:
            self._ask(lambda: folder_jobs.first_folder(self.ENDINGS))
        else:
            path = self._folder.path
            self._ask(lambda: folder_jobs.folder(path, self.ENDINGS))

    def _ask(self, job: Callable[[], Folder | str]) -> None:
        self._is_looking = True
        self._where.redraw()
        if self._files is not None:
            self._files.look_up(_KEY, job, self._show, self._not_shown)

    def _show(self, found: Folder | str) -> None:
        self._is_looking = False
        if isinstance(found, str):
            if self.is_current:
                self.chosen(found)
            self._where.redraw()
            return
        is_other = self._folder is None or self._folder.path != found.path
        stop = self._picks.stop or 0
        self._folder = found
        if is_other:
            self._box.value = ""
            stop = next((at for at, item in enumerate(found.items) if item.path == self._left), 0)
            self.say(None)
        self._offer(stop)
        self._where.redraw()

    def _not_shown(self, error: Exception) -> None:
        self._is_looking = False
        self._where.redraw()
        self.failed(error)

    def chosen(self, path: str) -> None:
        """Somebody wants this file."""
        raise NotImplementedError

    def _offer(self, stop: int = 0) -> None:
        self._picks.offer(self._rows(), stop)

    def _rows(self) -> list[Row]:
        folder, duty = self._folder, self.office.duty
        if folder is None or duty is None:
            return []
        items: Sequence[Item] = folder.items
        typed = self._box.value
        if typed.strip():
            items = folder_jobs.fitting(folder, typed)
        if not items:
            return [said(Piece(" " + self._nothing(), "quiet"))]
        rows = [_row(item, duty.day) for item in items]
        if folder.more and not typed:
            rows.append(said(Piece(" " + _("Older ones are not shown: type their path."), "quiet")))
        return rows

    def _nothing(self) -> str:
        if self._box.value.strip():
            return _("Nothing here is called so; Enter takes it for a path.")
        return _(self.NOTHING_HERE)

    # Keys.

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key."""
        event.stop()
        if self.said_badly:
            self.say(None)
        self._offer()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: what the cursor is on; what is typed, where it is a path or fits nothing."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Into a folder, or on to reading a file."""
        typed = self._box.value
        if typed.strip() and (self._picks.target is None or folder_jobs.is_path(typed)):
            at = self._folder.path if self._folder else ""
            self._ask(lambda: folder_jobs.meant(typed, at, self.ENDINGS))
        elif self._picks.target is not None:
            self._open(self._picks.target)

    def _open(self, target: object) -> None:
        from frontdesk.folders import Item

        if not isinstance(target, Item):
            return
        path = target.path
        if target.is_folder:
            self._left = ""
            self._ask(lambda: folder_jobs.folder(path, self.ENDINGS))
        else:
            self.chosen(path)

    def on_file_box_out(self, event: FileBox.Out) -> None:
        """Left or Backspace in the empty box."""
        event.stop()
        if self._folder is None:
            self._ask(lambda: folder_jobs.first_folder(self.ENDINGS))
            return
        outside, self._left = self._folder.outside, self._folder.path
        if outside is not None:
            self._ask(lambda: folder_jobs.folder(outside, self.ENDINGS))

    def action_move(self, steps: int) -> None:
        """The cursor of the list, from the box."""
        self._picks.move(steps)

    def action_page(self, direction: int) -> None:
        """A screenful of the list, from the box."""
        self._picks.action_page(direction)

    def action_step_back(self) -> None:
        """Esc: what was typed, then back."""
        if self._box.value:
            self._box.value = ""
        else:
            self.post_message(self.Back())

    # Drawing.

    def redraw(self) -> None:
        """In the language of the moment."""
        self._offer(self._picks.stop or 0)
        super().redraw()

    def _draw_where(self, cells: int, _height: int) -> Sequence[Line]:
        path = self._folder.path if self._folder else ""
        beside = _("looking…") if self._is_looking else ""
        room = cells - width(beside) - 3
        # Of a long path the end says where one is.
        shown = path if width(path) <= room else "…" + _end(path, room - 1)
        return [line(" ", Piece(fit(shown, room), "strong"), Piece(f" {beside}", "quiet"))]


def _end(text: str, cells: int) -> str:
    while text and width(text) > cells:
        text = text[max(1, (width(text) - cells) // 2) :]
    return text


def _row(item: Item, today: date) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        size = _("folder") if item.is_folder else lines.size(item.size)
        changed = item.changed
        day = lines.day_in(changed.date(), today)
        when = f"{day} {changed:%H:%M}" if changed.year == today.year else day
        room = cells - _SIZE - _DAY - 3
        name = f"{cut(item.name, room - 1)}/" if item.is_folder else item.name
        return (
            Piece(f"{fit(name, room)} ", "strong" if item.is_folder else "plain"),
            Piece(f"{fit_right(size, _SIZE)} {fit_right(when, _DAY)} ", "quiet"),
        )

    return Row(draw, item)
