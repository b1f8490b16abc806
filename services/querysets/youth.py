"""Reading programmes, and children's data by grant only (PI-9)."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from liuli.accounts.roles import Capability
from liuli.territory.querysets import TerritoryQuerySet
from services.choices.youth import HOLDING, LIVE, EnrolmentState


def _around(paths: tuple[str, ...], lookup: str) -> Q:
    """Units under the paths and those on the way up: a programme is the community's."""
    wanted = Q(pk__in=[])
    for path in paths:
        above = [path[: n + 1] for n, letter in enumerate(path) if letter == "."]
        wanted |= Q(**{f"{lookup}__path__startswith": path})
        wanted |= Q(**{f"{lookup}__path__in": above})
    return wanted


def granted_programmes(user: Any) -> "QuerySet[Any]":
    """Programmes whose children this person may see, while the post is held."""
    programmes = apps.get_model("services", "Programme").objects.filter(
        _around(user.scopes(Capability.YOUTH_LEAD), "unit")
    )
    if user.actor_id is None:
        return programmes
    grants = apps.get_model("services", "ProgrammeGrant").objects
    live = grants.filter(user=user.actor_id, revoked_at__isnull=True)
    return programmes.filter(pk__in=live.values("programme"))


class YouthQuerySet(TerritoryQuerySet[Any]):
    """Rows without a child's data."""

    def visible_to(self, user: Any) -> Self:
        """Those of the communities in which this person works."""
        paths = user.scopes(self.model.read_capability)
        return self.filter(_around(paths, self._unit_lookup()))


class ProgrammeQuerySet(YouthQuerySet):
    """Programmes."""

    def running(self, on: date) -> Self:
        """Not ended by the day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))

    def led_by(self, user: Any) -> "QuerySet[Any]":
        """Those whose children this person may see."""
        return granted_programmes(user)


class TermQuerySet(YouthQuerySet):
    """Terms."""

    def with_places(self) -> Self:
        """With `taken` places and `in_line` on the waiting list."""
        states = Q(enrolments__state__in=HOLDING)
        waits = Q(enrolments__state=EnrolmentState.WAITING)
        return self.annotate(
            taken=Count("enrolments", filter=states),
            in_line=Count("enrolments", filter=waits),
        )

    def open_on(self, on: date) -> Self:
        """Terms one can sign up for."""
        return self.filter(
            Q(sign_up_until__isnull=True) | Q(sign_up_until__gte=on),
            places__gt=0,
            ends_on__gte=on,
        )


class SessionQuerySet(YouthQuerySet):
    """Sessions."""

    def standing(self) -> Self:
        """Not cancelled."""
        return self.filter(cancelled_at__isnull=True)

    def held(self) -> Self:
        """With somebody signed in, or so a ledger says (YT-8)."""
        return self.standing().filter(Q(attended__gt=0) | Q(written_people__gt=0))

    def with_fewer_adults(self, adults: int) -> Self:
        """Those for which fewer are down (YT-4)."""
        return self.annotate(adults_down=Count("roster")).filter(adults_down__lt=adults)

    def with_people(self) -> Self:
        """With `people_there`: signed in, else as a ledger has it."""
        written = Coalesce(F("written_people"), Value(0))
        signed = NullIf(F("attended"), Value(0))
        return self.annotate(people_there=Coalesce(signed, written))


class ChildQuerySet(TerritoryQuerySet[Any]):
    """Rows about children."""

    def visible_to(self, user: Any) -> Self:
        """Of the programmes this person was let in to; a post alone opens nothing."""
        lookup = getattr(self.model, "programme_lookup", "enrolment__term__programme")
        return self.filter(**{f"{lookup}__in": granted_programmes(user).values("pk")})


class EnrolmentQuerySet(ChildQuerySet):
    """Sign-ups."""

    def live(self) -> Self:
        """Waiting, offered or enrolled."""
        return self.filter(state__in=LIVE)

    def holding(self) -> Self:
        """Those with a place."""
        return self.filter(state__in=HOLDING)

    def enrolled(self) -> Self:
        """Those who come."""
        return self.filter(state=EnrolmentState.ENROLLED)

    def in_line(self) -> Self:
        """The waiting list, the first in line first."""
        return self.filter(state=EnrolmentState.WAITING).order_by("asked_at", "pk")


class AttendanceQuerySet(ChildQuerySet):
    """Who signed in."""

    def present(self) -> Self:
        """Those who came."""
        return self.filter(is_present=True)

    def still_there(self) -> Self:
        """Came, and nobody has fetched them."""
        return self.present().filter(handover__isnull=True)


class HarmQuerySet(TerritoryQuerySet[Any]):
    """Sealed reports of harm (YT-5)."""

    def visible_to(self, user: Any) -> Self:
        """For the two safeguarding leads, never for somebody the report names."""
        lookup = getattr(self.model, "report_lookup", "")
        seats = apps.get_model("services", "SafeguardingLead").objects
        units = seats.filter(user=user.actor_id, ended_at__isnull=True).values("unit")
        named = apps.get_model("services", "HarmNamed").objects
        about = named.filter(user=user.actor_id).values("report")
        unit = f"{lookup}__unit" if lookup else "unit"
        report = lookup or "pk"
        return (
            self.in_scopes(user.scopes(Capability.YOUTH_LEAD))
            .filter(**{f"{unit}__in": units})
            .exclude(**{f"{report}__in": about})
        )
