"""Referrals in the desk (K13)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown
from services.choices.orders import ReferralAnswer
from services.forms.orders import desk as forms
from services.models import Referral
from services.operations.orders import referrals as acts
from services.policies import orders as policies


@admin.register(Referral)
class ReferralAdmin(RecordAdmin[Referral]):
    """Who was sent where, and whether an answer came; nothing of why."""

    view_capability = Capability.CARE_VIEW
    list_display = ["name_link", "institution", "referred_on", "due_on", "answer_word"]
    list_display_links = ["name_link"]
    list_filter = ["answer"]
    list_select_related = ["person__unit"]
    ordering = ["-pk"]
    actions_list = ["open_new"]
    new_form = forms.ReferForm
    new_title = gettext_lazy("New referral")
    new_capability = Capability.CARE_VISIT
    new_form_asks_user = True
    acts = {
        "close": Act(
            gettext_lazy("Say whether an answer came"),
            forms.CloseReferralForm,
            lambda user, one: (
                one.answer == ReferralAnswer.WAITING and policies.may_refer(user, one)
            ),
            lambda one, data, user: acts.close_referral(
                one,
                answer=ReferralAnswer(data["answer"]),
                on=data["on"],
                actor=user,
                now=timezone.now(),
            ),
        )
    }

    @display(description=gettext_lazy("Resident"))
    def name_link(self, referral: Referral) -> str:
        """Masked."""
        return f"{referral.person.masked_name} · {referral.unit.short_name}"

    @display(
        description=pgettext_lazy("referral", "Answer"),
        label={"late": "danger", "waiting": "warning", "received": "success",
               "none": "info"},
    )  # fmt: skip
    def answer_word(self, referral: Referral) -> tuple[str, str]:
        """In words and colour."""
        if _is_late(referral):
            return "late", _("overdue")
        return referral.answer, str(referral.get_answer_display())

    def perform_new(self, community: Any, data: Any, user: Any) -> Referral:
        """Send on."""
        data = {**data}
        return acts.refer_person(data.pop("person"), **data, actor=user)

    def shown(self, obj: Referral, request: HttpRequest) -> Shown:
        """Where, when, answered or not."""
        facts = [
            (_("Resident"), obj.person.masked_name),
            (_("Unit"), obj.unit),
            (_("Institution"), obj.institution),
            (_("The person agreed on"), obj.consent_on),
            (_("Sent on"), obj.referred_on),
            (_("Answer expected by"), obj.due_on),
            (pgettext("referral", "Answer"), obj.get_answer_display()),
            (_("Answered or closed on"), obj.answered_on),
        ]
        late = [(_("The answer is overdue. Ask there."), "warning")]
        return Shown(
            title=_("Referral"), facts=facts, banners=late if _is_late(obj) else []
        )


def _is_late(referral: Referral) -> bool:
    today = timezone.localdate()
    return referral.answer == ReferralAnswer.WAITING and referral.due_on < today
