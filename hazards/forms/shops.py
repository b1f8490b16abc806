"""What is said of licences and of advice to shops."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import LODGINGS, SiteKind
from hazards.choices.shops import AdviceKind, LicenceKind
from hazards.forms.campaigns import UserForm
from hazards.forms.tips import SiteField
from hazards.models import Site
from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm

_LICENSED = (*LODGINGS, SiteKind.STREET_FRONT, SiteKind.SCRAP_YARD)


def _shops(user: Any, capability: str, kinds: Any) -> Any:
    here = Site.objects.visible_to(user).in_scopes(user.scopes(capability))
    present = here.present(timezone.localdate()).filter(kind__in=kinds)
    return present.select_related("address").in_street_order()


class LicenceForm(UserForm):
    """A licence that was shown."""

    site = SiteField(label=_("Site"), queryset=Site.objects.none())
    kind = forms.ChoiceField(
        label=pgettext_lazy("licence", "Kind"), choices=LicenceKind
    )
    number = forms.CharField(label=_("Licence number"), max_length=40, required=False)
    valid_to = forms.DateField(
        label=_("Valid until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
        help_text=_("Leave empty for a licence without end."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = _shops(  # type: ignore[attr-defined]
            self.user, Capability.SITES_CHANGE, _LICENSED
        )


class AdviceForm(FieldForm):
    """Which shop, and about what: two taps."""

    site = SiteField(label=_("Shop"), queryset=Site.objects.none())
    kind = forms.ChoiceField(
        label=pgettext_lazy("advice", "About"),
        choices=AdviceKind,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Note"),
        max_length=200,
        required=False,
        help_text=_("Name nobody."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = _shops(  # type: ignore[attr-defined]
            self.user, Capability.HAZARDS_REPORT, (SiteKind.STREET_FRONT,)
        )
