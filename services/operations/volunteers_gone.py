"""Volunteers who left long ago: what may no longer be kept goes by night (PI-5).

Hours and the ledger of points stay: they are certificates and accounts, kept by the
rules of archives. The person behind them falls under the register's own retention.
"""

from datetime import datetime, timedelta
from typing import Any

import pgtrigger
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM
from liuli.parameters.operations import parameter
from residents.models import LegalHold
from residents.operations.erasure import blank_history, forget_history
from services.models import ShiftSignUp, Volunteer, VolunteerGuardian


@transaction.atomic
def forget_left_volunteers(*, now: datetime) -> int:
    """Blank codes, guardians and accounts, delete places in shifts; of how many.

    Safe to repeat. Who is under a legal hold keeps everything until it ends.
    """
    today = timezone.localdate(now)
    days = int(parameter("volunteer.keep_days", on=today))
    over = Volunteer.objects.filter(left_on__lt=today - timedelta(days=days))
    due = over.exclude(_is_held()).filter(_still_known()).order_by("pk")
    gone = list(due.select_for_update(of=("self",)).values_list("pk", flat=True))
    if not gone:
        return 0
    Volunteer.objects.filter(pk__in=gone).update(code=None, code_index=None, user=None)
    own = {"volunteer__in": gone}
    VolunteerGuardian.objects.filter(**own).update(guardian=None)
    blank_history(VolunteerGuardian, {"volunteer_id__in": gone}, {})
    with pgtrigger.ignore("services.ShiftSignUp:shiftsignup_stays_withdrawn"):
        ShiftSignUp.objects.filter(**own).delete()
    forget_history(ShiftSignUp, {"volunteer_id__in": gone})
    record(
        "volunteers.forgotten", actor=SYSTEM, at=now, detail={"volunteers": len(gone)}
    )
    return len(gone)


def _is_held() -> Exists:
    standing = LegalHold.objects.standing()
    return Exists(standing.filter(person=OuterRef("person")))


def _still_known() -> Any:
    named = VolunteerGuardian.objects.filter(
        volunteer=OuterRef("pk"), guardian__isnull=False
    )
    places = ShiftSignUp.objects.filter(volunteer=OuterRef("pk"))
    kept = Q(code__isnull=False) | Q(user__isnull=False)
    return kept | Exists(named) | Exists(places)
