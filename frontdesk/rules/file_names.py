"""Names of files that people hand in: what is kept of them, and which are programs."""

from __future__ import annotations

import re

from frontdesk.text import clean

LONGEST_NAME = 120

_LONGEST_SUFFIX = 10
_SUFFIX = re.compile(rf"\.[0-9a-z]{{1,{_LONGEST_SUFFIX}}}")
_NAMELESS = "file"

# What Outlook blocks because Windows runs it, installs it or trusts it (Microsoft, "Blocked attachments in
# Outlook"); what desktops of Linux and macOS run or mount; pages that bring scripts along.
_WINDOWS = """
    ade adp app application appref-ms asp aspx asx bas bat cdxml cer chm cmd cnt com cpl crt csh der diagcab
    diagcfg diagpkg exe fxp gadget grp hlp hpj hta htc inf ins iso isp its jar jnlp js jse ksh lnk mad maf mag
    mam maq mar mas mat mau mav maw mcf mda mdb mde mdt mdw mdz mht mhtml msc msh msi msp mst msu ops osd pcd
    pif pl plg prf prg printerexport ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 pssc pst py pyc pyo pyw
    pyz pyzw reg scf scr sct shb shs sys theme tmp udl url vb vbe vbp vbs vhd vhdx vsmacros vsw webpnp website
    ws wsc wsf wsh xbap xll xnk
"""
_OTHER_DESKTOPS = """
    appimage bash bin command deb desktop dll dmg dylib elf fish flatpak flatpakref img kts out php pkg pm rb
    rpm run scpt sh snap so tool workflow zsh
"""
_PAGES = "htm html shtml svg svgz xht xhtml xsl"
PROGRAMS = frozenset(f"{_WINDOWS} {_OTHER_DESKTOPS} {_PAGES}".split())
"""Endings, without the dot, of what a viewer would run instead of showing it."""


def suffix(name: str) -> str:
    """What the system goes by: `.pdf`, in small letters; "" without one or with an odd one.

    Dots and blanks at the end do not count, for Windows leaves them out.
    """
    text = name.rstrip(". \u3000")
    dot = text.rfind(".")
    found = text[dot:].lower() if dot > 0 else ""
    return found if _SUFFIX.fullmatch(found) else ""


def is_program(name: str) -> bool:
    """Whether opening a file of that name may run something."""
    text = _harmless(name).rstrip(". \u3000").lower()
    return text.rpartition(".")[2] in PROGRAMS and "." in text


def kept_name(name: str) -> str:
    """The name as it is kept: harmless, in one line, with its ending even where it is cut."""
    text = _harmless(name)
    ending = suffix(text)
    if not text:
        return _NAMELESS
    if len(text) <= LONGEST_NAME:
        return text
    return f"{text[: LONGEST_NAME - len(ending) - 1]}…{ending}"


def _harmless(name: str) -> str:
    """The name without what could do harm; however long it is, its end still tells what it is."""
    return clean(name, limit=4 * len(name))
