"""Trainings of those who hold duties in grids, and who signed in (F4)."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404
from residents.admin import pages
from residents.forms.trainings import SignInForm, TrainingForm
from residents.models import Training
from residents.operations.trainings import hold_training, sign_in
from residents.policies import duties as policies

_LIST = "admin:residents_training_changelist"


@admin.register(Training)
class TrainingAdmin(ReadOnlyAdmin[Training]):
    """Every training with how many came; a row opens the list to sign."""

    view_capability = Capability.DUTIES_VIEW
    list_display = ["held_on", "topic", "place", "came"]
    ordering = ["-held_on", "-pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With how many signed in."""
        return super().get_queryset(request).with_counts()  # type: ignore[attr-defined]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever arranges duties."""
        user: Any = request.user
        return bool(user.may(Capability.DUTIES_ARRANGE))

    @display(description=pgettext_lazy("training", "Signed in"))
    def came(self, training: Any) -> int:
        """How many."""
        return int(training.came_count)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Write one down."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return pages.desk_page(self, add_page)(request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The list to sign."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        return pages.desk_page(self, sign_page)(request, pk=number)


def add_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """What, where and when; then the list."""
    user: Any = request.user
    form = TrainingForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        training = hold_training(
            data["unit"],
            topic=data["topic"],
            place=data["place"],
            held_on=data["held_on"],
            actor=user,
            today=timezone.localdate(),
        )
        return HttpResponseRedirect(
            reverse("admin:residents_training_change", args=[training.pk])
        )

    title = _("Write a training down")
    return pages.take_form(
        model_admin, request, form, act, "duty_form", title, back=reverse(_LIST)
    )


def sign_page(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Who was there, and how it went; changed by whoever arranges duties."""
    user: Any = request.user
    training = get_visible_or_404(Training, user, pk=pk)
    may = policies.may_arrange(user, training.unit)
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = SignInForm(request.POST or None, training=training)
    for field in form.fields.values():
        field.disabled = not may

    def act() -> HttpResponse:
        count = sign_in(training, results=form.results(), actor=user)
        words = ngettext(
            "%(count)d person signed in.", "%(count)d people signed in.", count
        )
        messages.success(request, words % {"count": count})
        return HttpResponseRedirect(reverse(_LIST))

    return pages.take_form(
        model_admin, request, form, act, "duty_form", str(training), back=reverse(_LIST)
    )
