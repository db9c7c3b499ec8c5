"""Passwords and PINs set at the desk."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Colleague
from frontdesk.words import NP_, _
from screens.frames.page import Saying
from screens.office import Office
from screens.signing_in import sign_in_jobs
from screens.signing_in.secret_page import SecretPage


class PasswordPage(SecretPage):
    """One's own password, or for who may, anybody's."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Password"))

    def arrive(self) -> None:
        """Ask whose."""
        duty = self.office.duty
        if duty is not None:
            self.begin()
            background = self.office.background
            background.look_up(
                "whose_password", lambda: sign_in_jobs.whose_password(duty), self._know, self.failed
            )

    def asks_who(self) -> str:
        """Whose."""
        return _("Whose password?")

    def _know(self, people: tuple[Colleague, ...]) -> None:
        self.begin(people)

    def _is_own(self) -> bool:
        duty = self.office.duty
        return duty is not None and duty.signed_in and self.who is not None and self.who.id == duty.staff_id

    def prompts(self) -> Sequence[Saying]:
        """The present one of oneself, then the new one twice."""
        if self.who is None:
            return []
        name = self.who.name
        new: list[Saying] = [
            lambda: _("New password of {name}: at least 8 characters").format(name=name),
            lambda: _("The new password once more"),
        ]
        return [lambda: _("Your present password"), *new] if self._is_own() else new

    def given(self, secrets: Sequence[str]) -> None:
        """Set it."""
        duty, who = self.office.duty, self.who
        *before, new, again = secrets
        if duty is None or who is None:
            return
        if new != again:
            self.differs()
            return
        present = before[0] if before else None
        self.office.background.do(
            lambda: sign_in_jobs.set_password(duty, who.id, new, present), self._done, self.not_done
        )

    def _done(self, _nothing: None) -> None:
        name = self.who.name if self.who else ""
        duty = self.office.duty
        if duty is not None and not duty.signed_in:
            # A password alone does not close the office.
            self.office.news = lambda: _(
                "{name} has a password. The setting “Log-in” lets everybody be asked for theirs."
            ).format(name=name)
        else:
            self.office.news = lambda: _("{name} has a new password.").format(name=name)
        self.post_message(self.Back())


class PinPage(SecretPage):
    """One's own PIN, with which a locked desk is opened."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "PIN"))

    def arrive(self) -> None:
        """Ask for the password first."""
        duty = self.office.duty
        if duty is not None:
            self.begin(who=Colleague(duty.staff_id, duty.staff_name, duty.roles))

    def prompts(self) -> Sequence[Saying]:
        """The password, then the PIN twice."""
        return [
            lambda: _("Your password"),
            lambda: _("New PIN: 4 to 8 digits"),
            lambda: _("The new PIN once more"),
        ]

    def given(self, secrets: Sequence[str]) -> None:
        """Set it."""
        duty = self.office.duty
        present, new, again = secrets
        if duty is None:
            return
        if new != again:
            self.differs()
            return
        self.office.background.do(lambda: sign_in_jobs.set_pin(duty, new, present), self._done, self.not_done)

    def _done(self, _nothing: None) -> None:
        self.office.news = lambda: _("The new PIN opens the locked desk.")
        self.post_message(self.Back())
