"""What is said at each step of a payee roll; operations decide."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.choices.compensation import Conclusion
from petitions.models import Member, Objection, Payment, Reversal, Roll

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_ANSWERS = [c for c in Conclusion.choices if c[0] != Conclusion.OPEN]


def _text(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, max_length=500, widget=widget)


class PlainForm(forms.Form):
    """A step that needs no words; `roll` is the roll it belongs to."""

    def __init__(self, *args: Any, roll: Roll, **kwargs: Any) -> None:
        self.roll = roll
        super().__init__(*args, **kwargs)


class ReasonForm(PlainForm):
    """Why not."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class PayForm(PlainForm):
    """How much has arrived, and when it is paid."""

    total = forms.DecimalField(
        label=_("Amount to pay out (yuan)"),
        min_value=0,
        decimal_places=2,
        max_digits=14,
        required=False,
        help_text=_(
            "Empty: everything still unpaid. An amount is split in proportion to "
            "what each is still due, to the fen."
        ),
    )
    paid_on = forms.DateField(
        label=_("Day of payment"), widget=_DATE, initial=timezone.localdate
    )


class PaymentField(forms.ModelChoiceField[Any]):
    """A payment by number in the roll, day and amount; no name in a list of choices."""

    def label_from_instance(self, obj: Any) -> str:
        """12 · 2026-03-01 · 450.00."""
        payment = getattr(obj, "payment", obj)
        serial = payment.entitlement.member.serial or "—"
        return f"{serial} · {payment.paid_on:%Y-%m-%d} · {payment.amount_yuan:,.2f}"


class AskReversalForm(PlainForm):
    """Which payment is to be taken back, and why."""

    payment = PaymentField(label=_("Payment"), queryset=Payment.objects.none())
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, roll: Roll, **kwargs: Any) -> None:
        super().__init__(*args, roll=roll, **kwargs)
        field: Any = self.fields["payment"]
        field.queryset = Payment.objects.standing_on(roll)


class ReversalForm(PlainForm):
    """Which request is decided."""

    reversal = PaymentField(
        label=_("Payment to take back"), queryset=Reversal.objects.none()
    )

    def __init__(self, *args: Any, roll: Roll, **kwargs: Any) -> None:
        super().__init__(*args, roll=roll, **kwargs)
        field: Any = self.fields["reversal"]
        field.queryset = (
            Reversal.objects.waiting()
            .filter(payment__batch__roll=roll)
            .select_related("payment__entitlement__member")
        )


class ObjectionForm(PlainForm):
    """What is objected to."""

    matter = _text(_("What the objection is about"))
    serial = forms.IntegerField(
        label=_("Number in the roll"),
        min_value=1,
        required=False,
        help_text=_("Empty: the objection is not about one line."),
    )
    raised_on = forms.DateField(
        label=_("Raised on"), widget=_DATE, initial=timezone.localdate
    )

    def clean_serial(self) -> Member | None:
        """The member of that number on this roll."""
        serial = self.cleaned_data["serial"]
        if serial is None:
            return None
        lines = self.roll.lines.filter(member__serial=serial).select_related("member")
        line = lines.first()
        if line is None:
            raise forms.ValidationError(_("The roll has no such number."))
        found: Member = line.member
        return found


class AnswerForm(PlainForm):
    """The answer to an open objection."""

    objection = forms.ModelChoiceField(
        label=_("Objection"), queryset=Objection.objects.none()
    )
    conclusion = forms.ChoiceField(label=_("Conclusion"), choices=_ANSWERS)
    answer = _text(_("Answer"))
    answered_on = forms.DateField(
        label=_("Answered on"), widget=_DATE, initial=timezone.localdate
    )

    def __init__(self, *args: Any, roll: Roll, **kwargs: Any) -> None:
        super().__init__(*args, roll=roll, **kwargs)
        field: Any = self.fields["objection"]
        field.queryset = roll.objections.open()
        field.label_from_instance = lambda row: f"{row.raised_on} · {row.matter[:40]}"
