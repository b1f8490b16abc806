"""What is said about volunteers, shifts, hours and points."""

from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.models import User
from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices.meetings import MeetingStatus
from residents.models import Meeting, Person
from services.choices.points import StockKind, StockReason
from services.choices.volunteers import Tier
from services.models import (
    PointsOrder,
    ServiceHours,
    Shift,
    ShiftSignUp,
    StockItem,
    Volunteer,
)

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
_LEVELS: Final = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)
_MANUAL: Final = [
    choice
    for choice in StockReason.choices
    if choice[0] in (StockReason.RECEIVED, StockReason.GIVEN, StockReason.COUNTED)
]


class JoinForm(forms.Form):
    """A resident joins, by the number of their file."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Number of the resident"),
        widget=forms.NumberInput,
        help_text=_("It stands on top of the resident's file."),
    )
    guardian = forms.CharField(
        label=_("Guardian who agrees"),
        max_length=60,
        required=False,
        help_text=_("Only for somebody under eighteen."),
    )
    user = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Account of a colleague"),
        required=False,
        help_text=_("Only where a colleague volunteers: nobody confirms own hours."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = user.scopes(Capability.VOLUNTEERS_KEEP)
        people: Any = self.fields["person"]
        people.queryset = Person.objects.visible_to(user).in_scopes(scopes)
        colleagues: Any = self.fields["user"]
        taken = Volunteer.objects.filter(user__isnull=False).values("user")
        colleagues.queryset = User.objects.active().exclude(pk__in=taken).order_by("pk")


class ShiftForm(forms.Form):
    """A new shift."""

    title = forms.CharField(label=_("What is done"), max_length=80)
    tier = forms.ChoiceField(label=_("Kind of service"), choices=Tier)
    place = forms.CharField(label=_("Place"), max_length=120)
    starts_at = forms.DateTimeField(label=_("Begins at"), widget=_MOMENT)
    ends_at = forms.DateTimeField(label=_("Ends at"), widget=_MOMENT)
    places = forms.IntegerField(
        label=pgettext_lazy("shift", "Places"), min_value=1, max_value=500
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(level__in=_LEVELS).order_by("path")
        scopes = user.scopes(Capability.VOLUNTEERS_KEEP)
        reach = [u.pk for u in units if any(u.path.startswith(s) for s in scopes)]
        self.fields["unit"] = forms.ModelChoiceField(
            units.filter(pk__in=reach), label=_("Unit"), empty_label=None
        )


class StockForm(forms.Form):
    """Something new to keep in stock."""

    name = forms.CharField(label=pgettext_lazy("stock", "Thing"), max_length=60)
    kind = forms.ChoiceField(label=_("Kind of stock"), choices=StockKind)
    cost = forms.IntegerField(
        label=_("Costs points"),
        min_value=1,
        required=False,
        help_text=_("Only what is exchanged for points."),
    )


class RecordForm(forms.Form):
    """A step of one record; `record` is what it is about."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)
        self.offer()

    def offer(self) -> None:
        """Fill what can be chosen from the record."""

    def choose(self, name: str, rows: Any, words: Any) -> None:
        """Rows to choose from, in these words."""
        field: Any = self.fields[name]
        field.queryset, field.label_from_instance = rows, words


def _one(model: Any, label: Any) -> Any:
    return forms.ModelChoiceField(model.objects.none(), label=label, empty_label=None)


