"""What is said of assets: registered, out of order, repaired."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import SiteKind
from hazards.choices.assets import AssetKind, FaultKind, Setting
from hazards.forms.campaigns import DegreesForm, UserForm
from hazards.forms.tips import SiteField
from hazards.forms.water.desk import PlainForm
from hazards.models import Asset, Site
from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LEVELS = (Level.COMMUNITY, Level.GRID)
_CENTRES = (AssetKind.STATION, AssetKind.CENTRE)


class AssetField(forms.ModelChoiceField[Asset]):
    """Assets by kind, name and place."""

    def label_from_instance(self, obj: Any) -> str:
        """What it is, and where."""
        return f"{obj.get_kind_display()} · {obj.name} · {obj.place}"


class AssetPointForm(DegreesForm):
    """Where the asset stands; what is known already is proposed."""

    def __init__(self, *args: Any, record: Asset, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        point = getattr(record, "point", None)
        if point is not None:
            self.initial["latitude"] = point.latitude
            self.initial["longitude"] = point.longitude


class AssetForm(UserForm):
    """An asset put into service."""

    kind = forms.ChoiceField(label=pgettext_lazy("asset", "Kind"), choices=AssetKind)
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.none(), empty_label=None
    )
    name = forms.CharField(label=pgettext_lazy("asset", "Name"), max_length=80)
    place = forms.CharField(label=_("Place"), max_length=200)
    starts_on = forms.DateField(
        label=_("In service from"),
        widget=_DATE,
        initial=timezone.localdate,
        help_text=_("For a shop's own camera: the day of the agreement."),
    )
    setting = forms.ChoiceField(
        label=_("Garbage point: where it stands"),
        choices=[("", "—"), *Setting.choices],
        required=False,
    )
    is_upgrade = forms.BooleanField(label=_("An older one rebuilt"), required=False)
    has_water = forms.NullBooleanField(label=_("Has water"), required=False)
    has_power = forms.NullBooleanField(label=_("Has power"), required=False)
    has_sign = forms.NullBooleanField(label=_("A sign tells of it"), required=False)
    spaces = forms.IntegerField(
        label=pgettext_lazy("asset", "Spaces"), min_value=0, required=False
    )
    covers = forms.CharField(
        label=_("What it serves or shows"), max_length=200, required=False
    )
    hours = forms.CharField(label=_("Opening hours"), max_length=80, required=False)
    linked_to = AssetField(
        label=_("Linked to"), queryset=Asset.objects.none(), required=False
    )
    shop = SiteField(
        label=_("Shop that agreed"), queryset=Site.objects.none(), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = self.user.scopes(Capability.HAZARDS_ASSIGN)
        units = Unit.objects.none()
        for path in scopes:
            units |= Unit.objects.filter(path__startswith=path, level__in=_LEVELS)
        self.fields["unit"].queryset = units.order_by("path")  # type: ignore[attr-defined]
        today = timezone.localdate()
        centres = Asset.objects.visible_to(self.user).in_service(today)
        self.fields["linked_to"].queryset = (  # type: ignore[attr-defined]
            centres.filter(kind__in=_CENTRES)
        )
        shops = Site.objects.visible_to(self.user).present(today)
        self.fields["shop"].queryset = (  # type: ignore[attr-defined]
            shops.filter(kind=SiteKind.STREET_FRONT)
            .select_related("address")
            .in_street_order()
        )


class EndForm(PlainForm):
    """From which day on it is out of service."""

    on = forms.DateField(
        label=_("Out of service from"), widget=_DATE, initial=timezone.localdate
    )


class RepairedForm(PlainForm):
    """What was done, and what it cost where that is known."""

    on = forms.DateField(
        label=_("Repaired on"), widget=_DATE, initial=timezone.localdate
    )
    text = forms.CharField(label=_("What was done"), max_length=300)
    cost_yuan = forms.DecimalField(
        label=_("Cost (yuan)"),
        min_value=0,
        max_digits=14,
        decimal_places=2,
        required=False,
    )


class FaultForm(FieldForm):
    """Which one, and what is wrong; the rest can wait."""

    asset = AssetField(label=_("Asset"), queryset=Asset.objects.none())
    kind = forms.ChoiceField(
        label=pgettext_lazy("asset", "What is wrong"),
        choices=FaultKind,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = self.user.scopes(Capability.HAZARDS_REPORT)
        here = Asset.objects.visible_to(self.user).in_scopes(scopes)
        self.fields["asset"].queryset = (  # type: ignore[attr-defined]
            here.in_service(timezone.localdate())
        )
