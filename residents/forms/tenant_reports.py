"""What a landlord reports from the phone, and what whoever checks it says."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from residents.choices.landlords import CheckResult, Direction, Duty
from residents.forms.alike import AsksWhoItIs
from residents.forms.fields import STAY_KINDS, date_input, despite_ban_field
from residents.models import Dwelling, LandlordDuty, Stay, TenantReport
from residents.operations.columns import PersonFacts
from residents.operations.people import community_of
from residents.operations.tenant_reports import dwellings_of, open_stays, report_facts


class DwellingChoice(forms.ModelChoiceField[Any]):
    """A dwelling by its address and room."""

    def label_from_instance(self, obj: Any) -> str:
        """琉璃三街5号 201."""
        return dwelling_words(obj)


class TenantChoice(forms.ModelChoiceField[Any]):
    """A tenant the landlord reported, masked."""

    def label_from_instance(self, obj: Any) -> str:
        """张** · 琉璃三街5号 201 · 2026-03-01."""
        return f"{obj.masked_name} · {dwelling_words(obj.dwelling)} · {obj.day}"


class StayChoice(forms.ModelChoiceField[Any]):
    """A stay by its person, masked."""

    def label_from_instance(self, obj: Any) -> str:
        """张** · 201 · since when."""
        facts = [obj.person.masked_name, obj.room, str(obj.starts_on or "")]
        return " · ".join(fact for fact in facts if fact)


def dwelling_words(dwelling: Dwelling) -> str:
    """Address and room."""
    return f"{dwelling.address.raw} {dwelling.label}".strip()


class TenantInForm(FieldForm):
    """Who moved in, in four fields."""

    dwelling = DwellingChoice(Dwelling.objects.none(), label=_("Dwelling"))
    full_name = forms.CharField(label=_("Full name"), max_length=50)
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    identity = forms.CharField(
        label=_("Identity number"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Only if the tenant shows it to you of their own accord."),
    )
    day = forms.DateField(
        label=_("Moved in"), widget=date_input(), initial=timezone.localdate
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        field: Any = self.fields["dwelling"]
        field.queryset = dwellings_of(user, on=timezone.localdate())
        if not field.queryset:
            field.help_text = _(
                "No dwelling is recorded as yours yet. Ask the community."
            )

    def facts(self) -> PersonFacts:
        """What was stated."""
        return stated(self.cleaned_data)


def stated(data: Any) -> PersonFacts:
    """The facts among the values of a report."""
    return PersonFacts(
        full_name=data["full_name"], identity=data["identity"], phone=data["phone"]
    )


class TenantOutForm(FieldForm):
    """Who moved out: somebody of the own list, or somebody else by name."""

    tenant = TenantChoice(
        TenantReport.objects.none(),
        label=_("Tenant"),
        required=False,
        empty_label=_("Somebody not in my list"),
    )
    dwelling = DwellingChoice(
        Dwelling.objects.none(),
        label=_("Dwelling"),
        required=False,
        help_text=_("Only for somebody who is not in the list."),
    )
    full_name = forms.CharField(label=_("Full name"), max_length=50, required=False)
    day = forms.DateField(
        label=_("Moved out"), widget=date_input(), initial=timezone.localdate
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        tenant: Any = self.fields["tenant"]
        mine = TenantReport.objects.of_account(user).still_here()
        tenant.queryset = mine.select_related("dwelling__address")
        dwelling: Any = self.fields["dwelling"]
        dwelling.queryset = dwellings_of(user, on=timezone.localdate())


class WithdrawForm(FieldForm):
    """Which of the own reports was wrong."""

    report = TenantChoice(
        TenantReport.objects.none(),
        label=_("Which report do you take back?"),
        empty_label=None,
        help_text=_("Only what nobody has checked yet. What it says is deleted."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        field: Any = self.fields["report"]
        mine = TenantReport.objects.of_account(user).waiting()
        field.queryset = mine.select_related("dwelling__address")


class DutyDoneForm(FieldForm):
    """Which of the own duties is done."""

    duty = forms.ModelChoiceField(
        LandlordDuty.objects.none(), label=_("What is done?"), empty_label=None
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        field: Any = self.fields["duty"]
        today = timezone.localdate()
        field.queryset = LandlordDuty.objects.of_account(user, on=today).open()
        field.label_from_instance = lambda duty: f"{duty.words} · {duty.due_on}"


class DutyForm(FieldForm):
    """What every member has to do by a day."""

    kind = forms.ChoiceField(label=_("Duty"), choices=Duty)
    text = forms.CharField(label=_("In words"), max_length=100, required=False)
    due_on = forms.DateField(label=_("Due"), widget=date_input())

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        paths = user.scopes(Capability.LANDLORDS_KEEP)
        units = Unit.objects.filter(path__in=paths, level="community")
        self.fields["unit"] = forms.ModelChoiceField(
            units, label=_("Community"), empty_label=None
        )


class CheckForm(AsksWhoItIs, FieldForm):
    """What whoever went to look found."""

    report = forms.IntegerField(widget=forms.HiddenInput)
    result = forms.ChoiceField(
        label=_("What did you find?"), choices=CheckResult, widget=forms.RadioSelect
    )
    stay = StayChoice(
        Stay.objects.none(),
        label=_("Which stay ended?"),
        required=False,
        empty_label=_("Choose one"),
    )
    kind = forms.ChoiceField(
        label=_("Kind of stay"), choices=STAY_KINDS, required=False
    )
    has_moved = forms.BooleanField(
        label=_("Has left any earlier address in the community"),
        required=False,
        initial=True,
    )
    despite_ban = despite_ban_field()
    reason = forms.CharField(
        label=_("Why it is not so"), max_length=200, required=False
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        number = str((self.data or self.initial).get("report", ""))
        pk = int(number) if number.isdecimal() else 0
        seen = TenantReport.objects.visible_to(user).with_places()
        self.about: TenantReport | None = seen.filter(pk=pk).first()
        if self.about is None or self.about.direction == Direction.OUT:
            for name in ("kind", "has_moved", "despite_ban", "same_as"):
                self.fields.pop(name)
        if (
            self.about is None
            or self.about.direction == Direction.IN
            or self.about.moved_in_id is not None
        ):
            self.fields.pop("stay")
        else:
            stay: Any = self.fields["stay"]
            stay.queryset = open_stays(self.about).select_related("person")

    def clean(self) -> dict[str, Any]:
        """The report, where this person may see it; and who the tenant is."""
        data: dict[str, Any] = super().clean() or {}
        if self.about is None:
            raise Refused(
                _("This is not in your territory, or no longer there."),
                code="not_found",
            )
        data["report"] = self.about
        is_wrong = data.get("result") == CheckResult.WRONG
        if is_wrong and not data.get("reason", "").strip():
            self.add_error("reason", _("Say it in a few words."))
        takes = self.about.is_open and not is_wrong and not self.errors
        if takes and self.about.direction == Direction.IN:
            self.recognise(data, community_of(self.about.unit))
        return data

    def facts(self) -> PersonFacts:
        """What the landlord stated."""
        if self.about is None:
            return PersonFacts("")
        return report_facts(self.about)
