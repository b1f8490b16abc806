"""The party: a dated tree of organisations, and the base of members (E1, E2, E3a).

A table of its own with a capability of its own; never a column beside a phone number.
"""

import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.party import (
    FoundBy,
    OrganisationKind,
    Standing,
    TransferKind,
)
from residents.querysets.party import (
    MemberFactQuerySet,
    OrganisationQuerySet,
    PartyMemberQuerySet,
)

_UNDER_A_HIGHER_ONE = """
    IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM residents_partyorganisation above
        WHERE above.id = NEW.parent_id AND above.period @> NEW.period
          AND array_position(ARRAY['committee', 'general_branch', 'branch', 'group',
                'contact_point']::varchar[], above.kind)
            < array_position(ARRAY['committee', 'general_branch', 'branch', 'group',
                'contact_point']::varchar[], NEW.kind)
    ) THEN
        RAISE EXCEPTION 'an organisation hangs under a higher one that is there'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'partyorganisation_under_a_higher_one';
    END IF;
    IF TG_OP = 'UPDATE' AND EXISTS (
        SELECT FROM residents_partyorganisation below
        WHERE below.parent_id = NEW.id AND NOT NEW.period @> below.period
    ) THEN
        RAISE EXCEPTION 'what hangs under an organisation ends first'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'partyorganisation_outlives_its_own';
    END IF;
    RETURN NEW;
"""


@tracked()
class PartyOrganisation(models.Model):
    """Committee, branch, group or contact point, from when to when, and where it is."""

    read_capability = Capability.PARTY_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=80)
    place_text = models.CharField(_("place"), max_length=120, blank=True)
    is_street = models.BooleanField(_("functional, for a street block"), default=False)
    period = DateRangeField(_("period"))

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("party organisation")
        verbose_name_plural = _("party organisations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="partyorganisation_kind_known",
                condition=Q(kind__in=OrganisationKind.values),
            ),
            models.CheckConstraint(
                name="partyorganisation_has_name", condition=~Q(name="")
            ),
            models.CheckConstraint(
                name="partyorganisation_has_a_start",
                condition=Q(period__startswith__isnull=False, period__isempty=False),
            ),
            models.UniqueConstraint(
                name="partyorganisation_name_once",
                fields=["unit", "name"],
                condition=Q(period__endswith__isnull=True),
                violation_error_message=_("An organisation of this name exists."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="partyorganisation_under_a_higher_one",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("parent_id", "kind", "period"),
                func=_UNDER_A_HIGHER_ONE,
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class PartyMember(models.Model):
    """One member in the base, from a day until transferred out.

    Floating members keep their organisation elsewhere; here they have a contact point,
    always (E2).
    """

    read_capability = Capability.PARTY_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    standing = models.CharField(
        pgettext_lazy("party", "standing"),
        max_length=12,
        choices=Standing,
        default=Standing.FULL,
    )
    is_floating = models.BooleanField(_("floating member"), default=False)
    organisation = models.ForeignKey(
        "residents.PartyOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation here"),
    )
    contact_point = models.ForeignKey(
        "residents.PartyOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contact point"),
    )
    home_organisation = models.CharField(
        _("organisation at home"), max_length=120, blank=True
    )
    found_by = models.CharField(_("who found whom"), max_length=12, choices=FoundBy)
    joined_on = models.DateField(_("joined the party"), null=True, blank=True)
    since = models.DateField(_("in the base since"))
    until = models.DateField(_("transferred out"), null=True, blank=True)

    objects = PartyMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("party member")
        verbose_name_plural = _("party members")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="partymember_in_the_base_once",
                fields=["person"],
                condition=Q(until__isnull=True),
                violation_error_message=_("This person is in the base already."),
            ),
            models.CheckConstraint(
                name="partymember_standing_known",
                condition=Q(standing__in=Standing.values),
            ),
            models.CheckConstraint(
                name="partymember_found_by_known",
                condition=Q(found_by__in=FoundBy.values),
            ),
            models.CheckConstraint(
                name="partymember_floating_has_a_contact_point",
                condition=Q(is_floating=False) | Q(contact_point__isnull=False),
                violation_error_message=_(
                    "A floating member needs a contact point. Choose one."
                ),
            ),
            models.CheckConstraint(
                name="partymember_own_has_an_organisation",
                condition=Q(is_floating=True) | Q(organisation__isnull=False),
                violation_error_message=_("Choose the member's organisation."),
            ),
            models.CheckConstraint(
                name="partymember_out_after_in",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"PartyMember #{self.pk}"

    @property
    def unit(self) -> object:
        """Where the person lives: so that acts are audited there."""
        return self.person.unit


class PartyContact(models.Model):
    """Somebody of the organisation spoke to a member. Written once."""

    read_capability = Capability.PARTY_VIEW
    unit_lookup = "member__person__unit"

    member = models.ForeignKey(
        "residents.PartyMember",
        on_delete=models.PROTECT,
        related_name="contacts",
        verbose_name=_("party member"),
    )
    on = models.DateField(_("day"))
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    text = models.CharField(_("words"), max_length=200, blank=True)

    objects = MemberFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact with a member")
        verbose_name_plural = _("contacts with members")
        ordering = ["-on", "-pk"]
        triggers = [
            pgtrigger.Protect(
                name="partycontact_stays",
                operation=pgtrigger.UpdateOf("member_id", "on"),
            )
        ]

    def __str__(self) -> str:
        return f"PartyContact #{self.pk}"


class PartyTransfer(models.Model):
    """A member's relation moved in or out. Written once."""

    read_capability = Capability.PARTY_VIEW
    unit_lookup = "member__person__unit"

    member = models.ForeignKey(
        "residents.PartyMember",
        on_delete=models.PROTECT,
        related_name="transfers",
        verbose_name=_("party member"),
    )
    kind = models.CharField(_("direction"), max_length=4, choices=TransferKind)
    on = models.DateField(_("day"))
    other = models.CharField(_("the other organisation"), max_length=120)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = MemberFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("transfer of a member")
        verbose_name_plural = _("transfers of members")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="partytransfer_kind_known",
                condition=Q(kind__in=TransferKind.values),
            ),
            models.CheckConstraint(
                name="partytransfer_names_the_other", condition=~Q(other="")
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="partytransfer_stays",
                operation=pgtrigger.UpdateOf("member_id", "kind", "on"),
            )
        ]

    def __str__(self) -> str:
        return f"PartyTransfer #{self.pk}"
