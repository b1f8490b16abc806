"""What is said of campaigns, orders from outside and suspected major hazards."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import Body
from hazards.choices.campaigns import CampaignState, Outcome, RoofStep, TeamRole, Theme
from hazards.forms.tips import SiteField
from hazards.forms.water.desk import PlainForm
from hazards.models import (
    CampaignStop,
    Hazard,
    MajorCondition,
    MajorRuleSet,
    Site,
)
from liuli.accounts.models import User
from liuli.fieldwork.forms import FieldForm
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class UserForm(forms.Form):
    """A form that knows who fills it in."""

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)


class CampaignForm(UserForm):
    """A themed patrol of a month, or a drive."""

    theme = forms.ChoiceField(label=pgettext_lazy("campaign", "Theme"), choices=Theme)
    name = forms.CharField(label=pgettext_lazy("campaign", "Name"), max_length=80)
    starts_on = forms.DateField(
        label=_("Starts on"), widget=_DATE, initial=timezone.localdate
    )
    ends_on = forms.DateField(label=_("Ends on"), widget=_DATE)
    monthly = forms.BooleanField(
        label=_("The patrol of this month for its theme"), required=False
    )
    grids = forms.ModelMultipleChoiceField(
        label=_("Only in these grids"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("Without a choice: the whole community."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grids = Unit.objects.visible_to(self.user).filter(level=Level.GRID)
        self.fields["grids"].queryset = grids.order_by("path")  # type: ignore[attr-defined]


class MemberForm(PlainForm):
    """Somebody of the team."""

    role = forms.ChoiceField(label=pgettext_lazy("team", "As whom"), choices=TeamRole)
    user_name = forms.CharField(
        label=_("User name of a colleague"), max_length=150, required=False
    )
    name = forms.CharField(
        label=_("Or the name of somebody without an account"),
        max_length=50,
        required=False,
    )
    is_responsible = forms.BooleanField(label=_("Responsible"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_user_name(self) -> User | None:
        """A colleague this person may know of."""
        name = self.cleaned_data["user_name"].strip()
        if not name:
            return None
        found: User | None = User.objects.filter(username=name, is_active=True).first()
        unit = self.record.unit
        if found is None or not any(
            path.startswith(unit.path) for path in found.scopes("territory.view")
        ):
            raise forms.ValidationError(
                _("No colleague of this community has this user name.")
            )
        return found


class VisitForm(PlainForm):
    """What came of a visit."""

    outcome = forms.ChoiceField(
        label=pgettext_lazy("campaign", "Outcome"), choices=Outcome
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class RoofForm(PlainForm):
    """A step of a rooftop."""

    step = forms.ChoiceField(label=pgettext_lazy("rooftop", "Step"), choices=RoofStep)
    has_escape_route = forms.BooleanField(
        label=_("An escape route remains, confirmed on the spot"), required=False
    )


class SlipForm(PlainForm):
    """Cylinders given up."""

    cylinders = forms.IntegerField(label=_("Cylinders"), min_value=1)
    holder = forms.CharField(label=_("Holder"), max_length=50)
    witness = forms.CharField(label=_("Witness"), max_length=50)
    handed_to = forms.ChoiceField(
        label=_("Handed over to"), choices=Body, initial=Body.GAS
    )


class ConclusionForm(PlainForm):
    """The conclusion of the report."""

    conclusion = forms.CharField(
        label=_("Conclusion"), max_length=1000, widget=forms.Textarea({"rows": 4})
    )


class StopField(forms.ModelChoiceField[CampaignStop]):
    """Sites still to visit, by name and address."""

    def label_from_instance(self, obj: Any) -> str:
        """What staff call the site, and where it is."""
        return f"{obj.site.label} · {obj.site.address.raw}"


class FieldVisitForm(FieldForm):
    """A visit told from the phone."""

    stop = StopField(label=_("Site"), queryset=CampaignStop.objects.none())
    outcome = forms.ChoiceField(
        label=pgettext_lazy("campaign", "Outcome"), choices=Outcome
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stop"].queryset = (  # type: ignore[attr-defined]
            CampaignStop.objects.visible_to(self.user)
            .filter(campaign__state=CampaignState.RUNNING)
            .select_related("site__address")
        )


class HazardNumberForm(UserForm):
    """A hazard by its number."""

    number = forms.CharField(label=_("Number of the hazard"), max_length=40)

    def clean_number(self) -> Hazard:
        """A hazard this person sees."""
        number = self.cleaned_data["number"].strip()
        found: Hazard | None = (
            Hazard.objects.visible_to(self.user).filter(number=number).first()
        )
        if found is None:
            raise forms.ValidationError(
                _("No hazard has this number. Copy it from the ledger.")
            )
        return found


class OrderForm(HazardNumberForm):
    """An order of 12345."""

    order_number = forms.CharField(label=_("Their number"), max_length=40)
    received_on = forms.DateField(
        label=_("Received on"), widget=_DATE, initial=timezone.localdate
    )
    due_on = forms.DateField(label=_("Their due date"), widget=_DATE)


class LevelForm(HazardNumberForm):
    """Why the next level has to know."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class JudgeForm(UserForm):
    """What was found at a site, by the edition of the day."""

    site = SiteField(label=_("Site"), queryset=Site.objects.none())
    on = forms.DateField(label=_("Day"), widget=_DATE, initial=timezone.localdate)
    is_crowded = forms.BooleanField(label=_("A crowded place"), required=False)
    direct = forms.ModelMultipleChoiceField(
        label=_("Direct conditions"),
        queryset=MajorCondition.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    evacuation = forms.IntegerField(
        label=_("Comprehensive conditions of evacuation"), min_value=0, initial=0
    )
    other = forms.IntegerField(
        label=_("Other comprehensive conditions"), min_value=0, initial=0
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = Site.objects.visible_to(self.user).filter(closed_on__isnull=True)
        self.fields["site"].queryset = (  # type: ignore[attr-defined]
            sites.select_related("address").in_street_order()
        )
        today = timezone.localdate()
        sets = MajorRuleSet.objects.in_force(today)
        conditions = MajorCondition.objects.filter(rule_set__in=sets)
        self.fields["direct"].queryset = conditions  # type: ignore[attr-defined]


class DegreesForm(forms.Form):
    """Where something lies, in WGS-84 degrees."""

    latitude = forms.DecimalField(
        label=_("Latitude"), min_value=18, max_value=54, decimal_places=6
    )
    longitude = forms.DecimalField(
        label=_("Longitude"), min_value=73, max_value=136, decimal_places=6
    )


class PointForm(DegreesForm, UserForm):
    """Where a site lies."""

    site = SiteField(label=_("Site"), queryset=Site.objects.none())
    field_order = ("site", "latitude", "longitude")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = Site.objects.visible_to(self.user).filter(closed_on__isnull=True)
        self.fields["site"].queryset = (  # type: ignore[attr-defined]
            sites.select_related("address").in_street_order()
        )
