"""What a counter says of one meal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused
from services.choices.meals import MOST_POINTS, Meal, Portion, Way
from services.models import Canteen, MealAgreement
from services.operations.meals.counter import community_of
from services.policies.meals import may_serve


class ServingForm(FieldForm):
    """Which diner got which meal at which counter, and what pays for it.

    `agreement` is the number of the agreement, on a plain page also that of the card.
    `points` is how many points pay at most; without a portion it is the ordered one.
    """

    canteen = forms.IntegerField(widget=forms.HiddenInput)
    agreement = forms.CharField(label=_("Number or card"), max_length=20)
    meal = forms.ChoiceField(label=_("Meal"), choices=Meal)
    portion = forms.ChoiceField(
        label=_("Portion"), choices=Portion.choices, required=False
    )
    way = forms.ChoiceField(label=_("Dine in or delivery"), choices=Way, required=False)
    vouchers = forms.BooleanField(label=_("Pay with vouchers"), required=False)
    points = forms.IntegerField(
        label=_("Points to use at most"), min_value=0, max_value=MOST_POINTS,
        required=False,
    )  # fmt: skip
    serial = forms.CharField(
        label=_("Serial of the voucher"), max_length=24, required=False
    )

    def clean(self) -> dict[str, Any]:
        """The canteen, where this person may serve, and a diner of its community."""
        data = super().clean() or {}
        canteens = Canteen.objects.select_related("unit", "supplier")
        canteen = canteens.filter(pk=data.get("canteen")).first()
        if canteen is None or not may_serve(self.user, canteen):
            raise Refused(
                _("This is not in your territory, or no longer there."),
                code="not_found",
            )
        signers = MealAgreement.objects.of_community(community_of(canteen))
        words = str(data.get("agreement", "")).strip()
        agreement = signers.known_as(words).first() if words else None
        if agreement is None:
            raise Refused(
                _("Nobody has signed under this number. Look at the card again."),
                code="diner_unknown",
            )
        return {**data, "canteen": canteen, "agreement": agreement}
