"""The fields of F2, and the letters that their usual values are typed by."""

from __future__ import annotations

from frontdesk.words import NP_
from screens.forms.form import Field
from screens.packages.enrol_fields import OF_ENROLMENT

_LONGEST_WORDS = 10_000
# One letter each, so that the usual ones take one key; other names of them are understood too.
NATURES = (
    *(("help", "q"), ("complaint", "t"), ("inquiry", "z"), ("suggestion", "y")),
    *(("report", "j"), ("thanks", "g"), ("other", "o")),
)
THEN = (
    *(("settle", "a"), ("accept", "s"), ("whistle", "d"), ("enrol", "p")),
    *(("just_asked", "k"), ("decline", "x")),
)

_CONSENT = NP_("field", "s signed d spoken h phone w message")
"""Who refuses is not taken in here."""

FIELDS = (
    Field(
        "who",
        NP_("field", "Who"),
        found=True,
        hint=NP_("field", "zny, 张大爷, 中央公馆居民; empty: no name"),
    ),
    Field("place", NP_("field", "Where"), found=True, hint=NP_("field", "yly, 1-2-301, or any place")),
    Field(
        "words",
        NP_("field", "As said"),
        wide=True,
        hint=NP_("field", "as spoken; letters: phrases, F4"),
        longest=_LONGEST_WORDS,
    ),
    Field("summary", NP_("field", "Summary"), wide=True, anew=True),
    Field(
        "nature",
        NP_("field", "Nature"),
        group="nature",
        hint=NP_("field", "q help t complain z ask y idea j report g thank o else"),
    ),
    Field(
        "topic",
        NP_("field", "Topic"),
        listed=True,
        anew=True,
        stops=True,
        hint=NP_("field", "wy property hj waste ss public tc cars za safe F4 more"),
    ),
    Field(
        "then",
        NP_("field", "Then"),
        listed=True,
        hint=NP_("field", "a settle s accept d whistle p enrol k ask x no j join"),
    ),
    Field("unit", NP_("field", "Whistle to"), listed=True),
    Field("reason", NP_("field", "Reason"), group="decline_reason"),
    Field("answer", NP_("field", "Answer"), wide=True),
    Field("channel", NP_("field", "Channel"), group="channel", anew=True),
    Field("urgency", NP_("field", "Urgency"), group="urgency", anew=True),
    Field("phone", NP_("field", "Call back"), hint=NP_("field", "a number to be called back under")),
    Field("background", NP_("field", "Background"), listed=True, free=True, hint=NP_("field", "历史遗留")),
    Field("campaign", NP_("field", "Campaign"), listed=True, free=True),
    Field("confidential", NP_("field", "Confidential"), group="yes_no"),
    *(one._replace(hint=_CONSENT) if one.name == "how" else one for one in OF_ENROLMENT),
)
