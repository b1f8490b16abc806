"""What is said about events."""

from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from services.choices.activities import CountedHow, EventKind
from services.choices.points import StockKind
from services.models import StockItem

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LEVELS: Final = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)


class EventForm(forms.Form):
    """A new event."""

    kind = forms.ChoiceField(label=_("Kind of event"), choices=EventKind)
    title = forms.CharField(label=pgettext_lazy("event", "Title"), max_length=100)
    place = forms.CharField(label=_("Place"), max_length=120)
    held_on = forms.DateField(
        label=pgettext_lazy("event", "Held on"),
        widget=_DATE,
        initial=timezone.localdate,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(level__in=_LEVELS).order_by("path")
        scopes = user.scopes(Capability.VENUES_KEEP)
        reach = [u.pk for u in units if any(u.path.startswith(s) for s in scopes)]
        self.fields["unit"] = forms.ModelChoiceField(
            units.filter(pk__in=reach), label=_("Unit"), empty_label=None
        )


class RecordForm(forms.Form):
    """A step of one event."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class CountForm(RecordForm):
    """How many came."""

    head_count = forms.IntegerField(label=_("People who came"), min_value=0)
    counted_how = forms.ChoiceField(
        label=_("How it was counted"), choices=CountedHow, initial=CountedHow.EXACT
    )


class CancelForm(RecordForm):
    """Why it is not held."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class ReportForm(RecordForm):
    """Where it was reported."""

    medium = forms.CharField(label=_("Medium"), max_length=60)
    address = forms.URLField(
        label=_("Address of the report"), max_length=300, assume_scheme="https"
    )


class KitsForm(RecordForm):
    """What was given away."""

    item = forms.ModelChoiceField(
        StockItem.objects.none(), label=_("Kits"), empty_label=None
    )
    count = forms.IntegerField(label=_("How many"), min_value=1)

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        above = Unit.objects.above(record.unit)
        field: Any = self.fields["item"]
        field.queryset = StockItem.objects.filter(kind=StockKind.KIT, unit__in=above)
