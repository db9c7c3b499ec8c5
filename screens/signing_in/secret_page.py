"""Where a name is picked and secrets are typed, one after the other: never drawn, kept nowhere."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from db.records import Colleague, Refused
from frontdesk.words import _, pgettext
from frontdesk.words.codes import label
from screens.frames.page import Page, Saying
from screens.office import Office
from screens.parts.box import Box
from screens.parts.cells import cut, fit, width
from screens.parts.lines import Line, Lines, Piece, line, prompt, rule
from screens.parts.picks import Picks, Row

_LONGEST = 200
_NAME = 16
_SIGN = "*"


class SecretBox(Box):
    """A box that may hold a secret: then a sign stands for each letter."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  Textual's name
        self.is_secret = False
        super().__init__(id=id, longest=_LONGEST)

    @property
    def _value(self) -> Any:
        # Private to Textual; its `password` draws a sign that old consoles make two cells wide.
        drawn = super()._value
        if self.is_secret:
            drawn.plain = _SIGN * len(self.value)
        return drawn


class SecretPage(Page):
    """Asks for a name where there are several, then for one secret after the other.

    What was typed is handed on when the last one is there, and is gone from here then.
    """

    SHOWS_PEOPLE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("escape", "step_back", show=False),
    ]

    def __init__(self, office: Office, title: str) -> None:
        super().__init__(office, title)
        self._box = SecretBox(id=f"{type(self).__name__}-box")
        self._picks = Picks(id=f"{type(self).__name__}-people")
        self._picks.can_focus = False
        self._asked = Lines(self._draw_asked, classes="one")
        self._people: tuple[Colleague, ...] = ()
        self.who: Colleague | None = None
        self._given: list[str] = []
        self._is_under_way = False

    @abstractmethod
    def prompts(self) -> Sequence[Saying]:
        """What is asked for once it is known who."""

    @abstractmethod
    def given(self, secrets: Sequence[str]) -> None:
        """All of it was typed: do it beside the screen, then call `begin` or leave."""

    def asks_who(self) -> str:
        """What stands over the names."""
        return _("Who are you?")

    def body(self) -> Iterable[Widget]:
        """What is asked for, the box, and the names."""
        yield rule()
        yield self._asked
        yield Container(prompt(), self._box, classes="box")
        yield rule()
        yield self._picks

    def begin(self, people: tuple[Colleague, ...] = (), who: Colleague | None = None) -> None:
        """Ask from the beginning; where there is one name only, it is not asked for."""
        self._people = people
        self.who = people[0] if len(people) == 1 else who
        self._given.clear()
        self._is_under_way = False
        self._ask()

    def _ask(self) -> None:
        self._box.is_secret = not self._is_asking_who
        self._box.value = ""
        self._box.focus()
        self._offer()
        self.redraw()

    @property
    def _is_asking_who(self) -> bool:
        return self.who is None and bool(self._people)

    def _offer(self) -> None:
        self._picks.offer([_row(one) for one in self._fitting()] if self.who is None else ())

    def _fitting(self) -> list[Colleague]:
        from frontdesk.choices import are_about

        typed = self._box.value.strip()
        return [one for one in self._people if not typed or are_about((one.name,), typed)]

    def hints(self) -> Sequence[tuple[str, str]]:
        """What Enter does."""
        if self._is_asking_who:
            return [("↑↓", _("choose")), ("Enter", _("take it"))]
        last = len(self._given) + 1 == len(self.prompts())
        return [("Enter", _("done") if last else _("next")), *self.more_hints()]

    def more_hints(self) -> Sequence[tuple[str, str]]:
        """What else can be pressed."""
        return [("Esc", pgettext("key", "Back"))]

    def _draw_asked(self, width: int, _height: int) -> Sequence[Line]:
        asked = self.asks_who() if self._is_asking_who else self._asks()
        return [line(" ", Piece(cut(asked, width - 2), "strong"))]

    def _asks(self) -> str:
        prompts = self.prompts()
        return prompts[min(len(self._given), len(prompts) - 1)]() if prompts else ""

    # What is typed.

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key: of names those that fit."""
        event.stop()
        if self.who is None:
            self._offer()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the name, or the next secret."""
        event.stop()
        if self._is_under_way:
            return
        if self._is_asking_who:
            target = self._picks.target
            if isinstance(target, Colleague):
                self.who = target
                self.say(None)
                self._ask()
            return
        self._given.append(self._box.value)
        if len(self._given) < len(self.prompts()):
            self._ask()
            return
        secrets = tuple(self._given)
        self._given.clear()
        self._box.value = ""
        self._is_under_way = True
        self.given(secrets)

    def is_ready_for(self, key: str) -> bool:
        """What is pressed while a secret is looked at is for the page that comes then."""
        return not self._is_under_way and super().is_ready_for(key)

    def action_move(self, steps: int) -> None:
        """The cursor of the list, from the box."""
        self._picks.move(steps)

    def action_step_back(self) -> None:
        """To the name again, or back."""
        if self.who is not None and len(self._people) > 1:
            self.begin(self._people)
        else:
            self.left()

    def left(self) -> None:
        """Esc with nothing more to take back."""
        self.begin(self._people, self.who)
        self.post_message(self.Back())

    def not_done(self, error: Exception) -> None:
        """It was refused: ask again, and say why."""
        self._is_under_way = False
        self._given.clear()
        self._ask()
        self.tell(error)
        self.post_message(self.Ready(self))

    def tell(self, error: Exception) -> None:
        """Say why it was refused."""
        self.failed(error)

    def differs(self) -> None:
        """What was typed twice is not the same."""
        self.not_done(Refused("password_differs"))


def _row(one: Colleague) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        roles = pgettext("list", ", ").join(label("role", role) for role in one.roles)
        name = fit(one.name, _NAME)
        return (Piece(f"{name} "), Piece(cut(roles, cells - width(name) - 2), "quiet"))

    return Row(draw, one)
