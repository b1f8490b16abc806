"""What is said of the water network at the desk; operations decide."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.water import (
    OF_A_REPAIR,
    Cause,
    EntryKind,
    Method,
    OutageKind,
    ReadingKind,
    RepairKind,
    ServedArea,
)
from hazards.models import Bill, MeterReading, Receipt, Segment
from hazards.operations.water.receipts import to_be_paid
from liuli.attachments.forms import PhotosField

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
_ACCOUNT_KINDS = [c for c in EntryKind.choices if c[0] not in OF_A_REPAIR]
_REPAIR_KINDS = [c for c in EntryKind.choices if c[0] in OF_A_REPAIR]


def _day(label: Any, **options: Any) -> forms.DateField:
    options.setdefault("initial", timezone.localdate)
    return forms.DateField(label=label, widget=_DATE, **options)


def _moment(label: Any, **options: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=_MOMENT, **options)


def _words(label: Any, *, most: int = 500, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, max_length=most, required=required, widget=widget
    )


class PlainForm(forms.Form):
    """A step that needs no words; `record` is what it is about."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class ReasonForm(PlainForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class ReadForm(PlainForm):
    """What the meter says."""

    value = forms.IntegerField(label=_("Reading"), min_value=0)
    read_on = _day(_("Read on"))
    kind = forms.ChoiceField(
        label=_("How it was read"), choices=ReadingKind, initial=ReadingKind.READ
    )


