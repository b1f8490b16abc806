"""What is said at the desk about partners, home help and referrals."""

from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from residents.choices.needs import NeedStatus
from residents.models import Need, Person
from services.choices.orders import Covers, HelpKind, PartnerKind, ReferralAnswer
from services.models import Contract, HelpComplaint, Supplier

DATE: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_ANSWERS: Final = [
    choice for choice in ReferralAnswer.choices if choice[0] != ReferralAnswer.WAITING
]


class StepForm(forms.Form):
    """A step of one record; `record` is what it is about."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class ReasonForm(StepForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=120)


class PartnerForm(StepForm):
    """What a partner is."""

    kind = forms.ChoiceField(label=_("Kind of partner"), choices=PartnerKind)
    office_phone = forms.CharField(
        label=_("Phone of the office"),
        max_length=20,
        required=False,
        help_text=_("The public number, never somebody's own."),
    )

    def __init__(self, *args: Any, record: Supplier, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.initial = {"kind": record.kind, "office_phone": record.office_phone}


class ContractForm(StepForm):
    """A contract that was signed."""

    covers = forms.ChoiceField(
        label=pgettext_lazy("contract", "What it is about"), choices=Covers
    )
    number = forms.CharField(label=_("Number of the contract"), max_length=40)
    first_on = forms.DateField(label=_("First day"), widget=DATE)
    last_on = forms.DateField(label=_("Last day"), widget=DATE)
    kept_at = forms.CharField(
        label=_("Where the paper is kept"), max_length=120, required=False
    )


class EndContractForm(StepForm):
    """A contract that ends early."""

    contract = forms.ModelChoiceField(
        Contract.objects.none(), label=_("Contract"), empty_label=None
    )
    last_on = forms.DateField(label=_("Last day"), widget=DATE)
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, record: Supplier, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        field: Any = self.fields["contract"]
        field.queryset = record.contracts.filter(period__contains=timezone.localdate())
        field.label_from_instance = lambda one: (
            f"{one.get_covers_display()} · {one.number}"
        )


def resident(user: Any, capability: str) -> forms.ModelChoiceField[Any]:
    """A resident by the number of their file, where the user may do this."""
    scopes = user.scopes(capability)
    return forms.ModelChoiceField(
        Person.objects.visible_to(user).in_scopes(scopes),
        label=_("Number of the resident"),
        widget=forms.NumberInput,
        help_text=_("It stands on top of the resident's file."),
    )


class AskForm(forms.Form):
    """A new order of home help."""

    kind = forms.ChoiceField(label=_("Kind of help"), choices=HelpKind)
    what = forms.CharField(
        label=_("What is to be done"),
        max_length=120,
        required=False,
        help_text=_("Leave out names, numbers and illnesses."),
    )
    wished_on = forms.DateField(
        label=_("Wished on"), widget=DATE, initial=timezone.localdate
    )
    need = forms.ModelChoiceField(
        Need.objects.none(),
        label=_("Number of the need it answers"),
        widget=forms.NumberInput,
        required=False,
        help_text=_("Only where the resident asked for it as a need."),
    )
    field_order = ("person", "kind", "what", "wished_on", "need")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = resident(user, Capability.ORDERS_KEEP)
        open_ = (NeedStatus.NOTED, NeedStatus.DECIDED)
        need: Any = self.fields["need"]
        need.queryset = Need.objects.visible_to(user).filter(status__in=open_)
        self.order_fields(self.field_order)


class AssignForm(StepForm):
    """Which partner does it, for how much."""

    supplier = forms.ModelChoiceField(
        Supplier.objects.none(),
        label=_("Partner"),
        empty_label=None,
        help_text=_("Partners whose contract on home help holds today."),
    )
    price = forms.DecimalField(
        label=_("Price agreed (yuan)"), min_value=0, max_digits=8, decimal_places=2
    )

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        field: Any = self.fields["supplier"]
        field.queryset = partners_with(record.person.community, covers=Covers.HOME_HELP)


class DoneForm(StepForm):
    """The day it was done."""

    on = forms.DateField(label=_("Done on"), widget=DATE, initial=timezone.localdate)


class ComplaintForm(StepForm):
    """What was not as agreed."""

    text = forms.CharField(label=_("What was not as agreed"), max_length=300)


class AnswerForm(StepForm):
    """What came of a complaint."""

    complaint = forms.ModelChoiceField(
        HelpComplaint.objects.none(), label=_("Complaint"), empty_label=None
    )
    answer = forms.CharField(label=_("Answer"), max_length=300)

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        field: Any = self.fields["complaint"]
        field.queryset = record.complaints.filter(answered_at__isnull=True)
        field.label_from_instance = lambda one: one.text


class ReferForm(forms.Form):
    """Somebody is sent on."""

    institution = forms.CharField(
        label=_("Institution"),
        max_length=80,
        help_text=_("Its name only. Why somebody goes there is not written down."),
    )
    consent_on = forms.DateField(
        label=_("The person agreed on"), widget=DATE, initial=timezone.localdate
    )
    referred_on = forms.DateField(
        label=_("Sent on"), widget=DATE, initial=timezone.localdate
    )
    due_on = forms.DateField(label=_("Answer expected by"), widget=DATE)
    field_order = ("person", "institution", "consent_on", "referred_on", "due_on")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = resident(user, Capability.CARE_VISIT)
        self.order_fields(self.field_order)


class CloseReferralForm(StepForm):
    """Whether an answer came."""

    answer = forms.ChoiceField(
        label=pgettext_lazy("referral", "Answer"), choices=_ANSWERS
    )
    on = forms.DateField(label=_("On"), widget=DATE, initial=timezone.localdate)


def partners_with(community: Any, *, covers: str) -> Any:
    """Partners of a community with a contract on this that holds today."""
    holding = Contract.objects.holding(timezone.localdate(), covers=covers)
    return Supplier.objects.filter(
        unit=community, pk__in=holding.values("supplier")
    ).order_by("name")
