"""Reading hazards: adjectives, and the one door `visible_to`."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self

from django.apps import apps
from django.db.models import (
    Case,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from hazards.choices import BEING_FIXED, OPEN, HazardStatus, Light, Severity
from liuli.accounts.roles import Capability
from liuli.places.models import Address
from liuli.territory.querysets import TerritoryQuerySet


class HazardQuerySet(TerritoryQuerySet[Any]):
    """Hazards."""

    def visible_to(self, user: Any) -> Self:
        """Hazards of the person's territory; for the street office the pressing ones.

        Whoever sees pressing hazards only must be shown no persons: ask
        `policies.may_see_persons` before naming a keeper or a colleague.
        """
        full = user.scopes(Capability.HAZARDS_VIEW)
        pressing = user.scopes(Capability.HAZARDS_VIEW_PRESSING)
        if "" in full:
            return self.all()
        own = self._in_any(full)
        street = self._in_any(pressing) & pressing_on(timezone.localdate())
        return self.filter(own | street)

    def _in_any(self, paths: tuple[str, ...]) -> Q:
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(unit__path__startswith=path)
        return wanted

    def containing(self, text: str) -> Self:
        """Hazards whose number, words, site name or address contains `text`."""
        places = Address.objects.containing(text).values("pk")
        return self.filter(
            Q(number__icontains=text)
            | Q(text__icontains=text)
            | Q(item__text__icontains=text)
            | Q(site__name__icontains=text)
            | Q(site__address__in=places)
        )

    def naming_no_person(self, text: str) -> Self:
        """As `containing`, without the fields that may name people."""
        return self.filter(Q(number__icontains=text) | Q(item__text__icontains=text))

    def open(self) -> Self:
        """Neither cleared nor void."""
        return self.filter(status__in=OPEN)

    def cleared(self) -> Self:
        """Through a passed re-check (销号)."""
        return self.filter(status=HazardStatus.CLEARED)

    def counted(self) -> Self:
        """All but those entered by mistake."""
        return self.exclude(status=HazardStatus.VOID)

    def relapsed(self) -> Self:
        """The same trouble again (反弹)."""
        return self.counted().filter(relapse_of__isnull=False)

    def came_back(self) -> Self:
        """Found again since, and not by mistake (反弹)."""
        again = self.model._default_manager.filter(  # noqa: SLF001
            relapse_of=OuterRef("pk")
        )
        return self.filter(Exists(again.exclude(status=HazardStatus.VOID)))

    def paused(self) -> Self:
        """Whose clock stands still (挂起, EV-1)."""
        return self.filter(paused_at__isnull=False)

    def handed_back(self) -> Self:
        """Handed back, and not yet given to anybody else (退回, EV-1)."""
        return self.filter(
            status=HazardStatus.ASSIGNED, current_assignment__returned__isnull=False
        )

    def waiting_for_recheck(self) -> Self:
        """Reported as rectified."""
        return self.filter(status=HazardStatus.REPORTED_DONE)

    def not_handled_by(self, user: Any) -> Self:
        """Hazards this person may re-check: others found and rectified them (EV-2).

        The same truth as the database trigger: rectified means in the present round.
        """
        return (
            self.exclude(found_by=user)
            .exclude(findings__found_by=user)
            .exclude(
                Exists(
                    _rectifications().filter(
                        hazard=OuterRef("pk"), round=OuterRef("round"), by=user
                    )
                )
            )
            .exclude(current_assignment__assignee=user)
        )

    def overdue(self, today: date) -> Self:
        """Past the day by which to rectify, or to re-check once reported done."""
        return self.filter(overdue_on(today))

    def pressing(self, today: date) -> Self:
        """Open, and overdue or critical."""
        return self.filter(pressing_on(today))

    def found_between(self, first: date | None, last: date | None) -> Self:
        """Found on these local days, both included; None leaves an end open."""
        rows = self
        if first is not None:
            rows = rows.filter(found_at__date__gte=first)
        if last is not None:
            rows = rows.filter(found_at__date__lte=last)
        return rows

    def by_code(self, site: Any, code: str) -> Self:
        """Hazards of one item at one site, whatever version the item was."""
        return self.filter(site=site, item_code=code)

    def cleared_since(self, moment: datetime) -> Self:
        """Cleared at or after a moment."""
        return self.filter(cleared_at__gte=moment)

    def with_light(self, light: str, *, now: datetime, yellow_share: Decimal) -> Self:
        """Open hazards that show this light at `now` (EV-5).

        The same arithmetic as `rules.light`, done by the database: the due day counts
        whole, yellow begins when `yellow_share` of the time is left.
        """
        rows = self.open().annotate(
            _started=Case(
                When(status=HazardStatus.REPORTED_DONE, then=F("recheck_from")),
                default=F("clock_started_at"),
            ),
            _ends=Func(
                Case(
                    When(status=HazardStatus.REPORTED_DONE, then=F("recheck_due_on")),
                    default=F("due_on"),
                ),
                Value(timezone.get_default_timezone_name()),
                template="((%(expressions)s)",
                arg_joiner=" + 1)::timestamp AT TIME ZONE ",
                output_field=DateTimeField(),
            ),
        )
        standing = Value(now, output_field=DateTimeField())
        moment = Coalesce(F("paused_at"), standing, output_field=DateTimeField())
        rows = rows.annotate(
            _left=ExpressionWrapper(F("_ends") - moment, output_field=DurationField()),
            _share=ExpressionWrapper(
                (F("_ends") - F("_started")) * Value(float(yellow_share)),
                output_field=DurationField(),
            ),
        )
        if light == Light.RED:
            return rows.filter(_ends__lte=moment)
        if light == Light.YELLOW:
            return rows.filter(_ends__gt=moment, _left__lte=F("_share"))
        return rows.filter(_ends__gt=moment, _left__gt=F("_share"))

    def with_people(self) -> Self:
        """With all that a list or an export prints, in one query."""
        return self.select_related(
            "unit",
            "site__address",
            "item",
            "found_by",
            "current_assignment__assignee",
        )


class ActQuerySet(TerritoryQuerySet[Any]):
    """Rows of hazards' lives."""


def overdue_on(today: date) -> Q:
    """What `overdue` means, for filters and counts alike; not while paused (EV-5)."""
    return Q(status__in=BEING_FIXED, due_on__lt=today, paused_at__isnull=True) | Q(
        status=HazardStatus.REPORTED_DONE, recheck_due_on__lt=today
    )


def pressing_on(today: date) -> Q:
    """Overdue, or critical and open."""
    return overdue_on(today) | Q(status__in=OPEN, severity=Severity.CRITICAL)


def _rectifications() -> Any:
    return apps.get_model("hazards", "Rectification").objects
