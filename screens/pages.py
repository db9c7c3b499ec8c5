"""The pages by name; the modules of all but the opening page are loaded when one is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from screens.forms import FORM_PAGES, make_form_page
from screens.office import Office
from screens.page import Page

_PAGES: Mapping[str, str] = {
    "browse": "browse_page.BrowsePage",
    "card": "card_page.CardPage",
    "diary": "diary_page.DiaryPage",
    "help": "help_page.HelpPage",
    "ledger": "ledger_page.LedgerPage",
    "ledger_file": "file_page.FilePage",
    "ledger_out": "ledger_out_page.LedgerOutPage",
    "menu": "menu_page.MenuPage",
    "registers": "registers_page.RegistersPage",
    "settings": "settings_page.SettingsPage",
    "welcome": "welcome_page.WelcomePage",
    "working_days": "days_page.DaysPage",
}
"""Module and class of each page that there is one of."""


def make_page(name: str, office: Office) -> Page:
    """A new page: one of `_PAGES`, `register_…` and `record_…` with the name of a register, or one of
    `forms.FORM_PAGES` or of `subject_page.SUBJECTS`.
    """
    if name in _PAGES:
        module, _dot, page = _PAGES[name].partition(".")
        made: Callable[[Office], Page] = getattr(import_module(f"screens.{module}"), page)
        return made(office)
    if name in FORM_PAGES:
        return make_form_page(name, office)
    kind, _line, register = name.partition("_")
    if kind == "register":
        from screens.register_page import RegisterPage

        return RegisterPage(office, register)
    if kind == "record":
        from screens.record_page import RecordPage

        return RecordPage(office, register)
    from screens.subject_page import SubjectPage

    return SubjectPage(office, name)
