"""The paragraph that a report closes with, in the form of the article that the desk came from (domain 1.1).

Each clause rests on records: what did not happen in the period is not said. The words are those of a notice
to residents, so that the Chinese can be copied as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.records import PackageCount
from frontdesk.report.figures import Figures
from frontdesk.words import NP_, _, language, ngettext, pgettext

_ASPECTS = (
    (NP_("clinic", "health care"), ("保健", "养生")),
    (NP_("clinic", "advice"), ("咨询",)),
    (NP_("clinic", "treatment"), ("医", "诊", "检查")),
    (NP_("clinic", "check-ups"), ("体检", "测血糖", "量血压")),
    (NP_("clinic", "talks"), ("讲座",)),
)
"""What clinics offer, and by which words of what a session was about."""
_COURSE = ("培训班", "培训", "班")
_COURSE_EN = " course"


def paragraph(figures: Figures) -> str:
    """What the office did in a period, in a few sentences in the language of the moment."""
    told = "".join(
        _("The community {did}. ").format(did=_joined(clauses))
        for clauses in map(list, (_health(figures), _helping(figures), _for_everybody(figures)))
        if clauses
    )
    return told.rstrip() or _("Nothing was recorded in this period.")


def _joined(clauses: list[str]) -> str:
    whole = pgettext("clauses", "; ").join(clauses[:-1])
    return pgettext("clauses", "; and ").join([*([whole] if whole else []), clauses[-1]])


def _health(figures: Figures) -> Iterator[str]:
    clinics = figures.packages.clinics
    if clinics:
        runs = _of(figures, "elder_health")
        age = min((run.least_age for run in runs if run.least_age), default=60)
        yield ngettext(
            "held {count} free clinic with medical partners for residents of {age} and over",
            "held {count} free clinics with medical partners for residents of {age} and over",
            clinics,
        ).format(count=clinics, age=age)
        about = "".join(text for run in runs for text in (run.name, *run.about))
        aspects = [pgettext("clinic", name) for name, words in _ASPECTS if any(one in about for one in words)]
        if len(aspects) > 1:
            yield _("served elders with {aspects}").format(aspects=_list(aspects))
    if any(run.came or run.done for run in _of(figures, "vaccination")):
        yield _("carried out vaccinations so that everybody is protected")


def _helping(figures: Figures) -> Iterator[str]:
    if figures.runs:
        yield _("made service packages for residents")
    if _of(figures, "assistance_plan"):
        yield _("made assistance plans for people in hardship")
    training = sorted(_of(figures, "training"), key=lambda run: run.id)
    courses = list(dict.fromkeys(map(_course, training)))
    if courses:
        yield _("held courses in {courses}").format(courses=_list(courses))
    found = figures.packages.reemployed
    if found:
        yield ngettext(
            "helped {count} resident find work again", "helped {count} residents find work again", found
        ).format(count=found)


def _for_everybody(figures: Figures) -> Iterator[str]:
    for kind, said in (
        ("veterans_home", _("kept “{name}” for veterans")),
        ("children_class", _("held “{name}” for children")),
        ("party_course", _("held Party courses on chosen themes for members")),
        ("fitness", _("kept a fitness package for residents")),
    ):
        runs = _of(figures, kind)
        if runs:
            yield said.format(name=_name(runs[0]))
    services, films, handled = figures.packages.service_days, figures.packages.screenings, figures.handled
    if services:
        yield ngettext(
            "had volunteers serve the public {count} time",
            "had volunteers serve the public {count} times",
            services,
        ).format(count=services)
    if films:
        yield from _films(_of(figures, "films"), films)
    if handled and figures.runs:
        yield ngettext(
            "also handled {count} matter of residents", "also handled {count} matters of residents", handled
        ).format(count=handled)
    elif handled:
        yield ngettext(
            "handled {count} matter of residents", "handled {count} matters of residents", handled
        ).format(count=handled)


def _films(runs: list[PackageCount], count: int) -> Iterator[str]:
    venue = next((run.venue for run in runs if run.venue), "")
    if not venue:
        yield ngettext("showed {count} film", "showed {count} films", count).format(count=count)
        return
    at_weekends = all(run.at_weekends for run in runs if run.sessions)
    said = _("showed films at weekends on {venue}") if at_weekends else _("showed films on {venue}")
    yield said.format(venue=venue)
    yield ngettext("held {count} screening", "held {count} screenings", count).format(count=count)


def _of(figures: Figures, kind: str) -> list[PackageCount]:
    return [run for run in figures.runs if run.kind == kind]


def _name(run: PackageCount) -> str:
    return run.name_en if language() == "en" and run.name_en else run.name


def _course(run: PackageCount) -> str:
    """`茶艺培训班` is a course in 茶艺."""
    name = _name(run)
    for ending in _COURSE:
        if name.endswith(ending) and name != ending:
            return name.removesuffix(ending)
    return name.removesuffix(_COURSE_EN).lower() if name.isascii() else name


def _list(words: Iterable[str]) -> str:
    return pgettext("list", ", ").join(words)
