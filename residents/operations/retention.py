"""How long data is kept, and what goes when its time is over (PI-5).

Each rule names its parameter (dated, per unit), what is due on a day, and what happens
to it. A person under a legal hold keeps everything. `due_for_retention` is the dry run;
the nightly job carries the very same rows out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.parameters.operations import parameter
from residents.choices.landlords import ReportStatus
from residents.models import LegalHold, ServiceTag, TenantReport
from residents.operations.erasure import blank_history
from residents.operations.stay_totals import stays_of_the_gone, total_and_forget
from residents.policies import privacy as policies


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of data: what is due by the last day it may be kept, and what then."""

    key: str
    parameter: str
    due: Callable[[Any, date], Any]
    act: Callable[[Any], int]


@dataclass(frozen=True, slots=True)
class Due:
    """What one rule would do in one community: how many rows, kept how long."""

    key: str
    days: int
    count: int
    held: int


def due_for_retention(community: Any, *, today: date) -> list[Due]:
    """The dry run: per rule, the rows whose time is over and those a hold keeps."""
    found = []
    for rule in RULES:
        days, rows = _rows(rule, community, today)
        held = rows.filter(_is_held()).count()
        found.append(Due(rule.key, days, rows.count() - held, held))
    return found


@transaction.atomic
def carry_out_retention(
    community: Any, *, actor: Actor, now: datetime
) -> dict[str, int]:
    """Do what the dry run says; safe to repeat. Returns the rows of each rule."""
    require(policies.may_decide, actor, community)
    today = timezone.localdate(now)
    done = {}
    for rule in RULES:
        _days, rows = _rows(rule, community, today)
        done[rule.key] = rule.act(rows.exclude(_is_held()))
    if any(done.values()):
        record(
            "residents.retention",
            actor=actor,
            unit=community,
            at=now,
            detail=done,
        )
    return done


def _rows(rule: Rule, community: Any, today: date) -> tuple[int, Any]:
    days = int(parameter(rule.parameter, unit=community, on=today))
    return days, rule.due(community, today - timedelta(days=days))


def _is_held() -> Exists:
    standing = LegalHold.objects.standing()
    return Exists(standing.filter(person=OuterRef("person")))


def _old_reports(community: Any, last: date) -> Any:
    """Decided reports of landlords that still say a name."""
    decided = TenantReport.objects.in_unit(community).exclude(
        status=ReportStatus.REPORTED
    )
    return decided.filter(checked_at__date__lt=last, full_name__isnull=False)


def _blank_reports(rows: Any) -> int:
    return int(rows.update(full_name=None, note=""))


def _old_tags(community: Any, last: date) -> Any:
    """Service tags whose time was over that long ago."""
    return ServiceTag.objects.in_unit(community).filter(period__endswith__lt=last)


def _drop_tags(rows: Any) -> int:
    """The tag, and the words of its history; that there was one stays."""
    pks = list(rows.values_list("pk", flat=True))
    ServiceTag.objects.filter(pk__in=pks).delete()
    blank_history(ServiceTag, {"pgh_obj__in": pks}, {})
    return len(pks)


RULES: Final = (
    Rule("tenant_reports", "retention.report_days", _old_reports, _blank_reports),
    Rule("service_tags", "retention.tag_days", _old_tags, _drop_tags),
    Rule("stays", "retention.stay_days", stays_of_the_gone, total_and_forget),
)
