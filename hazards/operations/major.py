"""Suspected major fire hazards by the rule set of the day (HZ-19)."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.campaigns import MajorResult
from hazards.models import MajorCondition, MajorJudgement, MajorRuleSet, Site
from hazards.operations.moves import person
from hazards.policies import hazards as policies
from hazards.rules.major import Thresholds, is_suspected
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused

_FILE: Final = Path(__file__).parents[1] / "data" / "major_fire.csv"
_RESULTS: Final = {
    True: MajorResult.SUSPECTED,
    False: MajorResult.NOT,
    None: MajorResult.ASK,
}


def load_after_migrate(**kwargs: Any) -> None:
    """Keep the editions of the file after every migration."""
    load_rule_sets(using=kwargs["using"])


@transaction.atomic
def load_rule_sets(*, using: str = "default", path: Path = _FILE) -> int:
    """Add editions and conditions the file has and the tables lack; how many."""
    made = 0
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            edition, _new = MajorRuleSet.objects.using(using).get_or_create(
                edition=row["edition"],
                defaults={
                    "period": DateRange(
                        _day(row["valid_from"]), _day(row["valid_until"])
                    ),
                    "crowded_evacuation": _number(row["crowded_evacuation"]),
                    "crowded_any": _number(row["crowded_any"]),
                    "other_any": _number(row["other_any"]),
                    "source": row["source"],
                },
            )
            _condition, new = MajorCondition.objects.using(using).get_or_create(
                rule_set=edition, code=row["code"], defaults={"text": row["text"]}
            )
            made += new
    return made


@transaction.atomic
def judge_site(
    site: Site,
    *,
    direct: Sequence[str] = (),
    evacuation: int = 0,
    other: int = 0,
    is_crowded: bool,
    on: date,
    actor: Actor,
    now: datetime,
) -> MajorJudgement:
    """Write down what a site's conditions add up to by the edition of that day.

    The result is a suspicion for fire and rescue, never a judgement. Raises Refused
    `no_edition`, `condition_unknown`, `date_future`.
    """
    site = Site.objects.for_update().select_related("unit").get(pk=site.pk)
    require(policies.may_report, actor, site)
    if on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="date_future")
    rule_set = MajorRuleSet.objects.in_force(on).first()
    if rule_set is None:
        raise Refused(
            _("No edition of the standard was in force on this day. Check the day."),
            code="no_edition",
        )
    known = set(rule_set.conditions.values_list("code", flat=True))
    if not set(direct) <= known:
        raise Refused(
            _("A condition belongs to another edition. Choose again."),
            code="condition_unknown",
        )
    found = is_suspected(
        direct=len(direct),
        evacuation=evacuation,
        other=other,
        is_crowded=is_crowded,
        thresholds=Thresholds(
            rule_set.crowded_evacuation, rule_set.crowded_any, rule_set.other_any
        ),
    )
    judgement = MajorJudgement.objects.create(
        site=site,
        rule_set=rule_set,
        on=on,
        is_crowded=is_crowded,
        direct=sorted(direct),
        evacuation=evacuation,
        other=other,
        result=_RESULTS[found],
        by_id=person(actor),
    )
    record("hazards.major_judged", judgement, actor=actor, unit=site.unit)
    return judgement


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> int | None:
    return int(text) if text else None
