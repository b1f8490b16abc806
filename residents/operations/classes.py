"""The monthly reading of classes, and a person's word against it (3.5, FR-1)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.plans import avoid_loops
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit
from residents import policies
from residents.choices import OVERRIDE_DAYS, ClassKind, Hukou
from residents.models import ClassReading, ClassSpell, Person, Stay
from residents.operations.ties import count_ties
from residents.rules.classes import (
    RULE_VERSION,
    Spell,
    Verdict,
    count_facts,
    decide_class,
)

_BATCH = 2_000
_ROWS = """
    SELECT person, kind, string_to_array(reasons, ',')
    FROM unnest(%(people)s::bigint[], %(kinds)s::text[], %(reasons)s::text[])
      AS verdict (person, kind, reasons)
"""
_OPEN_SPELLS = f"""
    INSERT INTO residents_classspell
      (person_id, kind, reasons, period, rule_version, override_reason)
    SELECT person, kind, codes, daterange(%(today)s, NULL), %(version)s, ''
    FROM ({_ROWS}) AS verdicts (person, kind, codes)
"""  # noqa: S608  only our own text is put together
_KEEP_READINGS = f"""
    INSERT INTO residents_classreading
      (person_id, kind, reasons, read_on, rule_version)
    SELECT person, kind, codes, %(today)s, %(version)s
    FROM ({_ROWS}) AS verdicts (person, kind, codes)
    ON CONFLICT (person_id) DO UPDATE SET
      kind = EXCLUDED.kind, reasons = EXCLUDED.reasons,
      read_on = EXCLUDED.read_on, rule_version = EXCLUDED.rule_version
