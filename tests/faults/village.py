"""A village for simulated phones: one grid, worker, road and hotels for each of them.

Run in the environment of an empty, migrated portal: `python -m tests.faults.village
PHONES DAYS METERS` prints what the phones may send as JSON. `DAYS` are days of past
rounds, two a day; `METERS` are the water meters of each phone, each read once.
"""

import json
import sys
from datetime import timedelta
from typing import Any

import django

PASSWORD = "Glazed-tile-42"
SITES = 3


def main() -> None:
    django.setup()
    phones, days, meters = (int(word) for word in sys.argv[1:])
    made = [_phone(number, meters=meters) for number in range(phones)]
    _schedule(days)
    from hazards.models import Round

    for phone in made:
        rounds = Round.objects.filter(unit=phone["unit"], on__lt=_today())
        phone["rounds"] = list(rounds.order_by("pk").values_list("pk", flat=True))
    sys.stdout.write(json.dumps(made) + "\n")


def _phone(number: int, *, meters: int) -> dict[str, Any]:
    from liuli.accounts.operations import give_post, open_account
    from liuli.accounts.roles import Role
    from liuli.kernel.access import SYSTEM
    from liuli.territory.choices import Level
    from liuli.territory.models import Unit
    from liuli.territory.operations import add_unit
    from tests.factories.hazards import LONG_AGO, an_item, make_site, road_of
    from tests.factories.water import a_connection

    community = Unit.objects.get(code="510104019007")
    grid = add_unit(community, name=f"网格{number}", level=Level.GRID, actor=SYSTEM)
    name = f"phone{number}"
    worker, _first = open_account(
        name,
        display_name=name,
        actor=SYSTEM,
        password=PASSWORD,
        must_change_password=False,
    )
    give_post(
        worker, role=Role.GRID_WORKER, unit=grid, actor=SYSTEM, starts_on=LONG_AGO
    )
    return {
        "name": name,
        "user": worker.pk,
        "unit": grid.pk,
        "road": road_of(grid),
        "sites": [make_site(grid).pk for _site in range(SITES)],
        "item": an_item().pk,
        "meters": [a_connection(grid).number for _meter in range(meters)],
    }


def _schedule(days: int) -> None:
    from hazards.operations.schedules import schedule_rounds

    for ago in range(days, 0, -1):
        schedule_rounds(_today() - timedelta(days=ago))


def _today() -> Any:
    from django.utils import timezone

    return timezone.localdate()


if __name__ == "__main__":
    main()
