"""What is said of objections to bills and of cut-off notices (WT-11)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import Delivery, Receiver
from hazards.forms.water.desk import PlainForm, ReasonForm
from hazards.models import Bill, BillObjection
from hazards.operations.water.cutoffs import bills_to_warn_about

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=_DATE, initial=timezone.localdate)


def _bill_words(bill: Any) -> str:
    return f"{bill.number} · {bill.owed_yuan} · {bill.due_on}"


class ObjectionForm(PlainForm):
    """Which bill the household says is wrong, and why."""

    bill = forms.ModelChoiceField(
        label=_("Bill"), queryset=Bill.objects.none(), empty_label=None
    )
    text = forms.CharField(label=_("What is said to be wrong?"), max_length=300)
    said_on = _day(_("Said on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["bill"]
        field.queryset = Bill.objects.standing().filter(connection=self.record)
        field.label_from_instance = _bill_words


class SettleForm(PlainForm):
    """What the household was answered."""

    objection = forms.ModelChoiceField(
        label=_("Objection"), queryset=BillObjection.objects.none(), empty_label=None
    )
    answer = forms.CharField(label=_("Answer to the household"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["objection"]
        field.queryset = (
            BillObjection.objects.open()
            .filter(bill__connection=self.record)
            .select_related("bill")
        )
        field.label_from_instance = lambda row: f"{row.bill.number} · {row.text}"


class WarnForm(PlainForm):
    """Which bills a written notice is about."""

    bills = forms.ModelMultipleChoiceField(
        label=_("Bills"),
        queryset=Bill.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["bills"]
        field.queryset = bills_to_warn_about(self.record, on=timezone.localdate())
        field.label_from_instance = _bill_words
        field.initial = [bill.pk for bill in field.queryset]


class DeliveryForm(PlainForm):
    """How the printed notice reached the household."""

    sent_on = _day(_("Notice delivered on"))
    how = forms.ChoiceField(label=_("How it was delivered"), choices=Delivery)
    received_by = forms.ChoiceField(
        label=_("Who took it"), choices=Receiver, help_text=_("No name is kept.")
    )


class StopForm(PlainForm):
    """On which day and by which document the network stopped its supply."""

    on = _day(_("Supply stopped on"))
    approval = forms.CharField(
        label=_("Document that allows it"),
        max_length=200,
        help_text=_(
            "Body, number and day. The community keeps the network; it has no power "
            "to punish, and whoever has to approve is asked first."
        ),
    )


class ResumeForm(ReasonForm):
    """The water runs again; a reason where something is still owed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].help_text = _(
            "Only where something is still owed, for instance payment by instalments."
        )
