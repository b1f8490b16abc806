"""What rounds, hazards and meters ask of a grid in a week."""

from collections import Counter
from datetime import date

from django.utils.translation import gettext_lazy as _

from hazards.models import Connection, Hazard, MeterRound, Relook, Round, Site
from liuli.fieldwork.burden import Due, asks, by_unit
from liuli.fieldwork.captured import captured

_Paths = tuple[str, ...]


@asks("patrols.stops", label=_("Stops of rounds"), minutes="burden.minutes_stop")
def stops_due(paths: _Paths, first: date, last: date) -> Due:
    """Every round of the week passes every site of its grid (GR-5)."""
    rounds = Round.objects.in_scopes(paths).between(first, last)
    sites = by_unit(Site.objects.in_scopes(paths).present(last))
    return [
        (grid, number * sum(count for path, count in sites if path.startswith(grid)))
        for grid, number in by_unit(rounds)
    ]


@asks("hazards.rechecks", label=_("Re-checks"), minutes="burden.minutes_recheck")
def rechecks_due(paths: _Paths, first: date, last: date) -> Due:
    """Hazards reported as rectified, to be looked at by the end of the week."""
    waiting = Hazard.objects.in_scopes(paths).waiting_for_recheck()
    return by_unit(waiting.filter(recheck_due_on__lte=last))


@asks("hazards.relooks", label=_("Planned re-looks"), minutes="burden.minutes_relook")
def relooks_due(paths: _Paths, first: date, last: date) -> Due:
    """Looks at what was cleared."""
    open_ones = Relook.objects.in_scopes(paths).open()
    return by_unit(open_ones.filter(due_on__lte=last), "hazard__unit__path")


@asks("water.readings", label=_("Meters to read"), minutes="burden.minutes_reading")
def readings_due(paths: _Paths, first: date, last: date) -> Due:
    """Meters of the open meter round that nobody has read yet."""
    due: Counter[str] = Counter()
    rounds = MeterRound.objects.filter(closed_at__isnull=True, starts_on__lte=last)
    for round_ in rounds.select_related("unit"):
        there = Connection.objects.in_scopes(paths).in_unit(round_.unit)
        due.update(dict(by_unit(there.unread_in(round_))))
    return due.items()


captured("hazards.stop", "note", at="observed_at", read_on="fieldwork/_stop.html")
captured("hazards.round", "note", at="finished_at", read_on="fieldwork/round.html")
captured(
    "hazards.hazard", "text", at="received_at", read_on="hazards/_hazard_facts.html"
)
