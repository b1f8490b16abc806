"""Forms of the administrator's pages."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminDateWidget,
    UnfoldAdminEmailInputWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability, Role
from liuli.territory.models import Unit


class AccountForm(forms.ModelForm[User]):
    """A new person with the first post, or the corrected name of one."""

    role = forms.ChoiceField(
        label=_("role"), choices=Role.choices, widget=UnfoldAdminSelectWidget
    )
    unit = forms.ModelChoiceField(
        label=_("unit"),
        queryset=Unit.objects.none(),
        widget=UnfoldAdminSelectWidget,
    )
    starts_on = forms.DateField(
        label=_("from"), widget=UnfoldAdminDateWidget, initial=timezone.localdate
    )

    class Meta:
        model = User
        fields = ["username", "display_name", "email"]
        widgets = {
            "username": UnfoldAdminTextInputWidget,
            "display_name": UnfoldAdminTextInputWidget,
            "email": UnfoldAdminEmailInputWidget,
        }


class AccountChangeForm(forms.ModelForm[User]):
    """The name shown to colleagues and the e-mail address."""

    class Meta:
        model = User
        fields = ["display_name", "email"]
        widgets = {
            "display_name": UnfoldAdminTextInputWidget,
            "email": UnfoldAdminEmailInputWidget,
        }


class PostForm(forms.ModelForm[Post]):
    """A post: who, as what, where, from when, for whom."""

    starts_on = forms.DateField(
        label=_("from"), widget=UnfoldAdminDateWidget, initial=timezone.localdate
    )
    ends_on = forms.DateField(
        label=_("until before"), widget=UnfoldAdminDateWidget, required=False
    )

    class Meta:
        model = Post
        fields = ["user", "role", "unit", "stands_in_for"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stands_in_for = self.fields.get("stands_in_for")
        if stands_in_for is not None:
            stands_in_for.help_text = _(
                "Choose the post this person covers, or leave empty."
            )


def manageable_units(user: Any) -> Any:
    """Units in which this administrator may give posts."""
    return Unit.objects.visible_to(user).filter(
        pk__in=[
            unit.pk
            for unit in Unit.objects.visible_to(user)
            if user.may(Capability.ACCOUNTS_MANAGE, unit)
        ]
    )
