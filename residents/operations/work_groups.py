"""Posts and working groups: founded for a term, with members and tasks (E6)."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.exchange.notes import without_long_numbers
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from residents.choices.party import WorkGroupKind
from residents.models import Person, WorkGroup, WorkGroupMember, WorkGroupTask
from residents.policies import party as policies


@transaction.atomic
def found_group(
    unit: Unit,
    *,
    kind: WorkGroupKind,
    name: str,
    starts_on: date,
    ends_on: date,
    actor: Actor,
) -> WorkGroup:
    """Found a post or group for a term. Raises `group_name`, `period_reversed`."""
    require(policies.may_keep_party, actor, unit)
    if not name.strip():
        raise Refused(_("Give the group a name."), code="group_name")
    if ends_on <= starts_on:
        raise Refused(_("The end must come after the start."), code="period_reversed")
    group = WorkGroup.objects.create(
        unit=unit, kind=kind, name=name.strip(), period=DateRange(starts_on, ends_on)
    )
    record("party.group_founded", group, actor=actor, detail={"kind": kind})
    return group


@transaction.atomic
def join_group(
    group: WorkGroup,
    person: Person,
    *,
    actor: Actor,
    today: date,
    is_lead: bool = False,
) -> WorkGroupMember:
    """Take a resident in from today until the end of the term.

    Raises Refused `group_over`, `group_member_there`, `group_lead_there`.
    """
    group = WorkGroup.objects.for_update().select_related("unit").get(pk=group.pk)
    require(policies.may_keep_party, actor, group.unit)
    if group.period.upper <= today:
        raise Refused(_("The term of this group is over."), code="group_over")
    present = group.members.filter(period__contains=today)
    if present.filter(person=person).exists():
        raise Refused(
            _("This person is in the group already."), code="group_member_there"
        )
    if is_lead and present.filter(is_lead=True).exists():
        raise Refused(
            _("The group has somebody who leads it."), code="group_lead_there"
        )
    first = max(today, group.period.lower)
    member = WorkGroupMember.objects.create(
        group=group,
        person=person,
        is_lead=is_lead,
        period=DateRange(first, group.period.upper),
    )
    record("party.group_joined", member, actor=actor, unit=group.unit)
    return member


@transaction.atomic
def give_group_task(
    group: WorkGroup, *, title: str, due_on: date, actor: Actor, today: date
) -> WorkGroupTask:
    """Something the group takes on. Raises `words_missing`, `due_in_past`."""
    group = WorkGroup.objects.for_update().select_related("unit").get(pk=group.pk)
    require(policies.may_keep_party, actor, group.unit)
    if not title.strip():
        raise Refused(_("Say what is to be done."), code="words_missing")
    if due_on < today:
        raise Refused(_("The due date lies in the past."), code="due_in_past")
    task = WorkGroupTask.objects.create(
        group=group, title=title.strip()[:120], given_on=today, due_on=due_on
    )
    record("party.group_task_given", task, actor=actor, unit=group.unit)
    return task


@transaction.atomic
def finish_group_task(
    task: WorkGroupTask, *, result: str, actor: Actor, today: date
) -> WorkGroupTask:
    """The group did it. Raises Refused `words_missing`, `task_done`."""
    task = (
        WorkGroupTask.objects.for_update().select_related("group__unit").get(pk=task.pk)
    )
    require(policies.may_keep_party, actor, task.group.unit)
    if task.done_on is not None:
        raise Refused(_("This task is reported done already."), code="task_done")
    if not result.strip():
        raise Refused(_("Say it in a few words."), code="words_missing")
    task.done_on, task.result = today, without_long_numbers(result.strip())[:200]
    task.save(update_fields=["done_on", "result"])
    record("party.group_task_done", task, actor=actor, unit=task.group.unit)
    return task
