"""Leave to open minors' numbers: asked for, given for some hours, or not (PI-9)."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.kernel.access import get_visible_or_404
from residents.admin import pages
from residents.forms.minors import LeaveForm
from residents.models import MinorAccess
from residents.operations.minors import decide_for_minor
from residents.policies import privacy as policies

_FIRST = 3
_LIST = "admin:residents_minoraccess_changelist"


@admin.register(MinorAccess)
class MinorAccessAdmin(ReadOnlyAdmin[MinorAccess]):
    """One's own requests, and all for whoever answers for the data."""

    empty_words = gettext_lazy(
        "The number of a minor is asked for on the page of the person; who "
        "decides finds it here."
    )
    view_capability = Capability.RESIDENTS_REVEAL
    list_display = ["name", "why", "asked_by", "asked_at", "state_word", "until"]
    list_display_links = None
    list_filter = ["state"]
    list_select_related = ["person__unit", "asked_by"]
    ordering = ["-pk"]
    fields = ["name", "why", "asked_by", "asked_at", "state", "decided_by", "until"]
    readonly_fields = ["name"]

    @display(description=gettext_lazy("resident"))
    def name(self, access: MinorAccess) -> str:
        """Masked."""
        return access.person.masked_name

    @display(description=pgettext_lazy("minor access", "state"), ordering="state")
    def state_word(self, access: MinorAccess) -> str:
        """In words."""
        return access.get_state_display()

    def get_urls(self) -> list[Any]:
        """Deciding one."""
        view = self.admin_site.admin_view(pages.desk_page(self, decide))
        name = "residents_minoraccess_decide"
        return [path("<int:pk>/decide/", view, name=name), *super().get_urls()]


def decide(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Give leave, or not; never to oneself."""
    user: Any = request.user
    access = get_visible_or_404(MinorAccess, user, pk=pk)
    if not policies.may_decide(user, access.person.community):
        raise PermissionDenied
    form = LeaveForm(request.POST or None)

    def act() -> HttpResponse:
        is_given = form.cleaned_data["decision"] == "given"
        decide_for_minor(access, is_given=is_given, actor=user, now=timezone.now())
        messages.success(request, _("Recorded."))
        return HttpResponseRedirect(reverse(_LIST))

    title = _("%(asked)s asks for the numbers of %(name)s: %(why)s") % {
        "asked": access.asked_by,
        "name": access.person.masked_name,
        "why": access.why,
    }
    return pages.take_form(
        model_admin, request, form, act, "vote_form", title, back=reverse(_LIST)
    )


@tray
def leaves_to_decide(user: Any, now: datetime) -> Tray | None:
    """Asked for by others, oldest first; nothing where nobody asks."""
    if not user.may(Capability.RESIDENTS_ERASE):
        return None
    rows = MinorAccess.objects.visible_to(user).asked().exclude(asked_by=user)
    found, count = few(rows.select_related("asked_by", "person").order_by("pk"), _FIRST)

    if not found:
        return None
    return Tray(
        title=gettext_lazy("Leaves to open minors' numbers"),
        count=count,
        first=[
            Waiting(
                text=f"{row.asked_by} · {row.why}",
                url=reverse("admin:residents_minoraccess_decide", args=[row.pk]),
            )
            for row in found
        ],
        url=reverse(_LIST),
        weight=69,
    )
