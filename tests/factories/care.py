"""Care plans of invented people."""

from datetime import date
from typing import Any

from django.utils import timezone

from liuli.accounts.models import User
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from residents.choices import Basis, Tag
from residents.models import Person
from residents.operations import add_service_tag
from services.models import CarePlan
from services.operations.care import begin_care
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident


def a_tagged(unit: Unit, *, tag: Tag = Tag.LIVES_ALONE, **facts: Any) -> Person:
    """A resident with a service tag."""
    on: date = facts.pop("on", TODAY)
    person = a_resident(unit, **facts)
    add_service_tag(person, tag=tag, basis=Basis.CONSENT, actor=SYSTEM, starts_on=on)
    return person


def a_plan(unit: Unit, carer: User, **facts: Any) -> CarePlan:
    """Somebody living alone, visited every seven days from today."""
    now = facts.pop("now", NOON)
    today = timezone.localdate(now)
    person = facts.pop("person", None) or a_tagged(
        unit, on=today, full_name=facts.pop("full_name", "张三丰")
    )
    given = {"tag": Tag.LIVES_ALONE, "rhythm_days": 7, "first_on": today}
    return begin_care(person, carer=carer, actor=SYSTEM, now=now, **given | facts)
