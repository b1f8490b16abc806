"""A community with everything the figures count, made the way people make it."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from hazards.choices import SiteKind
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import User
from liuli.indicators.registry import Period
from liuli.territory.models import Unit
from residents.choices import Hukou
from residents.models import ClassSpell, Person
from tests.clock import NOON, TODAY
from tests.factories.hazards import cleared, found, make_site
from tests.factories.patrols import finished
from tests.factories.residents import a_resident

DAY = timedelta(days=1)
HERE = Period(on=TODAY, now=NOON)


def of_class(person: Person, kind: str, *, since: date = date(2025, 1, 1)) -> Person:
    """The person, in a class from a day on."""
    ClassSpell.objects.create(
        person=person, kind=kind, period=DateRange(since, None), rule_version="1"
    )
    return person


def settle(unit: Unit, **counts: int) -> None:
    """People of a unit: local=…, floating=…, rooted=…, new=…, none=… of each."""
    for word, number in counts.items():
        for _ in range(number):
            hukou = Hukou.LOCAL if word == "local" else Hukou.ELSEWHERE
            person = a_resident(unit, hukou=hukou)
            if word != "none":
                of_class(person, word)


def build(
    grid: Unit, next_grid: Unit, worker: User, cadre: User, verifier: User
) -> None:
    """Two grids with people, sites, hazards and rounds."""
    make_site(grid, SiteKind.GROUP_RENTAL)
    make_site(next_grid, SiteKind.SMALL_HOTEL)
    make_site(grid, SiteKind.SCRAP_YARD, facts={"is_licensed": False})
    make_site(grid, SiteKind.SCRAP_YARD, facts={"is_licensed": True})
    make_site(next_grid, SiteKind.SCRAP_YARD)
    make_site(grid, SiteKind.SELF_BUILT, facts={"has_rooftop_dwelling": True})
    make_site(next_grid, SiteKind.SELF_BUILT, facts={"has_rooftop_dwelling": False})
    make_site(next_grid, SiteKind.VACANT)
    hotel = make_site(grid, SiteKind.SMALL_HOTEL)
    old = NOON - 20 * DAY
    cleared(hotel, worker, cadre=cadre, verifier=verifier, now=old)
    found(hotel, worker, now=NOON - 5 * DAY)
    found(hotel, worker, code="HT-06", now=NOON - 10 * DAY)
    settle(grid, local=2, floating=3, rooted=1, new=1)
    settle(next_grid, local=1, floating=1, transitional=1, none=1)
    schedule_rounds(TODAY - DAY)
    finished(grid, worker)