class ReasonForm(RecordForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class GuardianForm(RecordForm):
    """Who agrees."""

    guardian = forms.CharField(label=_("Guardian who agrees"), max_length=60)


class HoursForm(RecordForm):
    """Hours by hand."""

    on = forms.DateField(label=_("Day"), widget=_DATE, initial=timezone.localdate)
    hours = forms.DecimalField(
        label=_("Hours"),
        max_digits=3,
        decimal_places=1,
        widget=forms.NumberInput(attrs={"step": "0.5", "min": "0.5"}),
    )
    tier = forms.ChoiceField(label=_("Kind of service"), choices=Tier)
    what = forms.CharField(
        label=pgettext_lazy("hours", "What was done"), max_length=120
    )


class OneHoursForm(RecordForm):
    """Hours that wait to be confirmed."""

    row = _one(ServiceHours, _("Hours of service"))

    def offer(self) -> None:
        """Those of the volunteer."""
        self.choose("row", self.record.hours.to_confirm(), shown_hours)


class RefuseHoursForm(OneHoursForm):
    """Why they were not so."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class VoidHoursForm(RefuseHoursForm):
    """Hours that counted, and why they do not."""

    def offer(self) -> None:
        """Confirmed ones of the volunteer."""
        self.choose("row", self.record.hours.counted(), shown_hours)


class MeetingForm(RecordForm):
    """Which meeting the volunteer took part in."""

    meeting = _one(Meeting, _("Meeting"))

    def offer(self) -> None:
        """Held in the community."""
        held = Meeting.objects.in_unit(self.record.person.community)
        rows = held.filter(status=MeetingStatus.HELD).order_by("-starts_at")
        self.choose("meeting", rows, lambda one: f"{one.starts_at:%m-%d} {one.title}")


class OrderForm(RecordForm):
    """What the volunteer takes for points."""

    item = _one(StockItem, pgettext_lazy("points order", "What for"))
    quantity = forms.IntegerField(
        label=_("Quantity"), min_value=1, max_value=50, initial=1
    )

    def offer(self) -> None:
        """Of the community, and there."""
        rows = StockItem.objects.filter(unit=self.record.person.community)
        self.choose("item", rows.to_exchange(), shown_item)


class OneOrderForm(RecordForm):
    """An order that waits."""

    order = _one(PointsOrder, _("Order for points"))

    def offer(self) -> None:
        """Those of the volunteer."""
        rows = self.record.orders.filter(state="ordered").select_related("item")
        self.choose("order", rows, lambda one: f"{one.item} × {one.quantity}")


class SignUpForm(RecordForm):
    """Which shift."""

    shift = _one(Shift, _("Shift"))

    def offer(self) -> None:
        """Those still ahead."""
        rows = Shift.objects.ahead(timezone.now()).in_unit(self.record.person.community)
        self.choose("shift", rows.order_by("starts_at"), shown_shift)


class PlaceForm(RecordForm):
    """Whose place is given back."""

    signup = _one(ShiftSignUp, _("Place in a shift"))

    def offer(self) -> None:
        """Of those who have not come."""
        rows = self.record.signups.standing().filter(came_at__isnull=True)
        self.choose(
            "signup",
            rows.select_related("volunteer__person"),
            lambda one: one.volunteer.person.masked_name,
        )


class BookStockForm(RecordForm):
    """What came in, went out, or was counted."""

    reason = forms.ChoiceField(label=_("What happened"), choices=_MANUAL)
    count = forms.IntegerField(
        label=_("How many"),
        min_value=0,
        help_text=_("For a count: how many there really are."),
    )
    on = forms.DateField(label=_("Day"), widget=_DATE, initial=timezone.localdate)
    note = forms.CharField(label=_("Note"), max_length=120, required=False)


class CodeForm(forms.Form):
    """A code typed on a public page."""

    code = forms.CharField(
        label=_("Your volunteer code"),
        max_length=24,
        help_text=_("Ten letters and digits, on the slip you were given."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


def shown_hours(row: ServiceHours) -> str:
    """As a list shows hours."""
    return f"{row.on:%Y-%m-%d} · {row.hours} · {row.what}"


def shown_item(item: StockItem) -> str:
    """A thing with its price in points."""
    return f"{item.name} · {item.cost}"


def shown_shift(shift: Shift) -> str:
    """A shift with its hours."""
    starts, ends = (
        timezone.localtime(shift.starts_at),
        timezone.localtime(shift.ends_at),
    )
    return f"{starts:%m-%d %H:%M}–{ends:%H:%M} · {shift.title}"
