"""To whom in this community what is usually passed on."""

from __future__ import annotations

# By the topic's letters: the key of an organisation.
UNITS = {
    "hj": "环卫办",
    "sd": "供水",
    "sd-5": "供热",
    "za": "警务室",
    "zf": "办事处",
    "yw": "卫生站",
    "jy": "小学",
    "sb": "办事处",
    "jz": "办事处",
    "jr": "军人站",
    "zm": "办事处",
}
