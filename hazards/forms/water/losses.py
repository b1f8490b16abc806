"""What is said of unbilled water and of a new tariff."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.water import UnbilledKind
from hazards.rules.water.tariffs import Tier

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_TIERS = 3


class UnbilledForm(forms.Form):
    """Water used for the network itself or against fire."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("water", "Used for"), choices=UnbilledKind
    )
    on = forms.DateField(label=_("Day"), widget=_DATE, initial=timezone.localdate)
    volume_m3 = forms.IntegerField(label=_("Volume (m³)"), min_value=1)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class TariffForm(forms.Form):
    """A tariff of the community's own: up to three tiers, the last without end."""

    code = forms.CharField(label=_("Tariff"), max_length=20)
    starts_on = forms.DateField(label=_("In force from"), widget=_DATE)
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("The document that sets it.")
    )
    is_uncertain = forms.BooleanField(
        label=_("To be confirmed"), required=False, initial=True
    )
    people_included = forms.IntegerField(
        label=_("People in a usual household"), min_value=1, max_value=20, initial=4
    )
    price_1 = forms.DecimalField(
        label=_("Price of tier 1 (yuan/m³)"), min_value=0, max_digits=6,
        decimal_places=2,
    )  # fmt: skip
    upto_1 = forms.IntegerField(
        label=_("Tier 1 up to (m³ a year)"), min_value=1, required=False,
        help_text=_("Leave empty for one flat price."),
    )  # fmt: skip
    price_2 = forms.DecimalField(
        label=_("Price of tier 2 (yuan/m³)"), min_value=0, max_digits=6,
        decimal_places=2, required=False,
    )  # fmt: skip
    upto_2 = forms.IntegerField(
        label=_("Tier 2 up to (m³ a year)"), min_value=1, required=False
    )
    price_3 = forms.DecimalField(
        label=_("Price of tier 3 (yuan/m³)"), min_value=0, max_digits=6,
        decimal_places=2, required=False,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Each tier ends where the next begins; the last has a price and no end."""
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        tiers: list[Tier] = []
        for number in range(1, _TIERS + 1):
            price, upto = data.get(f"price_{number}"), data.get(f"upto_{number}")
            last = tiers[-1].upto if tiers else 0
            if price is None or (upto is not None and upto <= (last or 0)):
                field = f"price_{number}" if price is None else f"upto_{number}"
                self.add_error(
                    field, _("Give each tier its price and a higher end than before.")
                )
                return data
            tiers.append(Tier(upto, price))
            if upto is None:
                break
        data["tiers"] = tiers
        return data
