"""What people are told about partners, home help and referrals."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liuli.notices.registry import notice_kind, still_due
from services.choices.orders import ReferralAnswer
from services.models import Contract, Referral

CONTRACT_ENDS = notice_kind(
    "services.contract_ends",
    title=_("A contract of a partner ends soon"),
    sentence=_(
        "%(unit)s: a contract ends on %(last_on)s. Renew it in time: "
        "without one no new order can be given."
    ),
).key
REFERRAL_LATE = notice_kind(
    "services.referral_late",
    title=_("No answer to a referral"),
    sentence=_(
        "%(unit)s: the answer to a referral was expected by %(due_on)s. Ask there."
    ),
).key


@still_due(CONTRACT_ENDS)
def contracts_still_ending(notices: Sequence[Any]) -> set[int]:
    """Until the contract is renewed or ended on another day."""
    wanted = {notice.params["contract"] for notice in notices}
    rows = Contract.objects.filter(pk__in=wanted).select_related("supplier")
    ends = {one.pk: one.last_on for one in rows if not _is_followed(one)}
    return {
        notice.pk
        for notice in notices
        if ends.get(notice.params["contract"])
        == date.fromisoformat(notice.params["last_on"])
    }


@still_due(REFERRAL_LATE)
def referrals_still_late(notices: Sequence[Any]) -> set[int]:
    """Until the answer is there or no longer expected."""
    wanted = {notice.params["referral"] for notice in notices}
    waiting = Referral.objects.filter(pk__in=wanted, answer=ReferralAnswer.WAITING)
    late = set(waiting.values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.params["referral"] in late}


def _is_followed(contract: Contract) -> bool:
    others = contract.supplier.contracts.filter(covers=contract.covers)
    return bool(others.filter(period__startswith__gte=contract.period.upper).exists())
