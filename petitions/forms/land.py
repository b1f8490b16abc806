"""What is written down about groups, land, standards and documents."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.attachments.forms import PhotosField
from liuli.desk.forms import UnitChoice, units_of
from liuli.kernel.money import mu_to_square_metres
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from petitions.choices.compensation import Component, LandClass, PaperKind, Regime
from petitions.models import LandPaper, LandStandard

_EMPTY = ("", "—")


def day(label: Any, **more: Any) -> forms.DateField:
    """A day, by the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


def amount(label: Any, **more: Any) -> forms.DecimalField:
    """Yuan to the fen; may stay unknown."""
    more.setdefault("required", False)
    return forms.DecimalField(
        label=label, min_value=0, max_digits=14, decimal_places=2, **more
    )


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=100_000, required=False
    )


def _factor(label: Any, places: int) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_digits=6, decimal_places=places, required=False
    )


def paper_field(label: Any, **more: Any) -> forms.ModelChoiceField[LandPaper]:
    """One of the documents of the community."""
    return forms.ModelChoiceField(
        label=label, queryset=LandPaper.objects.none(), required=False, **more
    )


class LandForm(forms.Form):
    """A form about one record of a community; its documents are there to choose."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = self.choices_of(field)

    def choices_of(self, field: Any) -> Any:
        """Rows of the record's community."""
        unit = getattr(self.record, "unit_id", None)
        return field.queryset.model.objects.filter(unit_id=unit)


class CommunityForm(forms.Form):
    """A form about something new of a community."""

    unit = UnitChoice(label=_("Community"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        mine = units_of(user, Capability.COMPENSATION_CHANGE)
        field.queryset = mine.filter(level=Level.COMMUNITY)
        field.initial = field.queryset.first()


class GroupForm(CommunityForm):
    """A group no ledger has named yet."""

    number = forms.IntegerField(
        label=_("Number of the group"), min_value=1, max_value=30
    )
    village = forms.CharField(label=_("Former village"), max_length=40, required=False)


class SchemeForm(LandForm):
    """The plan of a group, as far as it is known."""

    plan_fixed_on = day(
        _("Compensation plan fixed on"),
        required=False,
        help_text=_(
            "Who shared is decided by this day, not by the meeting or the payout."
        ),
    )
    mobilised_on = day(_("Mobilisation meeting on"), required=False)
    regime = forms.ChoiceField(
        label=_("Regime"), choices=[_EMPTY, *Regime.choices], required=False
    )
    price_year = forms.IntegerField(
        label=_("Year of the prices"), min_value=1950, max_value=2100, required=False
    )
    standard = forms.ModelChoiceField(
        label=_("Standard applied"),
        queryset=LandStandard.objects.none(),
        required=False,
    )
    people = _count(_("People concerned"))
    resettled = _count(_("People to resettle"))
    people_before = _count(_("People before the taking"))
    arable_before_mu = forms.DecimalField(
        label=_("Arable land before the taking (mu)"),
        min_value=0,
        max_digits=12,
        decimal_places=4,
        required=False,
    )
    retained_yuan = amount(
        _("Retained by the collective (yuan)"),
        help_text=_("Nought where nothing was retained; empty where nobody knows."),
    )
    retained_paper = paper_field(_("Resolution on the retained part"))
    paper = paper_field(_("The plan itself"))


class ItemForm(LandForm):
    """One component: promised, received, and the paper behind it."""

    component = forms.ChoiceField(label=_("Component"), choices=Component.choices)
    promised = amount(
        _("Promised (yuan)"),
        help_text=_("For housing: square metres a person."),
    )
    received = amount(_("Received (yuan)"))
    received_on = day(pgettext_lazy("compensation", "Received on"), required=False)
    paper = paper_field(_("Document behind it"))


class ParcelForm(LandForm):
    """One parcel; the area in square metres or in mu."""

    number = forms.CharField(label=_("Parcel number"), max_length=40)
    land_class = forms.ChoiceField(label=_("Land class"), choices=LandClass.choices)
    area = forms.DecimalField(
        label=_("Area"), min_value=Decimal("0.0001"), max_digits=12, decimal_places=4
    )
    measure = forms.ChoiceField(
        label=_("Measured in"),
        choices=[("mu", _("mu")), ("m2", _("square metres"))],
    )
    tenure = forms.CharField(label=_("Who held it"), max_length=60, required=False)
    sheet = forms.CharField(label=_("Map sheet"), max_length=40, required=False)
    paper = paper_field(_("Document behind it"))

    def facts(self) -> dict[str, Any]:
        """As kept: square metres (G-3)."""
        data = dict(self.cleaned_data)
        area, measure = data.pop("area"), data.pop("measure")
        data["area_m2"] = (
            mu_to_square_metres(area)
            if measure == "mu"
            else area.quantize(Decimal("0.01"))
        )
        return data


class PaperForm(CommunityForm):
    """A document, with its pages where they are at hand."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("paper", "Kind"), choices=PaperKind.choices
    )
    title = forms.CharField(label=pgettext_lazy("paper", "Title"), max_length=120)
    number = forms.CharField(label=_("Document number"), max_length=60, required=False)
    issued_by = forms.CharField(label=_("Issued by"), max_length=80, required=False)
    issued_on = day(_("Issued on"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    scans = PhotosField(
        required=False,
        label=_("Scanned pages"),
        help_text=_("JPEG or PNG, at most nine at once; more pages can follow."),
    )


class ScansForm(LandForm):
    """More pages of a document."""

    scans = PhotosField(label=_("Scanned pages"))


class StandardForm(CommunityForm):
    """A dated standard, by one of the two regimes."""

    regime = forms.ChoiceField(label=_("Regime"), choices=Regime.choices)
    name = forms.CharField(label=_("Land class or zone"), max_length=60)
    output_yuan = amount(_("Yearly output value (yuan a mu)"))
    land_multiple = _factor(_("Multiple for the land"), 2)
    resettlement_multiple = _factor(_("Multiple for resettlement"), 2)
    zone_price_yuan = amount(_("Zone price (yuan a mu)"))
    class_factor = _factor(_("Land-class factor"), 4)
    valid_from = day(_("Valid from"))
    valid_to = day(_("Valid before"), required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("The document and the place in it."),
    )


class EndForm(LandForm):
    """From when a standard holds no more."""

    valid_to = day(_("Valid before"))


class ScenarioForm(forms.Form):
    """A yearly rate and a day: whoever asks says them, nobody else does."""

    percent = forms.DecimalField(
        label=_("Yearly rate (%)"),
        min_value=0,
        max_value=24,
        max_digits=5,
        decimal_places=2,
    )
    until = day(_("Until"))
