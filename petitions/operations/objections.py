"""Objections to a roll and their answers (LC-8 f, LC-5)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import require
from liuli.kernel.calendar import WorkingCalendar
from liuli.kernel.errors import Refused
from petitions.choices.compensation import Conclusion
from petitions.models import Member, Objection, Roll
from petitions.policies import compensation as policies
from petitions.rules.objections import Window, timeliness


@transaction.atomic
def raise_objection(
    roll: Roll,
    *,
    matter: str,
    raised_on: date,
    actor: User,
    member: Member | None = None,
) -> Objection:
    """Write an objection down. Raises Refused `matter_missing`, `other_group`."""
    unit = roll.group.unit
    require(policies.may_keep, actor, unit)
    if not matter.strip():
        raise Refused(_("Write what the objection is about."), code="matter_missing")
    if member is not None and member.group_id != roll.group_id:
        raise Refused(_("This member is of another group."), code="other_group")
    objection = Objection.objects.create(
        roll=roll,
        member=member,
        matter=matter.strip()[:500],
        raised_on=raised_on,
        entered_by=actor,
    )
    record("compensation.objection_raised", objection, actor=actor, unit=unit)
    return objection


@transaction.atomic
def answer_objection(
    objection: Objection,
    *,
    conclusion: Conclusion,
    answer: str,
    answered_on: date,
    actor: User,
) -> Objection:
    """Answer an open objection. Raises Refused `answered_already`, `answer_missing`."""
    objection = (
        Objection.objects.for_update()
        .select_related("roll__group__unit")
        .get(pk=objection.pk)
    )
    unit = objection.roll.group.unit
    require(policies.may_keep, actor, unit)
    if objection.conclusion != Conclusion.OPEN:
        raise Refused(
            _("This objection has been answered already."), code="answered_already"
        )
    if conclusion == Conclusion.OPEN or not answer.strip():
        raise Refused(_("Write the answer."), code="answer_missing")
    objection.conclusion, objection.answer = conclusion, answer.strip()[:500]
    objection.answered_on, objection.answered_by = answered_on, actor
    objection.save(update_fields=["conclusion", "answer", "answered_on", "answered_by"])
    record("compensation.objection_answered", objection, actor=actor, unit=unit)
    return objection


@dataclass(frozen=True, slots=True)
class Marked:
    """An objection, and whether it came while the roll was posted."""

    objection: Objection
    mark: str


def objections_of(roll: Roll) -> list[Marked]:
    """Those of a roll, the newest first, each marked by the days it was posted.

    A mark is `in_time`, `late`, `early` or `not_posted`; a last day without work rolls
    on (PT-9). A late one is answered like the others.
    """
    windows = [
        Window(posting.posted_on, posting.ends_on) for posting in roll.postings.all()
    ]
    next_working_day = WorkingCalendar().next_working_day
    return [
        Marked(
            row, timeliness(row.raised_on, windows, next_working_day=next_working_day)
        )
        for row in roll.objections.select_related("member")
    ]
