"""What is entered about nights at a bulk meter (WT-8)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.forms.water.desk import PlainForm, SegmentChoiceForm
from hazards.operations.water.nights import FROM, TO

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


def _night(label: Any, **options: Any) -> forms.DateField:
    options.setdefault("initial", timezone.localdate)
    return forms.DateField(label=label, widget=_DATE, **options)


def _value(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=0, max_digits=12, decimal_places=3)


class NightForm(PlainForm):
    """A night's flow as it was told."""

    litres_per_hour = forms.DecimalField(
        label=_("Mean flow 02:00-04:00 (L/h)"), min_value=0, decimal_places=1
    )
    night = _night(_("Night"))


class NightReadingsForm(PlainForm):
    """A night's two readings, about two and about four o'clock."""

    night = _night(_("Night"))
    from_m3 = _value(_("First reading (m³)"))
    from_at = forms.TimeField(label=_("First read at"), initial=FROM, widget=_TIME)
    to_m3 = _value(_("Second reading (m³)"))
    to_at = forms.TimeField(label=_("Then read at"), initial=TO, widget=_TIME)


class BaselineForm(PlainForm):
    """Which nights were quiet, and why they stand for the others."""

    first = _night(
        _("Quiet nights from"),
        initial=lambda: timezone.localdate() - timedelta(days=14),
    )
    last = _night(_("Quiet nights to"))
    reason = forms.CharField(label=_("Why were they quiet?"), max_length=200)

    def clean(self) -> dict[str, Any]:
        """The last not before the first."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            raise ValidationError(_("The last night lies before the first."))
        return data


class FedSegmentForm(SegmentChoiceForm):
    """Which pipe the meter feeds."""
