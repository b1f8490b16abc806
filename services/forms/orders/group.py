"""What is said about rounds of group buying, at the desk and on the public page."""

from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.choices.orders import MOST_EACH, MOST_GOODS, Covers
from services.forms.orders.desk import StepForm, partners_with, resident
from services.models import GroupGood, Supplier
from services.operations.orders.rounds import Offer, RoundFacts

_MOMENT: Final = forms.DateTimeInput(
    attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
)
_MOST_PARTS: Final = 4


class RoundForm(forms.Form):
    """A new round with its goods, one to a line."""

    title = forms.CharField(label=pgettext_lazy("group buying", "Title"), max_length=80)
    supplier = forms.ModelChoiceField(
        Supplier.objects.none(),
        label=_("Partner"),
        empty_label=None,
        help_text=_("Partners whose contract on group buying holds today."),
    )
    goods = forms.CharField(
        label=_("Goods"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One to a line: name, price, pieces, pack. Parts with commas."),
    )
    opens_at = forms.DateTimeField(
        label=pgettext_lazy("group buying", "Opens"), widget=_MOMENT
    )
    closes_at = forms.DateTimeField(
        label=pgettext_lazy("group buying", "Closes"), widget=_MOMENT
    )
    pickup_place = forms.CharField(label=_("Where it is picked up"), max_length=120)
    pickup_from = forms.DateTimeField(label=_("Picked up from"), widget=_MOMENT)
    pickup_until = forms.DateTimeField(label=_("Picked up until"), widget=_MOMENT)
    minimum = forms.IntegerField(
        label=_("Pieces it takes to go through"), min_value=1, initial=10
    )
    most_each = forms.IntegerField(
        label=_("Pieces of one good in an order, at most"),
        min_value=1,
        max_value=MOST_EACH,
        initial=5,
    )

    def __init__(self, *args: Any, community: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        supplier: Any = self.fields["supplier"]
        supplier.queryset = partners_with(community, covers=Covers.GROUP_BUYING)

    def clean_goods(self) -> list[Offer]:
        """Each line read; a line that cannot be read is named."""
        lines = [one for one in self.cleaned_data["goods"].splitlines() if one.strip()]
        if len(lines) > MOST_GOODS:
            raise forms.ValidationError(
                _("Enter 1 to %(most)d goods.") % {"most": MOST_GOODS}
            )
        return [_offer(line) for line in lines]

    @property
    def facts(self) -> RoundFacts:
        """As the operation takes it."""
        data = {**self.cleaned_data}
        del data["supplier"], data["goods"]
        return RoundFacts(**data)


def _offer(line: str) -> Offer:
    parts = [part.strip() for part in line.replace("，", ",").split(",")]
    name, price, stock, pack = (*parts, "", "", "", "")[:4]
    try:
        offer = Offer(name=name, price=Decimal(price), stock=int(stock), pack=pack)
    except (InvalidOperation, ValueError):
        offer = None
    if offer is None or not offer.price.is_finite() or len(parts) > _MOST_PARTS:
        raise forms.ValidationError(
            _("This line cannot be read: %(line)s. Write: peaches, 29.90, 40, 5 kg.")
            % {"line": line[:40]}
        )
    return offer


class WantForm(forms.Form):
    """How many pieces of each good of a round somebody wants."""

    def __init__(self, *args: Any, goods: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for good in goods:
            self.fields[f"good_{good.pk}"] = forms.IntegerField(
                label=f"{good} · ¥{good.price_yuan}",
                min_value=0,
                max_value=most,
                required=False,
                initial=0,
                help_text=_("%(left)d left") % {"left": good.left},
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    @property
    def wants(self) -> dict[int, int]:
        """Pieces by good."""
        return {
            int(name.removeprefix("good_")): count
            for name, count in self.cleaned_data.items()
            if name.startswith("good_") and count
        }


class OrderForm(WantForm):
    """An order of a resident, at the desk."""

    def __init__(self, *args: Any, record: Any, user: Any, **kwargs: Any) -> None:
        goods = record.goods.all()
        super().__init__(*args, goods=goods, most=record.most_each, **kwargs)
        self.fields["person"] = resident(user, "orders.keep")
        self.order_fields(["person"])

    def clean(self) -> dict[str, Any]:
        """With the wish, where everything is said."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            data["wants"] = self.wants
        return data


class ShortForm(StepForm):
    """Fewer pieces came."""

    good = forms.ModelChoiceField(
        GroupGood.objects.none(),
        label=pgettext_lazy("group buying", "Good"),
        empty_label=None,
    )
    came = forms.IntegerField(
        label=_("Pieces that came"),
        min_value=0,
        help_text=_("The latest orders go without; what was paid is given back."),
    )

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        good: Any = self.fields["good"]
        good.queryset = record.goods.all()


class CounterForm(forms.Form):
    """Who stands at the pick-up: the pick-up number, or the code of the slip."""

    words = forms.CharField(
        label=_("Pick-up number or code"),
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