"""  # noqa: S608  only our own text is put together


class _Held(NamedTuple):
    """The class a person has today."""

    pk: int
    kind: str
    overridden_by_id: int | None
    period: Any


class _Earlier(NamedTuple):
    """What was read of a person before."""

    kind: str
    read_on: date


@dataclass(frozen=True, slots=True)
class Classified:
    """What one run did."""

    read: int
    first: int
    changed: int
    kinds: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def classify_residents(community: Unit, *, today: date, actor: Actor) -> Classified:
    """Read the class of everybody living in the community today.

    The first class of a person is set at once; a change needs the same reading in two
    monthly runs in a row; an override holds until it ends. A second run within one
    month replaces that month's reading. A handful of statements whatever the number.
    """
    require(policies.may_classify, actor, community)
    Unit.objects.select_for_update().get(pk=community.pk)
    people = Person.objects.filter(community=community, erased_at__isnull=True)
    # An import ends with this, when its tables may still be believed to be empty.
    number = people.count()
    for model in (Person, Stay, ClassSpell, ClassReading):
        avoid_loops(connection.ops.quote_name(model._meta.db_table), number)  # noqa: SLF001
    verdicts = _read(people.unmerged(), community, today)
    spells = {
        row[0]: _Held(*row[1:])
        for row in ClassSpell.objects.filter(
            person__community=community, period__contains=today
        ).values_list("person_id", "pk", "kind", "overridden_by_id", "period")
    }
    readings = {
        row[0]: _Earlier(*row[1:])
        for row in ClassReading.objects.filter(person__community=community).values_list(
            "person_id", "kind", "read_on"
        )
    }
    first = [pk for pk in verdicts if pk not in spells]
    changed = [
        pk
        for pk, verdict in verdicts.items()
        if pk in spells and _is_due(verdict, spells[pk], readings.get(pk), today)
    ]
    ended = ClassSpell.objects.filter(pk__in=[spells[pk].pk for pk in changed])
    _close(list(ended), today)
    _open({pk: verdicts[pk] for pk in (*first, *changed)}, today)
    _keep_readings(verdicts, today)
    result = Classified(
        len(verdicts),
        len(first),
        len(changed),
        Counter(verdict.kind for verdict in verdicts.values()),
    )
    record(
        "residents.classified",
        actor=actor,
        unit=community,
        detail={"read": result.read, "first": result.first, "changed": result.changed},
    )
    return result


def communities_to_classify(*, today: date) -> list[Unit]:
    """Communities with residents that nobody has read this month yet."""
    month = today.replace(day=1)
    read = ClassReading.objects.filter(read_on__gte=month)
    people = Person.objects.all()
    return list(
        Unit.objects.filter(pk__in=people.values("community"))
        .exclude(pk__in=read.values("person__community"))
        .order_by("path")
    )


def set_first_class(person: Person, *, today: date) -> None:
    """Read a person who was never read, so that they need not wait for the month.

    Nothing for anybody who has or had a class, or does not live here today.
    """
    if ClassSpell.objects.filter(person=person).exists():
        return
    alone = Person.objects.filter(pk=person.pk)
    _open(_read(alone, person.community, today), today)


def _read(people: Any, community: Unit, today: date) -> dict[int, Verdict]:
    window = int(parameter("residents.window_days", unit=community, on=today))
    spells: dict[int, list[Spell]] = defaultdict(list)
    begun = Stay.objects.filter(
        Q(starts_on__lte=today) | Q(starts_on__isnull=True),
        person__in=people,
    )
    for person_id, starts_on, ends_on, kind, address_id, room in begun.values_list(
        "person_id", "starts_on", "ends_on", "kind", "address_id", "room"
    ):
        spells[person_id].append(Spell(starts_on, ends_on, kind, (address_id, room)))
    living = people.living(today)
    ties = count_ties(people.values("pk"), on=today)
    return {
        pk: decide_class(
            count_facts(
                spells[pk],
                on=today,
                window=window,
                is_local=hukou == Hukou.LOCAL,
                has_fixed_work=fixed is True,
                first_seen_on=timezone.localdate(entered_at),
                ties=ties[pk],
            )
        )
        for pk, hukou, fixed, entered_at in living.values_list(
            "pk", "hukou", "has_fixed_work", "entered_at"
        )
    }


def _is_due(
    verdict: Verdict, spell: _Held, reading: _Earlier | None, today: date
) -> bool:
    """Whether this is the second equal reading in a row against the class held."""
    if spell.overridden_by_id is not None or spell.kind == verdict.kind:
        return False
    if reading is None or reading.kind != verdict.kind:
        return False
    earlier_month = (reading.read_on.year, reading.read_on.month) < (
        today.year,
        today.month,
    )
    return earlier_month and spell.period.lower < today


def _close(spells: list[ClassSpell], today: date) -> None:
    for spell in spells:
        spell.period = DateRange(spell.period.lower, today)
    ClassSpell.objects.bulk_update(spells, ["period"], batch_size=_BATCH)


def _open(verdicts: Mapping[int, Verdict], today: date) -> None:
    _write(_OPEN_SPELLS, verdicts, today)


def _keep_readings(verdicts: Mapping[int, Verdict], today: date) -> None:
    _write(_KEEP_READINGS, verdicts, today)


def _write(statement: str, verdicts: Mapping[int, Verdict], today: date) -> None:
    """Thousands of rows as three arrays: five times as fast as rows of parameters."""
    facts: dict[str, Any] = {
        "people": list(verdicts),
        "kinds": [verdict.kind for verdict in verdicts.values()],
        "reasons": [",".join(verdict.reasons) for verdict in verdicts.values()],
        "today": today,
        "version": RULE_VERSION,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)


@transaction.atomic
def override_class(
    person: Person,
    *,
    kind: ClassKind,
    reason: str,
    until: date,
    actor: User,
    today: date,
) -> ClassSpell:
    """Put a person in a class for a while against the reading, with a reason.

    When it ends the class read last returns. Raises Refused `override_reason` without
    a reason and `override_too_long` beyond 180 days or before tomorrow.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_override_class, actor, person)
    if not reason.strip():
        raise Refused(_("Say why the class is overridden."), code="override_reason")
    if not today < until <= today + timedelta(days=OVERRIDE_DAYS):
        raise Refused(
            _("An overridden class holds for 180 days at most."),
            code="override_too_long",
        )
    computed = _make_room(person, today)
    spell = ClassSpell.objects.create(
        person=person,
        kind=kind,
        period=DateRange(today, until),
        reasons=["overridden"],
        rule_version=RULE_VERSION,
        overridden_by=actor,
        override_reason=reason.strip(),
    )
    if computed is not None:
        computed.pk = None
        computed.period = DateRange(until, None)
        computed.save(force_insert=True)
    record(
        "residents.class_overridden",
        spell,
        actor=actor,
        unit=person.unit,
        detail={"kind": kind, "until": until.isoformat()},
    )
    return spell


def _make_room(person: Person, today: date) -> ClassSpell | None:
    """Free the time from today on; returns the last class a run had set."""
    spells = list(ClassSpell.objects.filter(person=person).order_by("period"))
    computed: ClassSpell | None = None
    for spell in spells:
        if spell.overridden_by_id is None:
            computed = spell
        if spell.period.lower >= today:
            ClassSpell.objects.filter(pk=spell.pk).delete()
        elif spell.period.upper is None or spell.period.upper > today:
            spell.period = DateRange(spell.period.lower, today)
            spell.save(update_fields=["period"])
    return computed