class PayForm(PlainForm):
    """What the household paid; all it owes today is proposed (WT-11)."""

    amount = forms.DecimalField(
        label=_("Amount (yuan)"), min_value=0, decimal_places=2, max_digits=12
    )
    late_fee = forms.DecimalField(
        label=_("of it late fee (yuan)"),
        min_value=0,
        decimal_places=2,
        max_digits=12,
        required=False,
        help_text=_("Empty: worked out for the day of payment."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        required=False,
        help_text=_("Only where less late fee is taken than is due."),
    )
    paid_on = _day(_("Paid on"))
    method = forms.ChoiceField(label=_("Paid by"), choices=Method)

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        bills, fee = to_be_paid(record, on=timezone.localdate())
        self.fields["amount"].initial = bills + fee
        if not fee:
            del self.fields["late_fee"], self.fields["reason"]
            return
        self.fields["amount"].help_text = _(
            "Owed today: %(bills)s yuan for bills and %(fee)s yuan late fee."
        ) % {"bills": bills, "fee": fee}


class ChangeMeterForm(PlainForm):
    """The old meter's last value and the new meter."""

    end_value = forms.IntegerField(label=_("Last value of the old meter"), min_value=0)
    start_value = forms.IntegerField(
        label=_("First value of the new meter"), min_value=0, initial=0
    )
    serial = forms.CharField(
        label=_("Number on the meter"), max_length=40, required=False
    )
    digits = forms.IntegerField(label=_("Digits"), min_value=3, max_value=9, initial=5)
    diameter_mm = forms.IntegerField(
        label=_("Diameter (mm)"), min_value=10, max_value=300, initial=15
    )
    on = _day(_("Changed on"))


class VoidReadingForm(ReasonForm):
    """Which reading is wrong, and why: the last one only."""

    reading = forms.ModelChoiceField(
        label=_("Reading"), queryset=MeterReading.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["reading"]
        field.queryset = (
            MeterReading.objects.standing()
            .filter(meter__connection=self.record)
            .order_by("-read_on", "-pk")
        )
        field.label_from_instance = lambda row: f"{row.read_on} · {row.value}"
        self.order_fields(["reading", "reason"])


class CountReadingForm(PlainForm):
    """Which of the readings that wait counts."""

    reading = forms.ModelChoiceField(
        label=_("Reading"), queryset=MeterReading.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["reading"]
        field.queryset = MeterReading.objects.to_review().filter(
            meter__connection=self.record
        )
        field.label_from_instance = lambda row: (
            f"{row.read_on} · {row.value} · {row.volume} m³"
        )


class VoidBillForm(ReasonForm):
    """Which bill is wrong, and why."""

    bill = forms.ModelChoiceField(
        label=_("Bill"), queryset=Bill.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["bill"]
        field.queryset = Bill.objects.standing().filter(
            connection=self.record, paid_yuan=0
        )
        field.label_from_instance = lambda row: f"{row.number} · {row.amount_yuan}"
        self.order_fields(["bill", "reason"])


class TakeBackForm(ReasonForm):
    """Which receipt is taken back, and why."""

    receipt = forms.ModelChoiceField(
        label=pgettext_lazy("water", "Receipt"),
        queryset=Receipt.objects.none(),
        empty_label=None,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["receipt"]
        field.queryset = Receipt.objects.filter(
            connection=self.record, reverses__isnull=True, reversed_by__isnull=True
        )
        field.label_from_instance = lambda row: (
            f"{row.number} · {row.paid_on} · {row.whole_yuan}"
        )
        self.order_fields(["receipt", "reason"])


class MoneyForm(forms.Form):
    """A bulk bill, a cost or a subsidy."""

    kind = forms.ChoiceField(label=_("What for"), choices=_ACCOUNT_KINDS)
    on = _day(_("Day"))
    amount = forms.DecimalField(
        label=_("Amount (yuan)"), min_value=0, decimal_places=2, max_digits=12
    )
    volume_m3 = forms.IntegerField(
        label=_("Volume (m³)"),
        min_value=0,
        required=False,
        help_text=_("Of a bulk water bill only."),
    )
    what = forms.CharField(label=_("What"), max_length=120, required=False)
    document = forms.CharField(
        label=_("Invoice or bill number"), max_length=60, required=False
    )


class RepairCostForm(PlainForm):
    """Material or labour of a repair (WT-9)."""

    kind = forms.ChoiceField(label=_("What for"), choices=_REPAIR_KINDS)
    what = forms.CharField(label=_("What"), max_length=120)
    quantity = forms.DecimalField(
        label=_("Quantity"), min_value=0, decimal_places=2, required=False
    )
    amount = forms.DecimalField(
        label=_("Amount (yuan)"), min_value=0, decimal_places=2, max_digits=12
    )
    on = _day(_("Day"))
    document = forms.CharField(
        label=_("Invoice or bill number"), max_length=60, required=False
    )


class SegmentChoiceForm(PlainForm):
    """A form that may name a segment of the record's community."""

    segment = forms.ModelChoiceField(
        label=_("Pipe segment"), queryset=Segment.objects.none(), required=False
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["segment"]
        field.queryset = Segment.objects.visible_to(user).in_use()


class AssignForm(SegmentChoiceForm):
    """Who repairs it."""

    repairer = forms.CharField(label=_("Who repairs"), max_length=80)


class DoneForm(PlainForm):
    """What was done (WT-9)."""

    text = _words(_("What was done"))
    cause = forms.ChoiceField(label=_("Cause"), choices=Cause)
    households_off = forms.IntegerField(
        label=_("Households without water"), min_value=0, required=False
    )
    shut_at = _moment(_("Water off from"), required=False)
    restored_at = _moment(_("Water back at"), required=False)
    lost_m3 = forms.IntegerField(
        label=_("Water lost, estimated (m³)"), min_value=0, required=False
    )
    photos = PhotosField(required=False)


class FaultForm(forms.Form):
    """A fault as it is reported at the desk."""

    kind = forms.ChoiceField(label=_("Kind of fault"), choices=RepairKind)
    place = forms.CharField(label=_("Place"), max_length=200)
    text = _words(_("What was seen"), required=False)


class OutageForm(forms.Form):
    """An outage notice."""

    kind = forms.ChoiceField(label=_("Kind of outage"), choices=OutageKind)
    starts_at = _moment(_("Water off from"))
    ends_at = _moment(_("Water back by"))
    places = _words(_("Streets without water"), most=300)
    cause = _words(_("Why"), most=300)


class RoundForm(forms.Form):
    """A new meter round."""

    name = forms.CharField(label=_("Meter round"), max_length=60)
    starts_on = _day(_("From"))
    ends_on = _day(_("Until"))


class NewConnectionForm(forms.Form):
    """A new connection with its meter."""

    number = forms.CharField(label=_("Household number"), max_length=20)
    holder_name = forms.CharField(label=_("Holder"), max_length=50, required=False)
    address = forms.CharField(label=_("Address"), max_length=200)
    area = forms.ChoiceField(label=_("Served area"), choices=ServedArea)
    people = forms.IntegerField(label=_("People using water"), min_value=1, initial=3)
    start_value = forms.IntegerField(
        label=_("First value of the meter"), min_value=0, initial=0
    )
    digits = forms.IntegerField(label=_("Digits"), min_value=3, max_value=9, initial=5)
    opened_on = _day(_("Connected on"))


class CorrectConnectionForm(PlainForm):
    """What is known of a connection, to be put right."""

    holder_name = forms.CharField(
        label=_("Holder"),
        max_length=50,
        required=False,
        help_text=_("Empty: stays as it is."),
    )
    people = forms.IntegerField(label=_("People using water"), min_value=1)
    area = forms.ChoiceField(label=_("Served area"), choices=ServedArea)
    is_vulnerable = forms.BooleanField(
        label=_("Never charged a late fee"), required=False
    )
    closed_on = _day(_("Disconnected on"), required=False, initial=None)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial",
            {
                name: getattr(record, name)
                for name in ("people", "area", "is_vulnerable", "closed_on", "note")
            },
        )
        super().__init__(*args, record=record, **kwargs)


class NewSegmentForm(forms.Form):
    """A stretch of pipe."""

    name = forms.CharField(label=_("Segment"), max_length=60)
    area = forms.ChoiceField(label=_("Served area"), choices=ServedArea)
    course = forms.CharField(
        label=_("From where to where"), max_length=120, required=False
    )
    material = forms.CharField(label=_("Material"), max_length=40, required=False)
    diameter_mm = forms.IntegerField(
        label=_("Diameter (mm)"), min_value=10, max_value=2000, required=False
    )
    length_m = forms.IntegerField(
        label=_("Length (m)"), min_value=1, max_value=100_000, required=False
    )
    laid_year = forms.IntegerField(
        label=_("Year laid"), min_value=1900, max_value=2200, required=False
    )


class ValveForm(PlainForm):
    """A valve on a segment."""

    name = forms.CharField(label=_("Number or name"), max_length=40)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)


class BulkReadForm(PlainForm):
    """What a bulk meter says."""

    value = forms.IntegerField(label=_("Reading (m³)"), min_value=0)
    read_on = _day(_("Read on"))


class NewBulkMeterForm(forms.Form):
    """A bulk meter."""

    name = forms.CharField(label=_("Bulk meter"), max_length=60)
    serial = forms.CharField(
        label=_("Number on the meter"), max_length=40, required=False
    )
    installed_on = _day(_("Installed on"), required=False, initial=None)
