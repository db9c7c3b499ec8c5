"""The pages by name; the modules of all but the opening page are loaded when one is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from screens.forms_by_name import form, is_form
from screens.office import OF, Office
from screens.page import Page

_PAGES: Mapping[str, str] = {
    "access_log": "access_page.AccessPage",
    "assistance": "assistance_page.AssistancePage",
    "attach": "attach_page.AttachPage",
    "banners": "banners_page.BannersPage",
    "browse": "browse_page.BrowsePage",
    "card": "card_page.CardPage",
    "care": "care_page.CarePage",
    "clinic": "clinic_page.ClinicPage",
    "copies": "copies_page.CopiesPage",
    "day_review": "day_review_page.DayReviewPage",
    "diary": "diary_page.DiaryPage",
    "help": "help_page.HelpPage",
    "ledger": "ledger_page.LedgerPage",
    "ledger_file": "ledger_file_page.LedgerFilePage",
    "ledger_out": "ledger_out_page.LedgerOutPage",
    "lock": "lock_page.LockPage",
    "log_in": "log_in_page.LogInPage",
    "menu": "menu_page.MenuPage",
    "package": "package_page.PackagePage",
    "packages": "packages_page.PackagesPage",
    "passphrase": "passphrase_page.PassphrasePage",
    "password": "own_secret_pages.PasswordPage",
    "pin": "own_secret_pages.PinPage",
    "reports": "figures_page.FiguresPage",
    "registers": "registers_page.RegistersPage",
    "retention": "retention_page.RetentionPage",
    "session": "session_page.SessionPage",
    "settings": "settings_page.SettingsPage",
    "to_do": "queue_page.QueuePage",
    "trouble": "trouble_page.TroublePage",
    "visitor": "visitor_page.VisitorPage",
    "welcome": "welcome_page.WelcomePage",
    "whistles": "whistles_page.WhistlesPage",
    "work_log": "work_log_page.WorkLogPage",
    "working_days": "days_page.DaysPage",
}
"""Module and class of each page that there is one of."""


_OF_REGISTERS: Mapping[str, str] = {
    "register": "register_page.RegisterPage",
    "record": "record_page.RecordPage",
    "ledger": "ledger_page.LedgerPage",
    "ledger_file": "ledger_file_page.LedgerFilePage",
    "ledger_out": "ledger_out_page.LedgerOutPage",
}
"""Those that there is one of for each register."""


def _class(path: str) -> Any:
    module, _dot, name = path.partition(".")
    return getattr(import_module(f"screens.{module}"), name)


def _page_of(path: str, office: Office, register: str) -> Page:
    made: Callable[[Office, str], Page] = _class(path)
    return made(office, register)


def make_page(name: str, office: Office) -> Page:
    """A new page: one of `_PAGES`, `register_…` and `record_…` with the name of a register, `ledger_of_…`,
    `ledger_file_of_…` and `ledger_out_of_…` likewise, or the name of a form.

    Raises:
        KeyError: there is no such page.
    """
    if name in _PAGES:
        made: Callable[[Office], Page] = _class(_PAGES[name])
        return made(office)
    page_name, of, register = name.partition(OF)
    if of and page_name in _OF_REGISTERS:
        return _page_of(_OF_REGISTERS[page_name], office, register)
    if is_form(name):
        from screens.form_page import FormPage

        return FormPage(office, form(name))
    kind, _line, register = name.partition("_")
    if kind in _OF_REGISTERS:
        return _page_of(_OF_REGISTERS[kind], office, register)
    raise KeyError(name)
