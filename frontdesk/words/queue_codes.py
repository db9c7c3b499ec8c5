"""What the codes of the to-do queue are called."""

from __future__ import annotations

from frontdesk.words import NP_

QUEUE_CODES: dict[str, dict[str, str]] = {
    "queue": {
        "call_back": NP_("queue", "call back"),
        "first_contact": NP_("queue", "1st contact"),
        "whistle": NP_("queue", "whistle"),
        "finish": NP_("queue", "finish"),
        "review": NP_("queue", "review"),
        "session": NP_("queue", "session"),
        "attendance": NP_("queue", "attendance"),
        "task": NP_("queue", "task"),
        "measure": NP_("queue", "assistance"),
        "waitlist": NP_("queue", "place free"),
        "visit": NP_("queue", "visits"),
        "follow_up": NP_("queue", "remind"),
        "draft": NP_("queue", "draft"),
        "doubt": NP_("queue", "to verify"),
        "holiday_notice": NP_("queue", "holidays"),
        "entitlement": NP_("queue", "entitled"),
    },
    "queue_whistle": {
        "report_in": NP_("queue_whistle", "no report"),
        "unit_done": NP_("queue_whistle", "unit late"),
    },
    "queue_task": {
        "place_free": NP_("queue_task", "call: place"),
        "employment_check": NP_("queue_task", "ask: work"),
        "reading_red": NP_("queue_task", "look after"),
        "reading_repeat": NP_("queue_task", "see again"),
    },
    "queue_section": {
        "all": NP_("queue_section", "All"),
        "overdue": NP_("queue_section", "Overdue"),
        "today": NP_("queue_section", "Today"),
        "week": NP_("queue_section", "This week"),
        "waiting": NP_("queue_section", "Waiting"),
    },
    "queue_times": {
        "once": NP_("queue_times", "this time"),
        "for_good": NP_("queue_times", "for good"),
    },
    "queue_filter": {
        "owner": NP_("queue_filter", "whose"),
        "grid": NP_("queue_filter", "grid"),
        "estate": NP_("queue_filter", "estate"),
        "kind": NP_("queue_filter", "kind"),
        "package": NP_("queue_filter", "package"),
    },
}

QUEUE_OPERATIONS: dict[str, str] = {
    "queue_snooze": NP_("operation", "a line of the queue put off"),
    "queue_wait": NP_("operation", "a line of the queue waiting for somebody"),
    "queue_drop": NP_("operation", "a line of the queue dropped"),
    "queue_done": NP_("operation", "a line of the queue done"),
    "queue_unanswered": NP_("operation", "a call that nobody answered"),
    "queue_hand_over": NP_("operation", "a line of the queue handed over"),
    "task_add": NP_("operation", "a task written down"),
    "task_done": NP_("operation", "a task done"),
    "task_drop": NP_("operation", "a task dropped"),
}
