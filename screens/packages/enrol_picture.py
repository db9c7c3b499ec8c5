"""What is said of somebody and a package before they are taken in: may they, why, what is still needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.words import _, lines, pgettext, reasons
from frontdesk.words.codes import label
from frontdesk.words.package_names import called
from screens.parts.cells import cut, fit
from screens.parts.lines import Line, Piece, line

if TYPE_CHECKING:
    from frontdesk.packages.offering import Offer

_LABEL = 10


class EnrolPicture(NamedTuple):
    """The picture under the form."""

    offer: Offer
    today: date
    name: str = ""
    """Whose it is, where it is no resident's."""

    def heading(self, cells: int) -> str:
        """Who and which package."""
        run, person = self.offer.run, self.offer.person
        who = f"{self.name}  " if self.name else ""
        if person is not None:
            who = f"{person.name} {lines.sex_and_age(person.sex, person.age)}  "
        return f"{who}{called(run.name, run.name_en, run.run)}"

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """Each term of the target rule, the place, the consents, and what is at the same time."""
        offer = self.offer
        drawn = [self._may(cells)]
        if offer.state:
            drawn.append(_labelled(_("Already"), label("enrolment_state", offer.state), "alert", cells))
        elif offer.place is not None:
            text = _("full: no. {place} in line").format(place=offer.place)
            drawn.append(_labelled(_("Place"), text, "alert", cells))
        if needed := (*offer.needs, *offer.refused):
            told = pgettext("list", ", ").join(label("consent", purpose) for purpose in needed)
            if offer.refused:
                told += "  " + _("refused before")
            drawn.append(_labelled(_("Needed"), told, "alert", cells))
        for name, day, starts in offer.clashes[: 1 if brief else 3]:
            told = f"{lines.day_in(day, self.today)} {starts} {name}"
            drawn.append(_labelled(_("Clash"), told, "alert", cells))
        return drawn

    def _may(self, cells: int) -> Line:
        offer = self.offer
        sign = _("May join") if offer.may_join else _("May not")
        told = " ".join(reasons.say(answer.reason) for answer in offer.answers if answer.holds)
        against = " ".join(reasons.say(answer.reason) for answer in offer.answers if not answer.holds)
        if offer.person is not None and offer.person.gone:
            against = _("died or moved away")
        serves = offer.run.serves
        everybody = _("for everybody") if serves == "resident" else label("package_serves", serves)
        text = against or told or everybody
        return _labelled(sign, text, "good" if offer.may_join else "alert", cells)


def _labelled(name: str, text: str, tone: str, cells: int) -> Line:
    return line(" ", Piece(fit(name, _LABEL), "quiet"), Piece(cut(text, cells - _LABEL - 2), tone))
