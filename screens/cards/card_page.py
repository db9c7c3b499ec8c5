"""The card of a resident, a household or a request: one page for all three."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from db.records import (
    AttachedFile,
    Card,
    ConsentKept,
    HouseholdCard,
    Kind,
    Refused,
    RequestCard,
    ResidentCard,
    Revealed,
)
from frontdesk.words import NP_, _
from screens import jobs
from screens.background import Background
from screens.cards.card_keys import At, acts, called
from screens.cards.card_rows import card_rows
from screens.cards.consent_rows import taken_back
from screens.cards.happening import VETERAN, possible_events
from screens.files.attached_files import AttachedFiles, attach_to
from screens.frames.in_full import InFull
from screens.frames.page import Page
from screens.keys.keys import IN_A_LIST, ON_A_CARD, bindings, shown
from screens.office import Office, Place, Target
from screens.papers.card_papers import CardPapers
from screens.parts.choices import Choices
from screens.parts.lines import rule
from screens.parts.picks import Picks
from screens.parts.purpose_panel import PurposePanel

_TITLES = {
    Kind.RESIDENT: NP_("page", "Resident"),
    Kind.HOUSEHOLD: NP_("page", "Household"),
    Kind.REQUEST: NP_("page", "Request"),
}


class CardPage(Page):
    """Masked, as everything that a visitor may look at; people, requests and homes on it can be opened.

    In full it is shown for `IN_FULL_FOR` seconds, and never longer than one looks at it.
    """

    KEYS = (*IN_A_LIST, *ON_A_CARD)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS[1:])]
    IN_FULL_FOR: ClassVar[float] = 30.0

    def __init__(self, office: Office) -> None:
        super().__init__(office, _TITLES[Kind.RESIDENT])
        self._picks = Picks(id="card")
        self._purpose = PurposePanel()
        self._papers = CardPapers(self, self._purpose)
        self._card: Card | None = None
        self._in_full = InFull(self, self._purpose)
        self._viewers = Background(lambda call: self.app.call_later(call))
        self._attached = AttachedFiles(self, self._viewers, self._show_again)

    def body(self) -> Iterable[Widget]:
        """The card, and the question that stands before some of what it masks."""
        yield rule()
        yield Container(self._picks, self.choices, classes="filling")
        yield self._purpose

    @property
    def card(self) -> Card | None:
        """The card that is shown."""
        return self._card

    @property
    def revealed(self) -> Revealed | RequestCard | None:
        """What is shown in full at the moment."""
        return self._in_full.revealed

    def hints(self) -> Sequence[tuple[str, str]]:
        """The letters of the list and of the card, those that do something here; in the question its keys."""
        if self._purpose.asks:
            return [("Enter", _("take this reason")), ("Esc", _("leave it masked"))]
        at = self._at
        return [(shown(key, self.office.keymap), called(key, at)) for key in self.KEYS if acts(key, at)]

    @property
    def _at(self) -> At:
        width = self.size.width
        return At(self.place.kind, self._card, self._picks.target, self._household, self._home, width)

    def arrive(self) -> None:
        """Look up the card of this place; what another place showed goes at once."""
        duty, place = self.office.duty, self.place
        self._in_full.mask()
        if duty is None or place.kind is None:
            return
        self._title = _TITLES[place.kind]
        self._picks.focus()
        target = Target(place.kind, place.id)
        if self._card is not None and _target_of(self._card) != target:
            self._show(None)
        background = self.office.background
        background.look_up("card", lambda: jobs.card(duty, target), self._show, self._not_found)
        background.do(lambda: jobs.mark_served(duty, target), _nothing_to_say, self.failed)

    def _not_found(self, error: Exception) -> None:
        """What was just taken back is no more: on to where one came from, and that is said there."""
        if (
            isinstance(error, Refused)
            and error.reason.code == "row_gone"
            and self._said
            and not self.said_badly
        ):
            self.office.news = self._said
            self.post_message(self.Back())
        else:
            self.failed(error)

    def on_screen_suspend(self) -> None:
        """Another page is shown: nothing stays open behind it."""
        self._in_full.mask()

    def redraw(self) -> None:
        """Lay the card out again: another language or width wraps its texts elsewhere."""
        self._offer(self._picks.stop)
        super().redraw()

    def cover(self) -> None:
        """Nothing stays in full behind the privacy screen."""
        self._in_full.mask()
        super().cover()

    def on_picks_widened(self, event: Picks.Widened) -> None:
        """Another width, as of the screen, or beside a menu."""
        if event.picks is self._picks:
            self.redraw()

    def browsed(self) -> Place:
        """The entrance of the household that is shown, or that this person belongs to."""
        return super().browsed() if self._home is None else Place("browse", Kind.HOUSEHOLD, self._home)

    def leaving(self) -> Place:
        """This place, with the cursor where it is."""
        return self.place._replace(stop=self._picks.stop or 0)

    def _show(self, card: Card | None) -> None:
        self._card = card
        self._offer(self.place.stop)
        super().redraw()

    def _offer(self, stop: int | None) -> None:
        width = self._picks.size.width
        today = self.office.duty.day if self.office.duty is not None else None
        card, revealed = self._card, self.revealed
        if isinstance(revealed, RequestCard):
            card, revealed = revealed, None
        rows = card_rows(card, width - 1, revealed, today) if card and width else ()
        self._picks.offer(rows, stop)

    @property
    def _household(self) -> int | None:
        return self._card.household_id if isinstance(self._card, ResidentCard) else None

    @property
    def _home(self) -> int | None:
        """The household that is shown, or that of the person."""
        # Before its card has come, too: who knows the way presses the next key at once.
        return self.place.id if self.place.kind is Kind.HOUSEHOLD else self._household

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter on a person, a request, a home or a unit; on an attached file."""
        target = event.target
        if isinstance(target, AttachedFile):
            self._attached.open(target)
        elif isinstance(target, Target) and target.place[:3] != self.place[:3]:
            self.post_message(self.Go(target.place))
        elif isinstance(target, Place):
            self.post_message(self.Go(target))

    def on_picks_moved(self, _event: Picks.Moved) -> None:
        """Another row: other letters may act."""
        self.hint_line.redraw()

    def action_household(self) -> None:
        """The household of this person."""
        if self._household is not None:
            self.post_message(self.Go(Target(Kind.HOUSEHOLD, self._household).place))

    def action_new(self) -> None:
        """Somebody new who lives here."""
        if self._home is not None:
            self.post_message(self.Go(Place("resident_add", Kind.HOUSEHOLD, self._home)))

    def action_correct(self) -> None:
        """Put right what is written."""
        kind, subject = self.place.kind, self.place.id
        if kind in (Kind.RESIDENT, Kind.HOUSEHOLD):
            self.post_message(self.Go(Place(f"{kind}_correct", kind, subject)))

    def action_enrol(self) -> None:
        """Take this person into a package."""
        if self.place.kind is Kind.RESIDENT:
            self.post_message(self.Go(Place("enrol", Kind.RESIDENT, self.place.id)))

    def action_log_for(self) -> None:
        """What this person brings to the desk."""
        if self.place.kind is Kind.RESIDENT:
            self.post_message(self.Go(Place("walk_in", self.place.kind, self.place.id)))

    def action_visit(self) -> None:
        """Write a visit at this person's, or this household's, home down."""
        if self._home is not None and self.place.kind is not None:
            kind = self.place.kind
            self.post_message(self.Go(Place("home_visit", Kind.RESIDENT, self.place.id, text=kind.value)))

    # Attached files.

    def action_attach(self) -> None:
        """Choose what to attach."""
        if isinstance(self._card, RequestCard) and self.place.kind is Kind.REQUEST:
            self.post_message(self.Go(attach_to(self.place.id, self._card.line.number)))

    def action_strike(self) -> None:
        """Strike the attached file under the cursor, or take that back; take a consent back."""
        target = self._picks.target
        if isinstance(target, AttachedFile):
            self._attached.strike(target)
        elif isinstance(target, ConsentKept) and isinstance(self._card, ResidentCard):
            self._take_back(target, self._card.id)

    def _take_back(self, consent: ConsentKept, resident: int) -> None:
        duty, line = self.office.duty, consent.line
        if duty is not None and line is not None:
            self.office.background.do(
                lambda: jobs.withdraw_consent(duty, line.id, resident), self._taken_back, self.failed
            )

    def _taken_back(self, ended: int) -> None:
        self._show_again()
        self.say(lambda: taken_back(ended))

    def _show_again(self) -> None:
        self.place = self.leaving()
        self.arrive()

    def action_show_visitor(self) -> None:
        """Turn the screen to whoever brought the request."""
        if self.place.kind is Kind.REQUEST:
            self.post_message(self.Go(Place("visitor", Kind.REQUEST, self.place.id)))

    # What happened to them.

    def action_happened(self) -> None:
        """The list of what can happen to this person or household."""
        possible = possible_events(self._card, self.place.kind)
        if not possible:
            self.say(lambda: _("Nothing can happen here that changes who lives where."))
            return
        from frontdesk.choices import coded

        is_request = self.place.kind is Kind.REQUEST
        group, title = ("move", _("What is done")) if is_request else ("event", _("What happened"))
        choices = {choice.code: choice for choice in coded(group)}
        self._papers.are_offered = False
        self.choose(title, [choices[event] for event in possible])

    def print_this(self) -> None:
        """The list of what can be printed of a request, or of a resident for themselves."""
        if not self._papers.offer(self._card):
            super().print_this()

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """Its form, or the paper that was picked."""
        event.stop()
        self.close_choices()
        kind, subject = self.place.kind, self.place.id
        if self._papers.are_offered:
            self._papers.print_paper(event.choice.code, self.place)
        elif kind is Kind.REQUEST:
            self.post_message(self.Go(Place(f"move_{event.choice.code}", kind, subject)))
        elif event.choice.code == VETERAN:
            self._open_veteran(subject)
        elif kind is not None:
            self.post_message(self.Go(Place(f"event_{event.choice.code}", None, subject, text=kind.value)))

    def _open_veteran(self, subject: int) -> None:
        """The record of a veteran; where anything is protected, only while the card is in full."""
        card = self._card
        if isinstance(card, ResidentCard) and card.sensitive_facts and self._in_full.revealed is None:
            self._in_full.toggle()
            self.say(lambda: _("Look at the card in full first, then choose the record again."))
        else:
            self.post_message(self.Go(Place("veteran", Kind.RESIDENT, subject)))

    def focus_list(self) -> None:
        """On the card."""
        self._picks.focus()

    # In full, for a while.

    def show_rows(self) -> None:
        """The rows again, the cursor where it is."""
        self._offer(self._picks.stop)

    def back_to_rows(self) -> None:
        """The question is closed."""
        self._picks.focus()
        self.hint_line.redraw()

    def action_reveal(self) -> None:
        """Show in full what is masked, after the reason where one is needed; pressed again, mask it."""
        self._in_full.toggle()

    def on_purpose_panel_said(self, message: PurposePanel.Said) -> None:
        """The reason is given: for what it was asked, or to see the card in full."""
        if message.then is None:
            self._in_full.reason_given(message.reason)
        else:
            self._in_full.leave()
            message.then(message.reason)

    def on_purpose_panel_left(self, _message: PurposePanel.Left) -> None:
        """Not to be shown after all."""
        self._in_full.leave()


def _target_of(card: Card) -> Target:
    if isinstance(card, ResidentCard):
        return Target(Kind.RESIDENT, card.id)
    if isinstance(card, HouseholdCard):
        return Target(Kind.HOUSEHOLD, card.id)
    if isinstance(card, RequestCard):
        return Target(Kind.REQUEST, card.line.id)
    raise TypeError(card)


def _nothing_to_say(_result: None) -> None:
    pass
