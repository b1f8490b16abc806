"""What is said about care: at the desk, and at the door."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused
from residents.models import Person
from services.choices.care import CARE_TAG_CHOICES, VisitTold
from services.models import CareReader, CareVisit
from services.operations.care import who_may_care

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def colleague(label: Any) -> Any:
    """A colleague; who may be chosen is told by the record."""
    return forms.ModelChoiceField(User.objects.none(), label=label, empty_label=None)


def rhythm() -> forms.IntegerField:
    """Days between visits."""
    return forms.IntegerField(
        label=_("Days between visits"), min_value=1, max_value=92, initial=7
    )


class BeginForm(forms.Form):
    """A new plan: the resident by the number of their file."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Number of the resident"),
        widget=forms.NumberInput,
        help_text=_("It stands on top of the resident's file."),
    )
    tag = forms.ChoiceField(
        label=_("Looked after as"),
        choices=CARE_TAG_CHOICES,
        help_text=_("The resident must have this service tag."),
    )
    carer = colleague(_("Carer"))
    rhythm_days = rhythm()
    first_on = forms.DateField(
        label=_("First visit on"), widget=_DATE, initial=timezone.localdate
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = user.scopes(Capability.CARE_ARRANGE)
        people: Any = self.fields["person"]
        people.queryset = Person.objects.visible_to(user).in_scopes(scopes)
        carer: Any = self.fields["carer"]
        carer.queryset = _carers_under(scopes)


def _carers_under(scopes: tuple[str, ...]) -> Any:
    """Whoever visits somewhere in these territories; the operation looks closer."""
    posts = Post.objects.live(timezone.localdate()).with_capability(
        Capability.CARE_VISIT
    )
    wanted = [
        post.user_id
        for post in posts.select_related("unit")
        if any(
            post.unit.path.startswith(path) or path.startswith(post.unit.path)
            for path in scopes
        )
    ]
    return User.objects.active().filter(pk__in=wanted).order_by("pk")


class PlanForm(forms.Form):
    """A step of one plan."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)
        for name in ("carer", "user"):
            field: Any = self.fields.get(name)
            if field is not None:
                field.queryset = who_may_care(record.unit, on=timezone.localdate())


class ChangeForm(PlanForm):
    """Another carer or rhythm."""

    carer = colleague(_("Carer"))
    rhythm_days = rhythm()

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.initial["carer"] = record.carer_id
        self.initial["rhythm_days"] = record.rhythm_days


class EndForm(PlanForm):
    """Why it ends."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class ReaderForm(PlanForm):
    """Who else may open the notes."""

    user = colleague(_("May open the notes"))


class DropReaderForm(PlanForm):
    """Who no longer may."""

    reader = forms.ModelChoiceField(
        CareReader.objects.none(), label=_("No longer opens the notes"),
        empty_label=None,
    )  # fmt: skip

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        field: Any = self.fields["reader"]
        field.queryset = record.readers.standing().select_related("user")
        field.label_from_instance = lambda reader: str(reader.user)


class ToldForm(PlanForm):
    """What became of the visit that is due, told at the desk."""

    told = forms.ChoiceField(label=_("What became of the visit?"), choices=VisitTold)
    on = forms.DateField(label=_("On"), widget=_DATE, initial=timezone.localdate)


class NoteForm(forms.Form):
    """A note to be sealed."""

    text = forms.CharField(
        label=_("Note for the named colleagues"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=_("Sealed at once. It is not kept on this device."),
    )


class VisitForm(FieldForm):
    """On the phone: which visit, and what became of it."""

    visit = forms.ModelChoiceField(
        CareVisit.objects.none(), label=_("Whom you visited"), empty_label=None
    )
    told = forms.ChoiceField(
        label=_("What became of the visit?"),
        choices=VisitTold,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        field: Any = self.fields["visit"]
        due = CareVisit.objects.visible_to(user).due().of_carer(user)
        field.queryset = due.with_people().order_by("due_on", "pk")
        field.label_from_instance = _shown

    def clean(self) -> dict[str, Any]:
        """A visit told of by somebody else meanwhile is refused in words."""
        chosen = self.data.get("visit")
        if "visit" in self.errors and chosen and str(chosen).isdecimal():
            seen = CareVisit.objects.visible_to(self.user).filter(pk=int(chosen))
            if seen.exists():
                raise Refused(
                    _("Somebody has told of this visit already, or it is not yours."),
                    code="visit_told",
                )
        data: dict[str, Any] = super().clean() or {}
        return data


def _shown(visit: Any) -> str:
    return f"{visit.due_on:%m-%d} · {visit.plan.person.masked_name}"
