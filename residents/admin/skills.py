"""The call list by skill: who can be called for what (E7)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown
from residents import policies
from residents.choices.skills import KeyGroup, Skill
from residents.forms.skills import NoWordsForm, SkillForm
from residents.models import SkillOffer
from residents.operations.skills import end_skill, offer_skill


class StandingFilter(admin.SimpleListFilter):
    """Whether they can still be called."""

    title = _("can be called")
    parameter_name = "standing"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Past ones too, where asked for."""
        return [("no", _("no longer"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Those who still can, unless asked otherwise."""
        if self.value() == "no":
            return queryset.filter(ended_on__isnull=False)
        return queryset.standing()


class PartyFilter(admin.SimpleListFilter):
    """Party members, for whoever keeps the party's lists."""

    title = _("party member")
    parameter_name = "party"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Nothing for whoever may not see who is a member."""
        if not request.user.may(Capability.PARTY_VIEW):
            return []
        return [("yes", _("party members only"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Members only."""
        asks = self.value() == "yes" and request.user.may(Capability.PARTY_VIEW)
        return queryset.of_party_members() if asks else queryset


def _may_end(user: Any, offer: SkillOffer) -> bool:
    return offer.ended_on is None and policies.may_correct(user, offer.person)


@admin.register(SkillOffer)
class SkillOfferAdmin(RecordAdmin[SkillOffer]):
    """Who can be called for what."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = ["name", "skill", "group", "note", "grid"]
    list_display_links = ["name"]
    list_filter = ["skill", "group", PartyFilter, StandingFilter]
    list_select_related = ["person__unit"]
    ordering = ["skill", "person__unit__path", "pk"]
    actions_list = ["open_new"]
    new_form = SkillForm
    new_title = _("Put somebody on the call list")
    new_capability = Capability.RESIDENTS_CHANGE
    new_form_asks_user = True
    acts = {
        "end": Act(
            _("No longer to be called"),
            NoWordsForm,
            _may_end,
            lambda obj, _data, user: end_skill(
                obj, actor=user, today=timezone.localdate()
            ),
        )
    }

    @display(description=_("Full name"))
    def name(self, offer: SkillOffer) -> str:
        """Masked."""
        return offer.person.masked_name

    @display(description=_("Unit"))
    def grid(self, offer: SkillOffer) -> str:
        """The grid of the present address."""
        return offer.person.unit.short_name

    def perform_new(self, community: Any, data: Any, user: Any) -> SkillOffer:
        """Put on the list, with the consent."""
        return offer_skill(
            data["person"],
            skill=Skill(data["skill"]),
            group=KeyGroup(data["group"]),
            note=data["note"],
            consent_form=data["consent_form"],
            actor=user,
            today=timezone.localdate(),
        )

    def shown(self, obj: SkillOffer, request: HttpRequest) -> Shown:
        """What for; the way to the file, where a call is made and noted."""
        file = reverse("admin:residents_person_file", args=[obj.person_id])
        return Shown(
            title=f"{obj.person.masked_name} · {obj.get_skill_display()}",
            facts=[
                (_("Unit"), obj.person.unit),
                (_("Speaks for"), obj.get_group_display()),
                (_("When and how"), obj.note),
                (pgettext_lazy("skill", "since"), obj.since),
                (_("no longer since"), obj.ended_on),
            ],
            links=[(_("To the file and the call"), file)],
        )
