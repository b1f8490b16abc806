"""What people are told about needs, duties, tasks, and living where nobody may."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from liuli.notices.registry import notice_kind, still_due
from residents.choices.duties import Duty
from residents.choices.needs import NeedKind
from residents.models import Stay

NEED_YOURS = notice_kind(
    "needs.yours",
    title=_("A need is in your hands"),
    sentence=_(
        "A need (%(kind)s, %(unit)s) is in your hands; answer it by the end of "
        "%(due_on)s."
    ),
    words={"kind": NeedKind},
).key
NEED_ANSWERED = notice_kind(
    "needs.answered",
    title=_("A need is answered: tell the person"),
    sentence=_(
        "A need you noted (%(kind)s, %(unit)s) is answered. Tell the person, and say "
        "whether it helped."
    ),
    words={"kind": NeedKind},
).key
DUTY_YOURS = notice_kind(
    "duties.yours",
    title=_("A duty is yours"),
    sentence=_(
        "You are %(duty)s of %(unit)s from %(on)s. Open items that came with it: "
        "%(items)s."
    ),
    words={"duty": Duty},
).key
TASK_GIVEN = notice_kind(
    "duties.task_given",
    title=_("A task for your grid"),
    sentence=_("%(unit)s has a task from the approved list, due %(due_on)s."),
).key
BAN_BREACHED = notice_kind(
    "residents.ban_breached",
    title=_("Somebody lives where nobody may be housed"),
    sentence=_(
        "%(unit)s: somebody lives at a place where nobody may be housed since "
        "%(imposed_on)s. Talk to the keeper, and find the person another room."
    ),
).key


@still_due(BAN_BREACHED)
def lives_there_still(notices: Sequence[Any]) -> set[int]:
    """Until the person has moved out, or living there is allowed again."""
    wanted = {notice.params["stay"] for notice in notices}
    stays = Stay.objects.filter(pk__in=wanted, is_compliant=False).open()
    living = set(stays.values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.params["stay"] in living}
