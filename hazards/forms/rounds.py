"""Handing a round to a colleague, in the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget

from hazards.models import Round
from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability


class RoundMoveForm(forms.ModelForm[Round]):
    """Who walks it instead and why; nobody: it is taken off for leave."""

    stand_in = forms.ModelChoiceField(
        label=_("Stand-in"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody"),
        widget=UnfoldAdminSelectWidget,
        help_text=_("Grid workers of the same community."),
    )

    class Meta:
        model = Round
        fields = ["stand_in", "move_reason"]
        widgets = {"move_reason": UnfoldAdminSelectWidget}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "stand_in" in self.fields:
            self.fields["stand_in"].queryset = colleagues_of(self.instance)  # type: ignore[attr-defined]
        if "move_reason" in self.fields:
            self.fields["move_reason"].required = True


def colleagues_of(round_: Round) -> Any:
    """Everybody who patrols in the community on that day, but the worker."""
    community = round_.unit.path.rstrip(".").rsplit(".", 1)[0] + "."
    posts = (
        Post.objects.with_capability(Capability.PATROLS_DO)
        .live(round_.on)
        .filter(unit__path__startswith=community)
    )
    return (
        User.objects.filter(pk__in=posts.values("user"))
        .exclude(pk=round_.worker_id)
        .order_by("display_name")
    )
