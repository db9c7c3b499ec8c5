"""The search box of Django's admin over a ledger: a query a line in, a line of ids out.

Run by a Python that has Django, not by this checkout's: `python django_search.py FILE PAGE COLUMN…`.
"""

from __future__ import annotations

import json
import sys
from functools import reduce
from importlib import import_module
from operator import or_
from typing import Any


def main(database: str, page: int, columns: list[str]) -> None:
    """Answers until the input ends."""
    django, conf = import_module("django"), import_module("django.conf")
    conf.settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}})
    django.setup()
    models = import_module("django.db.models")
    fields: dict[str, Any] = {column: models.TextField() for column in columns}
    meta = type("Meta", (), {"app_label": "ledger", "db_table": "people", "managed": False})
    people: Any = type("People", (models.Model,), {"__module__": __name__, "Meta": meta, **fields})
    for line in sys.stdin:
        found = people.objects.all()
        for word in line.split():
            found = found.filter(
                reduce(or_, (models.Q(**{f"{column}__icontains": word}) for column in columns))
            )
        print(json.dumps([person.pk for person in found.order_by("pk")[:page]]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
