"""Declared interests in the desk (PT-14)."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.models import User
from liuli.accounts.roles import Capability
from liuli.desk.bases import TerritoryAdmin
from liuli.kernel.access import get_visible_or_404
from petitions.admin.framing import desk_page, take
from petitions.forms.access import RecusalForm
from petitions.models import Recusal
from petitions.operations.access import declare_recusal, end_recusal
from petitions.policies import cases as policies


@admin.register(Recusal)
class RecusalAdmin(TerritoryAdmin[Recusal]):
    """One's own, and all of the units one oversees; each is one row to be ended."""

    add_capability = Capability.PETITIONS_REGISTER
    view_capability = Capability.PETITIONS_REGISTER
    list_display = ["person", "concern", "declared_by", "declared_at", "how_it_stands"]
    list_display_links = None
    list_select_related = ["user", "case", "declared_by"]
    ordering = ["-pk"]

    @display(description=gettext_lazy("person"), ordering="user")
    def person(self, recusal: Recusal) -> str:
        """A colleague."""
        return str(recusal.user)

    @display(description=gettext_lazy("in what"))
    def concern(self, recusal: Recusal) -> str:
        """The number of a case, or a village group."""
        return str(recusal.case or recusal.village_group)

    @display(description=gettext_lazy("how it stands"))
    def how_it_stands(self, recusal: Recusal) -> Any:
        """Ended, or in force; whoever may end it finds the button here."""
        if recusal.ended_at:
            day = timezone.localtime(recusal.ended_at)
            return _("ended on %(day)s") % {"day": f"{day:%Y-%m-%d}"}
        url = reverse("admin:petitions_recusal_end", args=[recusal.pk])
        return format_html('<a href="{}">{}</a>', url, _("in force: end it"))

    def get_urls(self) -> list[Any]:
        """Ending one."""
        end = path(
            "<int:pk>/end/",
            self.admin_site.admin_view(desk_page(self, end_page)),
            name="petitions_recusal_end",
        )
        return [end, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Declare an interest: one's own, or that of somebody one oversees."""
        return desk_page(self, declare_page)(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Rows are declared and ended, never changed."""
        raise Http404

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """The row tells its own story."""
        raise Http404


def declare_page(desk: Any, request: HttpRequest) -> HttpResponse:
    """Who has an interest in what; their access ends at once."""
    user: Any = request.user
    if not desk.has_add_permission(request):
        raise PermissionDenied
    form = RecusalForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        person, unit, case, group = form.facts()
        declare_recusal(
            User.objects.get(pk=person),
            unit=unit,
            case=case,
            village_group=group,
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("The interest is declared; access has ended."))
        return _to_list()

    return take(
        desk,
        request,
        form,
        act,
        "case_form",
        _("Declare an interest"),
        back=reverse("admin:petitions_recusal_changelist"),
        hint=_(
            "Whoever has a direct interest in a matter does not handle it and does not "
            "see it."
        ),
    )


def end_page(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The interest is no more, says somebody else."""
    user: Any = request.user
    recusal = get_visible_or_404(Recusal, user, pk=pk)
    if not policies.may_oversee(user, recusal):
        raise PermissionDenied

    def act() -> HttpResponse:
        end_recusal(recusal, actor=user, now=timezone.now())
        messages.success(request, _("The recusal has ended."))
        return _to_list()

    return take(
        desk,
        request,
        Form(request.POST if request.method == "POST" else None),
        act,
        "case_form",
        _("End the recusal of %(person)s") % {"person": recusal.user},
        back=reverse("admin:petitions_recusal_changelist"),
        hint=_("From then on this person can be given such cases again."),
    )


def _to_list() -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:petitions_recusal_changelist"))
