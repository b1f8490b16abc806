"""Members of village groups in the desk: masked, with basis and disputes (LC-3..7)."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.acting import act_by
from petitions.admin.acts import Act, ActsAdmin
from petitions.choices.compensation import Standing
from petitions.forms import splits as forms
from petitions.forms.members import SearchForm
from petitions.models import Entitlement, Member
from petitions.operations.inspections import give_code
from petitions.operations.members import MOST_FOUND, find_members
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
    list_filter = ["standing", "dispute"]
    list_filter_submit = False
    list_select_related = ["group"]
    ordering = ["group", "serial", "pk"]
    list_before_template = "petitions/_member_search.html"
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

    def get_urls(self) -> list[Any]:
        """The search, whose words are posted."""
        view = self.admin_site.admin_view(never_cache(self.search))
        return [
            path("search/", view, name="petitions_member_search"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The list; a name to search by never stands in an address."""
        if SEARCH_VAR in request.GET:
            return HttpResponseRedirect(reverse("admin:petitions_member_search"))
        return super().changelist_view(request, extra_context)

    def search(self, request: HttpRequest) -> HttpResponse:
        """Find members by their whole name; the words are kept nowhere."""
        user: Any = request.user
        if not user.may(Capability.COMPENSATION_VIEW):
            raise PermissionDenied
        form = SearchForm(request.POST or None)

        def shown(found: list[Member] | None) -> HttpResponse:
            return self.render(
                request,
                "member_search",
                _("Find members"),
                form=form,
                found=None if found is None else found[:MOST_FOUND],
                has_more=found is not None and len(found) > MOST_FOUND,
            )

        if request.method == "POST" and form.is_valid():
            words = form.cleaned_data["words"]
            answer = act_by(form, lambda: shown(find_members(words, actor=user)))
            if answer is not None:
                return answer
        return shown(None)

    def unit_of(self, obj: Member) -> Any:
        """The community of the group."""
        return obj.group.unit

    @display(description=gettext_lazy("Full name"))
    def masked(self, member: Member) -> str:
        """With stars."""
        return member.masked_name

    @display(description=pgettext_lazy("membership", "Standing"), ordering="standing")
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
