"""What shops and colleagues say of the seven-shop watch."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.watch import Away
from hazards.forms.water.desk import PlainForm
from hazards.models import Site, WatchDuty, WatchSeat

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CodeForm(forms.Form):
    """The code of a shop's slip."""

    code = forms.CharField(
        label=pgettext_lazy("watch", "Code of your shop"),
        max_length=24,
        help_text=_("Ten letters and digits, on the slip of the community."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=200,
        initial=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class NoteForm(forms.Form):
    """A day in under a minute; no field takes a name or a picture."""

    parking = _count(_("Wrong parking talked away"))
    rubbish = _count(_("Rubbish thrown about"))
    bare = _count(_("Bare upper body"))
    drunk = _count(_("Drunk and rowdy"))
    is_clean = forms.BooleanField(
        label=_("Our front is clean"), required=False, initial=True
    )
    is_orderly = forms.BooleanField(
        label=_("Our front is orderly"), required=False, initial=True
    )
    is_green = forms.BooleanField(
        label=_("Plants and fittings are whole"), required=False, initial=True
    )
    told = forms.CharField(
        label=_("Anything the community should know?"),
        max_length=200,
        required=False,
        help_text=_("No names and no numbers of people."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AwayForm(forms.Form):
    """Days on which a shop is closed."""

    first = forms.DateField(label=_("From"), widget=_DATE)
    last = forms.DateField(label=_("To"), widget=_DATE)
    reason = forms.ChoiceField(label=_("Reason"), choices=Away)


class DayField(forms.ModelChoiceField[WatchDuty]):
    """Duties shown as days, without saying whose they are."""

    def label_from_instance(self, obj: Any) -> str:
        """The day and its weekday."""
        return date_format(obj.on, "n月j日 l")


class SwapForm(forms.Form):
    """One day of one's own for one of another shop of the group."""

    one = DayField(label=_("My day"), queryset=WatchDuty.objects.none())
    other = DayField(label=_("The day I would take"), queryset=WatchDuty.objects.none())

    def __init__(self, *args: Any, mine: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["one"].queryset = mine  # type: ignore[attr-defined]
        self.fields["other"].queryset = others  # type: ignore[attr-defined]


class ShopField(forms.ModelChoiceField[Site]):
    """Shops by name or address; a keeper's name stays masked."""

    def label_from_instance(self, obj: Any) -> str:
        """What staff call the shop, and where it is."""
        return f"{obj.label} · {obj.address.raw}"


class StandInForm(PlainForm):
    """Which shop keeps the day instead."""

    shop = ShopField(label=_("Shop"), queryset=Site.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = WatchSeat.objects.standing().filter(group__unit=self.record.unit_id)
        self.fields["shop"].queryset = (  # type: ignore[attr-defined]
            Site.objects.filter(pk__in=seats.values("shop"))
            .select_related("address")
            .in_street_order()
        )


class ProposeForm(PlainForm):
    """The duty another one shall be swapped with."""

    other = DayField(label=_("Swap with"), queryset=WatchDuty.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        duty = self.record
        self.fields["other"].queryset = (  # type: ignore[attr-defined]
            WatchDuty.objects.filter(
                group=duty.group_id, noted_on__isnull=True, shop__isnull=False
            )
            .filter(on__gte=duty.on)
            .exclude(pk=duty.pk)
            .order_by("on")
        )


class StaffAwayForm(PlainForm, AwayForm):
    """The same, told by telephone and written down by a colleague."""


class DayForm(PlainForm):
    """On which day."""

    on = forms.DateField(label=_("Day"), widget=_DATE)
