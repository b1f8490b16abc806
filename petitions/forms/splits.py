"""What is said about memberships and splits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from petitions.choices.compensation import Basis, Dispute, SplitBody, Standing
from petitions.forms.land import LandForm, amount, day, paper_field
from petitions.models import Member, Roll
from petitions.models.split import HEADS


class RecordForm(LandForm):
    """A form about a record of a group: documents of the group's community."""

    def choices_of(self, field: Any) -> Any:
        """Rows of the community the group belongs to."""
        unit = self.record.group.unit_id
        return field.queryset.model.objects.filter(unit_id=unit)


class MembershipForm(RecordForm):
    """Whether somebody shares, by what right, and since when."""

    standing = forms.ChoiceField(
        label=pgettext_lazy("membership", "Standing"), choices=Standing.choices
    )
    dispute = forms.ChoiceField(label=_("Dispute"), choices=Dispute.choices)
    basis = forms.ChoiceField(
        label=_("Basis of the membership"),
        choices=[("", "—"), *Basis.choices],
        required=False,
    )
    basis_paper = paper_field(_("Document behind it"))
    since = day(_("Member since"), required=False)
    until = day(_("Member until"), required=False)
    died_on = day(_("Died on"), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=300)

    @classmethod
    def start(cls, member: Member) -> dict[str, Any]:
        """As it stands."""
        names = [name for name in cls.base_fields if name != "reason"]
        return {name: getattr(member, name) for name in names}


class ReviewForm(RecordForm):
    """The opinion that an exclusion holds."""

    reviewed_on = day(_("Legality reviewed on"))
    opinion = paper_field(_("Opinion on the legality"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opinion"].required = True


class SplitForm(LandForm):
    """A split to be decided on."""

    title = forms.CharField(label=_("Title"), max_length=100)
    total = amount(_("To be split (yuan)"), required=True)
    body = forms.ChoiceField(
        label=_("Who decides"),
        choices=SplitBody.choices,
        initial=SplitBody.MEMBERS_ASSEMBLY,
        help_text=_(
            "From May 2025 the assembly of all members; delegates may not decide this."
        ),
    )
    area_roll = forms.ModelChoiceField(
        label=_("By the shares of land on this roll"),
        queryset=Roll.objects.none(),
        required=False,
        empty_label=_("in equal shares"),
        help_text=_("Every counted member needs a share of land on it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["area_roll"]
        field.label_from_instance = lambda roll: roll.title

    def choices_of(self, field: Any) -> Any:
        """Rolls of the group itself that know anybody's share of land."""
        rolls = Roll.objects.in_force().filter(group=self.record)
        return rolls.filter(lines__area_mu__isnull=False).distinct()


class VoteForm(RecordForm):
    """The vote on a split."""

    held_on = day(_("Planned for"))
    reason = forms.CharField(label=_("Why this body decides"), max_length=300)


class MeetingForm(RecordForm):
    """What a meeting on paper counted."""

    met_on = day(_("Meeting held on"))
    notice_on = day(_("Notice given on"), required=False)
    minutes = paper_field(_("Minutes or resolution"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in HEADS:
            label = self.record._meta.get_field(name).verbose_name  # noqa: SLF001
            self.fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=100_000
            )


class AdoptForm(RecordForm):
    """The second person's yes."""

    opinion = paper_field(
        _("Opinion of a lawyer or a competent body"),
        help_text=_("Needed where the decision does not carry beyond doubt."),
    )
