"""What is said about venues and bookings, at the desk and on the public page."""

from datetime import date, datetime, time
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from services.choices.venues import BookingPurpose, Serves, VenueKind, Weekday
from services.models import Venue
from services.operations.venues import Wish

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
_LEVELS: Final = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)


class VenueForm(forms.Form):
    """A new space."""

    name = forms.CharField(label=pgettext_lazy("venue", "Name"), max_length=60)
    kind = forms.ChoiceField(label=_("Kind of venue"), choices=VenueKind)
    place = forms.CharField(label=_("Place"), max_length=120)
    area_m2 = forms.DecimalField(
        label=_("Area (m²)"), min_value=1, max_digits=7, decimal_places=1
    )
    capacity = forms.IntegerField(label=_("Holds people"), min_value=1, max_value=5000)
    serves = forms.ChoiceField(label=_("Mainly for"), choices=Serves)
    use = forms.CharField(
        label=_("Used for"),
        max_length=80,
        required=False,
        help_text=_("Empty: the space stands idle."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(level__in=_LEVELS).order_by("path")
        scopes = user.scopes(Capability.VENUES_KEEP)
        reach = [u.pk for u in units if any(u.path.startswith(s) for s in scopes)]
        self.fields["unit"] = forms.ModelChoiceField(
            units.filter(pk__in=reach), label=_("Unit"), empty_label=None
        )


class CodeForm(forms.Form):
    """A new booking code."""

    holder = forms.CharField(
        label=_("Who holds the code"),
        max_length=60,
        help_text=_("A group or a resident; it is kept sealed."),
    )
    expires_on = forms.DateField(label=_("Last day"), widget=_DATE)


class RecordForm(forms.Form):
    """A step of one record; `record` is what it is about."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class UseForm(RecordForm):
    """What it is used for from now."""

    use = forms.CharField(
        label=_("Used for"),
        max_length=80,
        required=False,
        help_text=_("Empty: the space stands idle."),
    )
    serves = forms.ChoiceField(label=_("Mainly for"), choices=Serves)


class OpeningForm(RecordForm):
    """When it is open on a weekday."""

    weekday = forms.TypedChoiceField(label=_("Weekday"), choices=Weekday, coerce=int)
    opens = forms.TimeField(label=_("Opens"), widget=_TIME, required=False)
    closes = forms.TimeField(
        label=_("Closes"),
        widget=_TIME,
        required=False,
        help_text=_("Leave both empty for a day on which it is closed."),
    )


class WalkForm(RecordForm):
    """A walk from a building."""

    address = forms.CharField(label=_("Address of the building"), max_length=200)
    minutes = forms.IntegerField(label=_("Minutes on foot"), min_value=0, max_value=180)


class WishFields(forms.Form):
    """A day, from when to when, what for."""

    day = forms.DateField(label=_("Day"), widget=_DATE, initial=timezone.localdate)
    starts = forms.TimeField(label=pgettext_lazy("booking", "From"), widget=_TIME)
    ends = forms.TimeField(label=pgettext_lazy("booking", "Until"), widget=_TIME)
    purpose = forms.ChoiceField(
        label=pgettext_lazy("booking", "What for"), choices=BookingPurpose
    )
    title = forms.CharField(
        label=_("What takes place"),
        max_length=80,
        help_text=_("Leave out names and numbers."),
    )
    head_count = forms.IntegerField(label=_("People"), min_value=1)
    may_wait = forms.BooleanField(
        label=_("Wait for it where it is taken"), required=False
    )

    @property
    def wish(self) -> Wish:
        """As the operation takes it."""
        data = self.cleaned_data
        return Wish(
            starts=_moment(data["day"], data["starts"]),
            ends=_moment(data["day"], data["ends"]),
            purpose=BookingPurpose(data["purpose"]),
            title=data["title"],
            head_count=data["head_count"],
            may_wait=data["may_wait"],
        )


class BookForm(WishFields):
    """Of one venue, at the desk."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """With the wish, where everything is said."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self.cleaned_data["wish"] = self.wish
        return data


class LookUpForm(forms.Form):
    """A code on the public page."""

    code = forms.CharField(
        label=_("Booking code"),
        max_length=24,
        help_text=_("Ten letters and digits, on the slip you were given."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


class PublicBookForm(WishFields):
    """On the public page; the code comes along unseen."""

    venue = forms.ModelChoiceField(
        Venue.objects.none(), label=_("Venue"), empty_label=None
    )
    field_order = ("venue", "day", "starts", "ends", "purpose", "title")

    def __init__(self, *args: Any, venues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["venue"]
        field.queryset = venues


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())
