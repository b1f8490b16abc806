"""What a phone says of hazards; the same forms check a plain page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hazards.choices import Severity, SiteKind
from hazards.models import ChecklistItem, Hazard, Round, Site
from hazards.rules.sites import kinds_of_items
from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused

_SEVERITIES = [("", _("As the item says")), *Severity.choices]


class FindingForm(FieldForm):
    """Item → severity → photo → note (F7)."""

    round = forms.IntegerField(required=False, widget=forms.HiddenInput)
    site = forms.IntegerField(widget=forms.HiddenInput)
    item = forms.IntegerField(required=False)
    severity = forms.ChoiceField(
        label=_("Severity"), choices=_SEVERITIES, required=False
    )
    text = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Turn numbers into what this person may see of them."""
        data = dict(super().clean() or {})
        if self.errors:
            return data
        data["site"] = self._seen(Site.objects.visible_to(self.user), data["site"])
        data["round"] = (
            self._seen(Round.objects.visible_to(self.user), data["round"])
            if data.get("round")
            else None
        )
        data["item"] = (
            self._item(data["site"], data["item"]) if data.get("item") else None
        )
        return data

    def _seen(self, rows: Any, number: int) -> Any:
        found = rows.select_related("unit").filter(pk=number).first()
        if found is None:
            raise Refused(
                _("This is not in your territory, or no longer there."),
                code="not_found",
            )
        return found

    def _item(self, site: Site, number: int) -> ChecklistItem:
        kinds = kinds_of_items(site.kind)
        found: ChecklistItem | None = ChecklistItem.objects.filter(
            site_kind__in=kinds, pk=number
        ).first()
        if found is None:
            raise Refused(
                _("This item belongs to another kind of site."),
                code="item_of_other_kind",
            )
        return found


class HazardForm(FieldForm):
    """A hazard somebody goes back to."""

    hazard = forms.IntegerField(widget=forms.HiddenInput)
    # The last step of its life that this page shows (F26).
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_hazard(self) -> Hazard:
        """The hazard, where this person may see it."""
        found = (
            Hazard.objects.visible_to(self.user)
            .select_related("unit", "site")
            .filter(pk=self.cleaned_data["hazard"])
            .first()
        )
        if found is None:
            raise Refused(
                _("This is not in your territory, or no longer there."),
                code="not_found",
            )
        hazard: Hazard = found
        return hazard


class RectifiedForm(HazardForm):
    """What was done about it."""

    text = forms.CharField(
        label=_("What was done"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RecheckForm(HazardForm):
    """Gone, or still there."""

    passed = forms.ChoiceField(
        label=_("Is the hazard gone?"),
        choices=[("yes", _("Passed")), ("no", _("Failed"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """A failed re-check says why."""
        data = dict(super().clean() or {})
        if data.get("passed") == "no" and not data.get("text", "").strip():
            self.add_error("text", _("Say why."))
        return data


class NewSiteForm(FieldForm):
    """A site seen for the first time: four answers are enough."""

    kind = forms.ChoiceField(label=_("Site type"), choices=SiteKind.choices)
    address = forms.CharField(
        label=_("Address"),
        max_length=200,
        help_text=_("As on the door plate: road and house number."),
    )
    name = forms.CharField(label=_("Site name"), max_length=80, required=False)
    keeper_name = forms.CharField(label=_("Keeper"), max_length=50, required=False)
    keeper_phone = forms.CharField(
        label=_("Keeper's phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
