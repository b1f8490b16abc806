"""Members of village groups in the desk: masked, with basis and disputes (LC-3..7)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display

from liuli.accounts.roles import Capability
from petitions.admin.acts import Act, ActsAdmin
from petitions.choices.compensation import Standing
from petitions.forms import splits as forms
from petitions.models import Entitlement, Member
from petitions.operations.inspections import give_code
from petitions.operations.membership import (
    faults_of,
    review_membership,
    shares,
    state_membership,
)
from petitions.policies import compensation as policies

_MOST_LOOKS = 20
_FAULTS = {
    "legality_review": gettext_lazy(
        "Left out because of marriage, divorce or widowhood: women keep equal rights. "
        "The roll waits for a lawyer's opinion."
    ),
    "newborn_left_out": gettext_lazy("A newborn must be admitted by law."),
    "membership_lost": gettext_lazy(
        "A civil servant loses the membership by law; check the day."
    ),
    "not_member_on_plan_day": gettext_lazy(
        "Counted, but not a member on the day the plan was fixed."
    ),
    "share_vested_for_heirs": gettext_lazy(
        "Died after the plan was fixed: the share belongs to the heirs."
    ),
}


def _may_state(user: Any, member: Any) -> bool:
    return policies.may_keep(user, member.group.unit)


def _may_review(user: Any, member: Any) -> bool:
    is_out = member.standing == Standing.EXCLUDED
    return is_out and policies.may_approve(user, member.group.unit)


def _state(member: Any, form: Any, user: Any) -> None:
    facts = dict(form.cleaned_data)
    state_membership(member, reason=facts.pop("reason"), facts=facts, actor=user)


def _review(member: Any, form: Any, user: Any) -> None:
    review_membership(member, **form.cleaned_data, actor=user)


def _code(member: Any, form: Any, user: Any) -> str:
    code = give_code(member, actor=user, now=timezone.now())
    words = _("Write this code on the member's slip; it is not shown again: %(code)s")
    return words % {"code": code}


@admin.register(Member)
class MemberAdmin(ActsAdmin[Member]):
    """Everybody on a payee roll, masked; a row opens the membership."""

    view_capability = Capability.COMPENSATION_VIEW
    list_display = [
        "masked", "group", "serial", "standing_word", "dispute_word", "basis_word",
    ]  # fmt: skip
    list_filter = ["standing", "dispute", "group"]
    list_filter_submit = False
    list_select_related = ["group"]
    ordering = ["group", "serial", "pk"]
    page = "member_detail"
    acts = {
        "basis": Act(
            title=gettext_lazy("State the membership"),
            form=forms.MembershipForm,
            may=_may_state,
            run=_state,
            done=gettext_lazy("The membership is stated."),
            start=lambda member, _words: forms.MembershipForm.start(member),
        ),
        "code": Act(
            title=gettext_lazy("Hand out a code"),
            form=forms.RecordForm,
            may=_may_state,
            run=_code,
            done="",
        ),
        "review": Act(
            title=gettext_lazy("Record the review of the exclusion"),
            form=forms.ReviewForm,
            may=_may_review,
            run=_review,
            done=gettext_lazy("The review is recorded."),
        ),
    }

    def unit_of(self, obj: Member) -> Any:
        """The community of the group."""
        return obj.group.unit

    @display(description=gettext_lazy("Full name"))
    def masked(self, member: Member) -> str:
        """With stars."""
        return member.masked_name

    @display(description=gettext_lazy("Standing"), ordering="standing")
    def standing_word(self, member: Member) -> str:
        """In words."""
        return member.get_standing_display()

    @display(description=gettext_lazy("Dispute"), ordering="dispute")
    def dispute_word(self, member: Member) -> str:
        """In words."""
        return member.get_dispute_display()

    @display(description=gettext_lazy("Basis of the membership"), ordering="basis")
    def basis_word(self, member: Member) -> str:
        """In words, or that nobody has said it."""
        return member.get_basis_display() if member.basis else _("not stated")

    def title_of(self, record: Any) -> str:
        """Masked name and group."""
        return f"{record.group.full_name} · {record.masked_name}"

    def facts(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """Whether the member shared on the plan's day, faults, and the lines."""
        words = {
            True: pgettext("membership", "yes"),
            False: pgettext("membership", "no"),
            None: _("The day the plan was fixed is not known."),
        }
        lines = Entitlement.objects.in_force().filter(member=record)
        return {
            "shares": words[shares(record)],
            "faults": [_FAULTS[code] for code in faults_of(record)],
            "looks": record.inspections.all()[:_MOST_LOOKS],
            "lines": lines.select_related("roll", "member"),
        }
