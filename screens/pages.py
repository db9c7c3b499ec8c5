"""The pages by name; the modules of all but the opening page are loaded when one is first shown."""

from __future__ import annotations

from screens.forms import FORM_PAGES, make_form_page
from screens.office import Office
from screens.page import Page


def make_page(name: str, office: Office) -> Page:
    """A new page: `browse`, `card`, `help`, `ledger`, `ledger_file`, `ledger_out`, `menu`, `registers`,
    `register_…` and `record_…` with the name of a register, `settings`, `welcome`, `working_days`, or one of
    `forms.FORM_PAGES` or of `subject_page.SUBJECTS`.
    """
    if name == "card":
        from screens.card_page import CardPage

        return CardPage(office)
    if name == "browse":
        from screens.browse_page import BrowsePage

        return BrowsePage(office)
    if name == "help":
        from screens.help_page import HelpPage

        return HelpPage(office)
    if name == "menu":
        from screens.menu_page import MenuPage

        return MenuPage(office)
    if name == "welcome":
        from screens.welcome_page import WelcomePage

        return WelcomePage(office)
    if name == "ledger_file":
        from screens.file_page import FilePage

        return FilePage(office)
    if name == "ledger":
        from screens.ledger_page import LedgerPage

        return LedgerPage(office)
    if name == "ledger_out":
        from screens.ledger_out_page import LedgerOutPage

        return LedgerOutPage(office)
    """A new page: `browse`, `card`, `help`, `ledger`, `ledger_file`, `ledger_out`, `menu`, `registers`,
    `register_…` and `record_…` with the name of a register, `settings`, `welcome`, `working_days`, or one of
    `forms.FORM_PAGES` or of `subject_page.SUBJECTS`.
    if name in FORM_PAGES:
        return make_form_page(name, office)
    from screens.subject_page import SubjectPage

    return SubjectPage(office, name)
