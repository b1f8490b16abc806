"""What is said of re-looks and key sites."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.forms.campaigns import UserForm
from hazards.forms.tips import SiteField
from hazards.forms.water.desk import PlainForm
from hazards.models import KeySite, Relook, Site
from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LookField(forms.ModelChoiceField[Relook]):
    """Looks by what was cleared, and where."""

    def label_from_instance(self, obj: Any) -> str:
        """The hazard's words and its address."""
        return f"{obj.hazard.words} · {obj.hazard.site.address.raw}"


class RelookForm(FieldForm):
    """Two taps: whether it has come back."""

    relook = LookField(label=_("What was cleared"), queryset=Relook.objects.none())
    found = forms.ChoiceField(
        label=_("Has it come back?"),
        choices=[("sound", _("No, still in order")), ("back", _("Yes, it is back"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = self.user.scopes(Capability.HAZARDS_REPORT)
        looks = Relook.objects.visible_to(self.user).in_scopes(scopes).with_hazard()
        # A phone may send what was looked at yesterday: settled ones are refused by
        # the operation, with the reason.
        chosen = looks if self.is_bound else looks.due(timezone.localdate())
        self.fields["relook"].queryset = chosen  # type: ignore[attr-defined]


class KeySiteForm(UserForm):
    """A key site and why."""

    site = SiteField(label=_("Site"), queryset=Site.objects.none())
    reason = forms.CharField(label=_("Reason"), max_length=200)
    starts_on = forms.DateField(
        label=_("Starts on"), widget=_DATE, initial=timezone.localdate
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        marked = KeySite.objects.filter(ended_on__isnull=True).values("site")
        here = Site.objects.visible_to(self.user).present(today).exclude(pk__in=marked)
        self.fields["site"].queryset = (  # type: ignore[attr-defined]
            here.select_related("address").in_street_order()
        )


class EndForm(PlainForm):
    """From which day on."""

    on = forms.DateField(
        label=pgettext_lazy("key site", "Ends on"),
        widget=_DATE,
        initial=timezone.localdate,
    )
