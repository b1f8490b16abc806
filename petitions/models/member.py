"""Village groups of before the taking, and their members (LC-3, LC-7, LC-10)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.kernel.money import square_metres_to_mu
from liuli.kernel.numerals import to_numeral
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from liuli.privacy.masks import mask_identity, mask_name, mask_name_for_notice
from petitions.choices.compensation import Basis, Dispute, Standing
from petitions.querysets.compensation import GroupQuerySet, MemberQuerySet

MOST_GROUPS = 30
_TAIL = 4


@tracked()
class VillageGroup(models.Model):
    """A 村民小组: where people came from, no unit of today's territory."""

    read_capability = Capability.COMPENSATION_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    number = models.PositiveSmallIntegerField(_("number of the group"))
    village = models.CharField(_("former village"), max_length=40, blank=True)
    plan_fixed_on = models.DateField(
        _("compensation plan fixed on"), null=True, blank=True
    )

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("village group")
        verbose_name_plural = _("village groups")
        ordering = ["unit_id", "number"]
        constraints = [
            models.UniqueConstraint(
                name="villagegroup_once_per_number", fields=["unit", "number"]
            ),
            models.CheckConstraint(
                name="villagegroup_number_usual",
                condition=Q(number__gte=1, number__lte=MOST_GROUPS),
            ),
        ]

    def __str__(self) -> str:
        return group_name(self.number)

    @property
    def full_name(self) -> str:
        """With the village it belonged to."""
        return f"{self.village}{self}"

    @property
    def area_mu(self) -> Decimal | None:
        """Of rows read `with_area`; None where no parcel is recorded."""
        area: Decimal | None = getattr(self, "area_m2", None)
        return None if area is None else square_metres_to_mu(area)


def group_name(number: int) -> str:
    """2 → 二组."""
    return f"{to_numeral(number)}组"


@tracked()
class Member(models.Model):
    """Somebody on a payee roll. Not the resident roll: a link to a person is optional.

    The name and the identity number are sealed; `key` tells members of one group apart
    (the number where there is one, else name and place in the roll).
    """

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "group__unit"

    group = models.ForeignKey(
        VillageGroup,
        on_delete=models.PROTECT,
        related_name="members",
        verbose_name=_("village group"),
    )
    key = BlindIndexField(_("what tells members apart"), db_index=False)
    serial = models.PositiveIntegerField(_("number in the roll"), null=True)
    household = models.PositiveIntegerField(_("household"), null=True, blank=True)
    full_name = EncryptedTextField(
        _("full name"), associated="petitions.member.full_name"
    )
    name_index = BlindIndexField(_("name index"))
    relation = models.CharField(_("relation to the head"), max_length=20, blank=True)
    identity = EncryptedTextField(
        _("identity number"), associated="petitions.member.identity", null=True
    )
    identity_tail = models.CharField(
        _("last four of the identity number"), max_length=4, blank=True
    )
    standing = models.CharField(
        _("standing"), max_length=10, choices=Standing, default=Standing.COUNTED
    )
    dispute = models.CharField(
        _("dispute"), max_length=20, choices=Dispute, default=Dispute.NONE
    )
    since = models.DateField(_("member since"), null=True, blank=True)
    until = models.DateField(_("member until"), null=True, blank=True)
    died_on = models.DateField(_("died on"), null=True, blank=True)
    basis = models.CharField(
        _("basis of the membership"), max_length=12, choices=Basis, blank=True
    )
    basis_note = models.CharField(_("reason"), max_length=300, blank=True)
    basis_paper = models.ForeignKey(
        "petitions.LandPaper",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document behind it"),
    )
    reviewed_on = models.DateField(_("legality reviewed on"), null=True, blank=True)
    review_paper = models.ForeignKey(
        "petitions.LandPaper",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opinion on the legality"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a village group")
        verbose_name_plural = _("members of village groups")
        ordering = ["group_id", "serial", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="member_once_per_group", fields=["group", "key"]
            ),
            models.CheckConstraint(
                name="member_standing_known", condition=Q(standing__in=Standing.values)
            ),
            models.CheckConstraint(
                name="member_dispute_known", condition=Q(dispute__in=Dispute.values)
            ),
            models.CheckConstraint(
                name="member_basis_known",
                condition=Q(basis__in=["", *Basis.values]),
            ),
            models.CheckConstraint(
                name="member_reviewed_by_a_paper",
                condition=Q(reviewed_on__isnull=True, review_paper__isnull=True)
                | Q(reviewed_on__isnull=False, review_paper__isnull=False),
                violation_error_message=_("A review has its day and its opinion."),
            ),
            models.CheckConstraint(
                name="member_identity_all_or_nothing",
                condition=Q(identity__isnull=True, identity_tail="")
                | (Q(identity__isnull=False) & ~Q(identity_tail="")),
            ),
            models.CheckConstraint(
                name="member_period_forward",
                condition=Q(until__isnull=True)
                | Q(since__isnull=True)
                | Q(until__gt=F("since")),
                violation_error_message=_("The end must come after the start."),
            ),
        ]

    def __str__(self) -> str:
        return f"Member #{self.pk}"

    @property
    def masked_name(self) -> str:
        """As lists show it."""
        return mask_name(self.full_name or "")

    @property
    def notice_name(self) -> str:
        """As a public notice shows it (公示)."""
        return mask_name_for_notice(self.full_name or "")

    @property
    def masked_identity(self) -> str:
        """Stars and the last four, without opening the sealed number."""
        if not self.identity_tail:
            return ""
        return mask_identity("*" * 14 + self.identity_tail.rjust(_TAIL, "*"))
