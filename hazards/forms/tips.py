"""What people tell without an account, and what officers say of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import Body, Severity, SiteKind
from hazards.choices.tips import TipKind
from hazards.forms.water.desk import PlainForm
from hazards.models import Hazard, Site

_ROWS = forms.Textarea(attrs={"rows": 4})
_OFF = {"autocomplete": "off"}
# What a passer-by sees from the street, the likeliest first.
_SNAPPED = (
    SiteKind.FIRE_LANE, SiteKind.EBIKE_CHARGING, SiteKind.FALLING_OBJECT,
    SiteKind.ELECTRICAL, SiteKind.LPG, SiteKind.STREET_FRONT, SiteKind.SELF_BUILT,
    SiteKind.ROOFTOP, SiteKind.VACANT, SiteKind.SCRAP_YARD, SiteKind.WATER_NETWORK,
)  # fmt: skip


class TipForm(forms.Form):
    """A tip. The contact is of one's own free will."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("tip", "What is it about?"), choices=TipKind
    )
    text = forms.CharField(
        label=pgettext_lazy("tip", "What have you seen?"),
        max_length=2_000,
        widget=_ROWS,
    )
    place = forms.CharField(
        label=pgettext_lazy("tip", "Where?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=_OFF),
    )
    contact = forms.CharField(
        label=pgettext_lazy("tip", "How can we ask you back? (may stay empty)"),
        max_length=100,
        required=False,
        help_text=_(
            "Only the tip officers read it, and it is destroyed once your tip is over."
        ),
        widget=forms.TextInput(attrs=_OFF),
    )


class SnapForm(forms.Form):
    """Snap, place, send."""

    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("snap", "What kind?"),
        choices=[(kind.value, kind.label) for kind in _SNAPPED],
    )
    place = forms.CharField(
        label=pgettext_lazy("snap", "Where is it?"),
        max_length=100,
        help_text=_("Road and house number, as on the door."),
        widget=forms.TextInput(attrs=_OFF),
    )
    text = forms.CharField(
        label=pgettext_lazy("snap", "In a few words"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=_OFF),
    )


class ProgressForm(forms.Form):
    """The code that was shown after sending."""

    code = forms.CharField(
        label=_("Query code"),
        max_length=24,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


class SiteField(forms.ModelChoiceField[Site]):
    """Sites by name or kind, and address."""

    def label_from_instance(self, obj: Any) -> str:
        """What staff call it, and where it is."""
        return f"{obj.label} · {obj.get_kind_display()} · {obj.address.raw}"


class FoundForm(PlainForm):
    """A hazard at a site, in the officer's own words."""

    needs_user = True
    site = SiteField(label=_("Site"), queryset=Site.objects.none())
    severity = forms.ChoiceField(label=_("Severity"), choices=Severity)
    text = forms.CharField(
        label=_("What was found"), max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.record
        sites = Site.objects.visible_to(user).filter(closed_on__isnull=True)
        if getattr(record, "address_id", None):
            near = sites.filter(address__building_key=record.address.building_key)
            sites = near if near.exists() else sites.in_unit(record.unit)
        self.fields["site"].queryset = (  # type: ignore[attr-defined]
            sites.select_related("address").in_street_order()
        )
        if getattr(record, "text", "") and hasattr(record, "address_id"):
            self.fields["text"].initial = record.text


class JoinForm(PlainForm):
    """Which open hazard it is."""

    number = forms.CharField(label=_("Number of the hazard"), max_length=40)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_number(self) -> Hazard:
        """An open hazard this person sees."""
        number = self.cleaned_data["number"].strip()
        found: Hazard | None = (
            Hazard.objects.visible_to(self.user).filter(number=number).first()
        )
        if found is None:
            raise forms.ValidationError(
                _("No hazard has this number. Copy it from the ledger.")
            )
        return found


class PassForm(PlainForm):
    """Who is in charge."""

    body = forms.ChoiceField(label=_("Who is in charge"), choices=Body)
    reason = forms.CharField(
        label=_("Words for the sender"), max_length=200, required=False
    )


class RefuteForm(PlainForm):
    """Why it is not so."""

    reason = forms.CharField(label=_("Reason, for the sender"), max_length=200)


class ConcludeForm(PlainForm):
    """Whether it was so."""

    is_confirmed = forms.TypedChoiceField(
        label=_("Result of the check"),
        choices=[("yes", _("Confirmed")), ("no", _("Not confirmed"))],
        coerce=lambda value: value == "yes",
    )
    answer = forms.CharField(
        label=_("Words for the reporter"),
        max_length=200,
        required=False,
        help_text=_("Read by whoever has the code: name nobody."),
    )


class GrantForm(PlainForm):
    """How much."""

    amount_yuan = forms.DecimalField(
        label=_("Reward (yuan)"), min_value=0, max_digits=9, decimal_places=2
    )


class PayForm(forms.Form):
    """The code the reporter brings."""

    code = forms.CharField(
        label=_("Code the reporter brings"),
        max_length=24,
        widget=forms.TextInput(attrs=_OFF),
    )
