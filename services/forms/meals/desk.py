"""What is said of canteens, agreements and vouchers at the desk."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from services.choices.meals import (
    SAMPLE_GRAMS,
    STOPS_SUBSIDY,
    Allergen,
    Basis,
    EndReason,
    Living,
    Meal,
    OverpaidState,
    Portion,
    SettlementState,
    TierBasis,
    Way,
)
from services.choices.vouchers import VoucherKind
from services.models import (
    Canteen,
    FoodHandler,
    FoodSample,
    MealOrder,
    Route,
    Supplier,
    VoucherUse,
)

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_WEEKDAYS = [
    (1, _("Monday")), (2, _("Tuesday")), (3, _("Wednesday")), (4, _("Thursday")),
    (5, _("Friday")), (6, _("Saturday")), (7, _("Sunday")),
]  # fmt: skip
_DECIDED = [c for c in SettlementState.choices if c[0] != SettlementState.DRAWN]
_CLOSED = [c for c in OverpaidState.choices if c[0] != OverpaidState.OPEN]
_STOPS = [(one.value, one.label) for one in STOPS_SUBSIDY]
_USES = [c for c in VoucherKind.choices if c[0] != VoucherKind.ANY]


def _day(label: Any, **options: Any) -> forms.DateField:
    options.setdefault("initial", timezone.localdate)
    return forms.DateField(label=label, widget=_DATE, **options)


def _maybe_day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=_DATE, required=False)


def _yuan(label: Any, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_digits=8, decimal_places=2, **options
    )


def _line(label: Any, *, most: int = 60, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required)


def _several(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PlainForm(forms.Form):
    """A step that needs no words; `record` is what it is about."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class ReasonForm(PlainForm):
    """Why."""

    reason = _line(_("Reason"), most=200)


class SupplierForm(forms.Form):
    """A new provider."""

    name = _line(_("Provider"), most=80)


class CanteenForm(forms.Form):
    """A new canteen and who runs it."""

    name = _line(_("Canteen"))
    supplier = _line(_("Provider"), most=80)
    place = _line(_("Place"), most=120, required=False)
    seats = forms.IntegerField(label=_("Places to sit"), min_value=1, required=False)
    permit = _line(_("Food permit"), most=40, required=False)
    permit_until = _maybe_day(_("Permit until"))
    opened_on = _day(_("Open from"))
    lunch_price = _yuan(_("Price of a lunch (yuan)"))


class PriceForm(PlainForm):
    """A price from a day on."""

    meal = forms.ChoiceField(label=_("Meal"), choices=Meal)
    portion = forms.ChoiceField(label=_("Portion"), choices=Portion)
    price = _yuan(_("Price (yuan)"))
    starts_on = _day(_("From"))
    version = _line(_("Price list"), most=40, required=False)


class DishForm(PlainForm):
    """A dish and what it holds."""

    on = _day(_("Day"))
    meal = forms.ChoiceField(label=_("Meal"), choices=Meal)
    name = _line(_("Dish"))
    allergens = _several(_("Allergens"), Allergen)


class PermitForm(PlainForm):
    """The food permit."""

    permit = _line(_("Food permit"), most=40)
    until = _day(_("Permit until"))


class HandlerForm(PlainForm):
    """Who handles food."""

    full_name = _line(_("Full name"), most=50)
    certificate_until = _day(_("Health certificate until"))


