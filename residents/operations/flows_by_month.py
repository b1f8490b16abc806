"""Coming and going by the month, and both ways between floating and rooted (3.5)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from residents.choices import ClassKind
from residents.rules.permits import add_months

_STAYS = """
    SELECT 'came', date_trunc('month', starts)::date, count(*) FROM (
        SELECT min(coalesce(stay.starts_on, '-infinity'::date)) AS starts
        FROM residents_stay stay JOIN territory_unit unit ON unit.id = stay.unit_id
        JOIN residents_person person ON person.id = stay.person_id
        WHERE starts_with(unit.path, %(path)s) AND person.merged_into_id IS NULL
        GROUP BY stay.person_id
    ) AS firsts WHERE starts >= %(first)s AND starts < %(until)s GROUP BY 2
    UNION ALL
    SELECT 'went', date_trunc('month', ends)::date, count(*) FROM (
        SELECT max(coalesce(stay.ends_on, 'infinity'::date)) AS ends
        FROM residents_stay stay JOIN territory_unit unit ON unit.id = stay.unit_id
        JOIN residents_person person ON person.id = stay.person_id
        WHERE starts_with(unit.path, %(path)s) AND person.merged_into_id IS NULL
        GROUP BY stay.person_id
    ) AS lasts WHERE ends >= %(first)s AND ends < %(until)s GROUP BY 2
    UNION ALL
    SELECT total.way, total.month, total.people FROM residents_staytotal total
    WHERE total.unit_id = %(unit)s
      AND total.month >= %(first)s AND total.month < %(until)s
    UNION ALL
    SELECT before.kind || '>' || after.kind,
           date_trunc('month', lower(after.period))::date, count(*)
    FROM residents_classspell after
    JOIN residents_classspell before ON before.person_id = after.person_id
      AND upper(before.period) = lower(after.period)
    JOIN residents_person person ON person.id = after.person_id
    JOIN territory_unit unit ON unit.id = person.unit_id
    WHERE starts_with(unit.path, %(path)s)
      AND after.overridden_by_id IS NULL AND before.overridden_by_id IS NULL
      AND lower(after.period) >= %(first)s AND lower(after.period) < %(until)s
    GROUP BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Month:
    """One month: people who came and went, and who changed class which way."""

    first: date
    came: int
    went: int
    settled: int
    took_off: int


def flows_by_month(unit: Any, *, today: date, months: int = 12) -> Sequence[Month]:
    """The last months of a unit, the present one first; one statement.

    Came: the first known stay here begins; went: the last one has ended. Settled: to
    rooted, from any other class but local; took off: to floating. A person's own word
    (an override) is no flow. Whose stays are kept no more is counted by the totals of
    the unit (PI-5).
    """
    newest = today.replace(day=1)
    firsts = [add_months(newest, -ago) for ago in range(months)]
    counted: Counter[tuple[str, date]] = Counter()
    facts = {
        "path": unit.path,
        "unit": unit.pk,
        "first": firsts[-1],
        "until": add_months(newest, 1),
    }
    with connection.cursor() as cursor:
        cursor.execute(_STAYS, facts)
        for word, month, count in cursor.fetchall():
            counted[_way(word), month] += count
    return [
        Month(
            first,
            *(counted[way, first] for way in ("came", "went", "settled", "took_off")),
        )
        for first in firsts
    ]


def _way(word: str) -> str:
    before, _arrow, after = word.partition(">")
    if not after:
        return word
    if ClassKind.LOCAL in {before, after}:
        return ""
    return {ClassKind.ROOTED: "settled", ClassKind.FLOATING: "took_off"}.get(
        ClassKind(after), ""
    )
