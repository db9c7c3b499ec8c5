"""The settings of the office: found by name, told in full, changed by Enter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from frontdesk.words import NP_, _, pgettext
from screens.frames.page import Page
from screens.keys.keys import IN_THE_SETTINGS, bindings, label, shown
from screens.office import Office, Place
from screens.parts.box import Box
from screens.parts.cells import wrap
from screens.parts.lines import Line, Lines, divider, line, prompt, rule
from screens.parts.picks import Picks
from screens.settings import setting_jobs
from screens.settings.setting_jobs import Listed, Wished
from screens.settings.setting_rows import DAYS, DAYS_NAME, detail, setting_rows

if TYPE_CHECKING:
    from frontdesk.settings.keeping import Told


class SettingsPage(Page):
    """A box that narrows; the settings by groups, and the one under the cursor in full."""

    AUTO_FOCUS = "#settings-box"
    SHOWS_PEOPLE = False
    KEYS = IN_THE_SETTINGS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(IN_THE_SETTINGS[1:]),
        Binding("down", "into_list", show=False),
        Binding("pagedown", "into_list", show=False),
    ]

    class Known(Message):
        """How the office wants the desk to be, just read."""

        def __init__(self, wished: Wished) -> None:
            super().__init__()
            self.wished = wished

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Settings"))
        self._box = Box(id="settings-box")
        self._picks = Picks(id="settings", classes="hits")
        self._detail = Lines(self._draw_detail, classes="preview")
        self._listed: Listed | None = None

    def body(self) -> Iterable[Widget]:
        """The box, the list, and the setting under the cursor."""
        yield Container(prompt(), self._box, classes="box")
        yield rule()
        yield Container(self._picks, divider(), self._detail, classes="answer")

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the list its letters; in the box what can be typed."""
        keys = [(shown(key, self.office.keymap), label(key)) for key in self.KEYS]
        if self._picks.has_focus:
            return keys
        return [keys[0], ("↓", _("list")), keys[-1], (_("Type"), _("a name, or its initials"))]

    # Coming.

    def arrive(self) -> None:
        """Everything as it is now, the cursor where it was."""
        if self.office.duty is not None:
            self.office.background.look_up("settings", setting_jobs.listed, self._show, self.failed)

    def _show(self, listed: Listed) -> None:
        self._listed = listed
        self._offer()
        self.post_message(self.Known(listed.wished))

    def _offer(self) -> None:
        listed = self._listed
        if listed is None:
            return
        before = _key(self._picks.target)
        left = [told for told in listed.settings if self._is_meant(told)]
        days = listed.own_days if self._are_days_meant() else None
        rows = setting_rows(left, days)
        targets = [_key(row.target) for row in rows if row.target is not None]
        self._picks.offer(rows, targets.index(before) if before in targets else 0)
        self._detail.redraw()
        if self._box.value.strip() and not targets:
            self.say(lambda: _("No setting is called so."))

    def _is_meant(self, told: Told) -> bool:
        from frontdesk.choices import are_about
        from frontdesk.settings import telling

        setting, typed = told.setting, self._box.value.strip().casefold()
        texts = (*telling.titles(setting), telling.group(setting), setting.key)
        return not typed or are_about(texts, typed) or typed in telling.meaning(setting).casefold()

    def _are_days_meant(self) -> bool:
        from frontdesk.choices import are_about

        texts = (DAYS_NAME, pgettext("setting", DAYS_NAME), _("holiday notice"))
        return not self._box.value.strip() or are_about(texts, self._box.value)

    # Keys.

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key."""
        event.stop()
        self.say(None)
        self._offer()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the box."""
        event.stop()
        self._open(self._picks.target)

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter in the list."""
        event.stop()
        self._open(event.target)

    def _open(self, target: object) -> None:
        if isinstance(target, Place):
            self.post_message(self.Go(target))
        elif target is not None:
            self.post_message(self.Go(Place("setting", text=_key(target))))

    def on_picks_moved(self, event: Picks.Moved) -> None:
        """Another setting under the cursor."""
        event.stop()
        self._detail.redraw()

    def on_picks_left(self, event: Picks.Left) -> None:
        """Up from the first one."""
        event.stop()
        self.action_to_box()

    def on_key(self, event: events.Key) -> None:
        """In the list letters are for deeds; characters of an input method go on in the box."""
        typed = event.character or ""
        if self._picks.has_focus and event.is_printable and not typed.isascii():
            event.stop()
            self._box.focus()
            self._box.insert_text_at_cursor(typed)

    def action_into_list(self) -> None:
        """Down from the box: into the list, one further."""
        if self._picks.stops:
            self._picks.focus()
            self._picks.move(1)

    def action_to_box(self) -> None:
        """Back to the box."""
        self._box.focus()

    def action_default(self) -> None:
        """The setting under the cursor back to its default."""
        duty, target = self.office.duty, self._picks.target
        if duty is None or not self._picks.has_focus or target is None or isinstance(target, Place):
            return
        key = _key(target)
        self.office.background.do(lambda: setting_jobs.reset(duty, key), self._put_back, self.failed)

    def _put_back(self, _told: Told) -> None:
        self.arrive()
        self.say(lambda: _("Back to the default. F9 takes it back."))

    def action_step_back(self) -> None:
        """Esc: from the list to the box, then what was typed, then back."""
        if self._picks.has_focus:
            self._box.focus()
        elif self._box.value:
            self._box.value = ""
        else:
            self.post_message(self.Back())

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """The box or the list: other keys act."""
        self.hint_line.redraw()

    # Drawing.

    def redraw(self) -> None:
        """In the language of the moment."""
        self._offer()
        super().redraw()

    def _draw_detail(self, width: int, height: int) -> Sequence[Line]:
        target = self._picks.target
        if target is None or self._listed is None:
            return ()
        if isinstance(target, Place):
            text = _("Days on which the office works by its own rule, and holiday notices of coming years.")
            return [line(f" {part}") for part in wrap(text, width - 2, height)]
        told = next(one for one in self._listed.settings if one.setting.key == _key(target))
        return detail(told, width, height)


def _key(target: object) -> str:
    """The key of the setting that a row stands for; of the row of days the name of their page."""
    if isinstance(target, Place):
        return DAYS.page
    setting = getattr(target, "setting", None)
    return str(setting.key) if setting is not None else ""
