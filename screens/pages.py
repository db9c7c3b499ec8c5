"""The pages by name; the modules of all but the opening page are loaded when one is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from screens.forms_by_name import form, is_form
from screens.frames.page import Page
from screens.office import OF, Office

PAGES: Mapping[str, str] = {
    "access_log": "keeping.access_page.AccessPage",
    "assistance": "people.assistance_page.AssistancePage",
    "attach": "files.attach_page.AttachPage",
    "banners": "requests.banners_page.BannersPage",
    "browse": "browsing.browse_page.BrowsePage",
    "card": "cards.card_page.CardPage",
    "care": "people.care_page.CarePage",
    "clinic": "packages.clinic_page.ClinicPage",
    "copies": "keeping.copies_page.CopiesPage",
    "day_review": "day.day_review_page.DayReviewPage",
    "diary": "requests.diary_page.DiaryPage",
    "help": "desk.help_page.HelpPage",
    "ledger": "ledgers.ledger_page.LedgerPage",
    "ledger_file": "ledgers.ledger_file_page.LedgerFilePage",
    "ledger_out": "ledgers.ledger_out_page.LedgerOutPage",
    "lock": "signing_in.lock_page.LockPage",
    "log_in": "signing_in.log_in_page.LogInPage",
    "menu": "desk.menu_page.MenuPage",
    "package": "packages.package_page.PackagePage",
    "new_passphrase": "signing_in.new_passphrase_page.NewPassphrasePage",
    "packages": "packages.packages_page.PackagesPage",
    "passphrase": "signing_in.passphrase_page.PassphrasePage",
    "password": "signing_in.own_secret_pages.PasswordPage",
    "pin": "signing_in.own_secret_pages.PinPage",
    "figure_list": "figures.figure_list_page.FigureListPage",
    "recovery_key": "signing_in.new_passphrase_page.RecoveryKeyPage",
    "reports": "figures.figures_page.FiguresPage",
    "registers": "registers.registers_page.RegistersPage",
    "retention": "keeping.retention_page.RetentionPage",
    "session": "packages.session_page.SessionPage",
    "settings": "settings.settings_page.SettingsPage",
    "to_do": "queue.queue_page.QueuePage",
    "trouble": "keeping.trouble_page.TroublePage",
    "visitor": "requests.visitor_page.VisitorPage",
    "welcome": "desk.welcome_page.WelcomePage",
    "whistles": "requests.whistles_page.WhistlesPage",
    "work_log": "day.work_log_page.WorkLogPage",
    "working_days": "settings.days_page.DaysPage",
}
"""Module and class of each page that there is one of."""


_OF_REGISTERS: Mapping[str, str] = {
    "register": "registers.register_page.RegisterPage",
    "record": "registers.record_page.RecordPage",
    "ledger": "ledgers.ledger_page.LedgerPage",
    "ledger_file": "ledgers.ledger_file_page.LedgerFilePage",
    "ledger_out": "ledgers.ledger_out_page.LedgerOutPage",
}
"""Those that there is one of for each register."""


def _class(path: str) -> Any:
    module, _dot, name = path.rpartition(".")
    return getattr(import_module(f"screens.{module}"), name)


def _page_of(path: str, office: Office, register: str) -> Page:
    made: Callable[[Office, str], Page] = _class(path)
    return made(office, register)


def make_page(name: str, office: Office) -> Page:
    """A new page: one of `PAGES`, `register_…` and `record_…` with the name of a register, `ledger_of_…`,
    `ledger_file_of_…` and `ledger_out_of_…` likewise, or the name of a form.

    Raises:
        KeyError: there is no such page.
    """
    if name in PAGES:
        made: Callable[[Office], Page] = _class(PAGES[name])
        return made(office)
    page_name, of, register = name.partition(OF)
    if of and page_name in _OF_REGISTERS:
        return _page_of(_OF_REGISTERS[page_name], office, register)
    if is_form(name):
        from screens.forms.form_page import FormPage

        return FormPage(office, form(name))
    kind, _line, register = name.partition("_")
    if kind in _OF_REGISTERS:
        return _page_of(_OF_REGISTERS[kind], office, register)
    raise KeyError(name)
