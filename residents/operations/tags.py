"""Service tags (PO-7)."""

from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from residents import policies
from residents.choices import Basis, Tag
from residents.models import Person, ServiceTag

YEAR_DAYS = 365


@transaction.atomic
def add_service_tag(
    person: Person,
    *,
    tag: Tag,
    basis: Basis,
    actor: Actor,
    starts_on: date,
    purpose: str = "",
) -> ServiceTag:
    """Give a person a service tag for a year.

    Raises Refused `tag_unknown` for anything but the allowed tags (PO-8) and
    `tag_held` when the person has it already.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_tag, actor, person)
    if tag not in Tag.values:
        raise Refused(_("This is not a service tag."), code="tag_unknown")
    period = DateRange(starts_on, starts_on + timedelta(days=YEAR_DAYS))
    held = ServiceTag.objects.filter(person=person, tag=tag, period__overlap=period)
    if held.exists():
        raise Refused(_("This person already has this service tag."), code="tag_held")
    given = ServiceTag.objects.create(
        person=person, tag=tag, basis=basis, purpose=purpose, period=period
    )
    record(
        "residents.tagged", given, actor=actor, unit=person.unit, detail={"tag": tag}
    )
    return given