class CertificateForm(PlainForm):
    """A new certificate, or that somebody left."""

    handler = forms.ModelChoiceField(
        label=_("Food handler"), queryset=FoodHandler.objects.none(), empty_label=None
    )
    until = _day(_("Health certificate until"))
    left_on = _maybe_day(_("Left the canteen on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["handler"]
        field.queryset = FoodHandler.objects.filter(
            canteen=self.record, left_on__isnull=True
        )
        field.label_from_instance = lambda row: row.full_name


class SampleForm(PlainForm):
    """A sample of a dish."""

    dish = _line(_("Dish"))
    meal = forms.ChoiceField(label=_("Meal"), choices=Meal)
    grams = forms.IntegerField(
        label=_("Weight (g)"), min_value=1, max_value=5000, initial=SAMPLE_GRAMS
    )


class DiscardForm(PlainForm):
    """Which sample is thrown away."""

    sample = forms.ModelChoiceField(
        label=_("Food sample"), queryset=FoodSample.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sample"]
        field.queryset = FoodSample.objects.filter(
            canteen=self.record, discarded_at__isnull=True
        ).order_by("kept_at")
        field.label_from_instance = lambda row: f"{row.on} · {row.dish}"


class RouteForm(PlainForm):
    """A route by name."""

    name = _line(_("Route"), most=40)


class DayForm(PlainForm):
    """A day and a meal."""

    on = _day(_("Day"))
    meal = forms.ChoiceField(label=_("Meal"), choices=Meal)


class CloseForm(PlainForm):
    """From when on."""

    on = _day(_("Closed from"))


class AgreementForm(forms.Form):
    """A signed agreement as the paper says it (ML-4)."""

    full_name = _line(_("Full name"), most=100)
    identity = _line(_("Identity number"), most=20, required=False)
    birth_on = _maybe_day(_("Date of birth, without a number"))
    living = forms.ChoiceField(label=_("Registered or living"), choices=Living)
    signed_on = _day(_("Signed on"))
    starts_on = _maybe_day(_("From, where it is another day"))
    last_on = _maybe_day(_("Until, where the paper says so"))
    paper_number = _line(_("Number on paper"), most=40, required=False)
    agent = _line(_("Guardian or agent"), most=50, required=False)
    contact_name = _line(_("Emergency contact"), most=50, required=False)
    contact_phone = _line(_("Emergency phone"), most=40)
    way = forms.ChoiceField(label=_("Dine in or delivery"), choices=Way)
    address = _line(_("Address"), most=200, required=False)
    basis = forms.ChoiceField(label=_("Reason for a higher subsidy"), choices=Basis)
    basis_until = _maybe_day(_("Reason holds until"))
    voucher_month = _yuan(_("Vouchers a month (yuan)"), initial=0)
    price_version = _line(_("Price list"), most=40, required=False)
    consent_version = _line(_("Version of the notice"), most=20)
    end_terms = _line(_("When it may be ended"), most=200, required=False)
    is_signed = forms.BooleanField(label=_("Signed on paper"), initial=True)


class FindForm(forms.Form):
    """A name, sent and never kept."""

    name = _line(_("Name or its first letters"), most=50)


class BasisForm(PlainForm):
    """Why more, and until when."""

    basis = forms.ChoiceField(label=_("Reason for a higher subsidy"), choices=Basis)
    until = _maybe_day(_("Reason holds until"))


class ArrangeForm(PlainForm):
    """Where somebody eats, when, and on which route."""

    way = forms.ChoiceField(label=_("Dine in or delivery"), choices=Way)
    canteen = forms.ModelChoiceField(
        label=_("Canteen"), queryset=Canteen.objects.none(), required=False
    )
    weekdays = _several(_("Standing order on weekdays"), _WEEKDAYS)
    address = _line(_("Address, where it changes"), most=200, required=False)
    route = forms.ModelChoiceField(
        label=_("Delivery route"), queryset=Route.objects.none(), required=False
    )
    position = forms.IntegerField(
        label=_("Place on the route"), min_value=1, max_value=999, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        community = self.record.community
        fields: Any = self.fields
        fields["canteen"].queryset = Canteen.objects.in_unit(community)
        fields["route"].queryset = Route.objects.in_unit(community)
        for name in ("way", "canteen", "route", "position"):
            fields[name].initial = getattr(self.record, name)
        fields["weekdays"].initial = self.record.weekdays

    def clean_weekdays(self) -> list[int]:
        """As numbers."""
        return [int(day) for day in self.cleaned_data["weekdays"]]


class DietForm(PlainForm):
    """What somebody may not eat, by a consent of its own."""

    words = _line(_("Diet"), most=200, required=False)
    allergens = _several(_("Allergies"), Allergen)
    consented_on = _day(_("Agreed on"))
    consent_version = _line(_("Version of the notice"), most=20)


class EndForm(PlainForm):
    """When and why an agreement ends."""

    last_on = _day(_("Last day"))
    reason = forms.ChoiceField(label=_("Reason"), choices=EndReason)


class StopForm(PlainForm):
    """The day of a death or a move."""

    last_on = _day(_("Last day of the subsidy"))
    reason = forms.ChoiceField(label=_("Reason"), choices=_STOPS)


class OrderForm(PlainForm):
    """A meal to be cooked."""

    canteen = forms.ModelChoiceField(
        label=_("Canteen"), queryset=Canteen.objects.none(), empty_label=None
    )
    on = _day(_("Day"))
    meal = forms.ChoiceField(label=_("Meal"), choices=Meal)
    portion = forms.ChoiceField(label=_("Portion"), choices=Portion)
    is_late_allowed = forms.BooleanField(
        label=_("The kitchen has one more (after the cut-off)"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["canteen"]
        field.queryset = Canteen.objects.in_unit(self.record.community)
        field.initial = self.record.canteen_id


class CancelForm(PlainForm):
    """Which order."""

    order = forms.ModelChoiceField(
        label=_("Order"), queryset=MealOrder.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["order"]
        field.queryset = MealOrder.objects.filter(
            agreement=self.record, state="ordered"
        )
        field.label_from_instance = lambda row: f"{row.on} · {row.get_meal_display()}"


class VoucherForm(PlainForm):
    """One voucher by hand."""

    face = _yuan(_("Face value (yuan)"))
    kind = forms.ChoiceField(label=_("To be used for"), choices=VoucherKind)
    valid_from = _day(_("Valid from"))
    valid_until = _day(_("Valid until"))


class RedeemForm(PlainForm):
    """Where and for what a voucher is used."""

    supplier = forms.ModelChoiceField(
        label=_("Provider"), queryset=Supplier.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(label=_("What it is for"), choices=_USES)
    amount = _yuan(_("What the service cost (yuan)"), required=False)
    on = _day(_("Day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["supplier"]
        field.queryset = Supplier.objects.in_unit(self.record.holder.community)


class RefundForm(ReasonForm):
    """Which use is taken back, and why."""

    use = forms.ModelChoiceField(
        label=_("Use"), queryset=VoucherUse.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["use"]
        field.queryset = VoucherUse.objects.standing().filter(voucher=self.record)
        field.label_from_instance = lambda row: f"{row.on} · {row.amount_yuan}"
        self.order_fields(["use", "reason"])


class MonthForm(PlainForm):
    """A month, by any of its days."""

    month = _day(_("Month"))


class IssueForm(forms.Form):
    """The month whose vouchers are issued."""

    month = _day(_("Month"))


class DecideForm(PlainForm):
    """Approved, or declined with a reason."""

    to = forms.ChoiceField(label=_("Decision"), choices=_DECIDED)
    note = _line(_("Note"), most=200, required=False)


class CloseOverpaidForm(PlainForm):
    """Paid back, or let go."""

    to = forms.ChoiceField(label=_("What became of it"), choices=_CLOSED)
    note = _line(_("Note"), most=200)
    on = _day(_("Day"))


class TierForm(forms.Form):
    """A community's own tier from a day on."""

    basis = forms.ChoiceField(label=_("Given for"), choices=TierBasis)
    from_age = forms.IntegerField(label=_("From age"), min_value=0, initial=0)
    below_age = forms.IntegerField(label=_("Below age"), min_value=1, required=False)
    amount = _yuan(_("Subsidy a meal (yuan)"))
    starts_on = _day(_("From"))
    source = _line(_("Source"), most=200)
    is_uncertain = forms.BooleanField(label=_("To be confirmed"), required=False)
