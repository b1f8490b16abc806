"""Agreements on meals: who eats, what for, until when (ML-4); diets apart."""

import secrets
from typing import Any

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from liuli.privacy.masks import mask_name
from services.choices.meals import STOPS_SUBSIDY, Basis, EndReason, Living, Way
from services.models.meals.canteen import Canteen, Route
from services.models.meals.rows import MealRow, staff, unit_column, yuan
from services.querysets.meals import AgreementQuerySet, DietQuerySet

_CARD_DIGITS = 10
_WEEKDAYS = list(range(1, 8))
_UNIT_IN_COMMUNITY = """
    IF NOT EXISTS (
        SELECT 1 FROM territory_unit unit, territory_unit community
        WHERE unit.id = NEW.unit_id AND community.id = NEW.community_id
          AND community.level = 'community'
          AND starts_with(unit.path, community.path)
    ) THEN
        RAISE EXCEPTION 'the unit of an agreement lies in its community'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'mealagreement_unit_in_community';
    END IF;
    RETURN NEW;
"""


def new_card() -> str:
    """The number of a card: ten random digits that say nothing about anybody."""
    return f"{secrets.randbelow(10**_CARD_DIGITS):0{_CARD_DIGITS}d}"


@tracked(exclude=["name_key", "initials", "card"])
class MealAgreement(MealRow):
    """One diner's agreement (助餐协议). A signer need not be a resident.

    `unit` is the grid of the diner where that is known, else the community. The
    subsidy stops after `subsidy_until`, the day of a death or a move (ML-6).
    """

    unit = unit_column()
    community = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )
    paper_number = models.CharField(_("number on paper"), max_length=40, blank=True)
    full_name = models.CharField(_("full name"), max_length=100)
    name_key = models.CharField(_("name, for comparing"), max_length=100)
    initials = ArrayField(
        models.TextField(), verbose_name=_("pinyin initials"), default=list
    )
    identity = EncryptedTextField(
        _("identity number"), associated="services.mealagreement.identity", null=True
    )
    identity_index = BlindIndexField(_("identity index"), null=True)
    identity_tail = models.CharField(
        _("last four of the identity number"), max_length=4, blank=True
    )
    birth_on = models.DateField(_("date of birth"), null=True, blank=True)
    living = models.CharField(
        _("registered or living"),
        max_length=8,
        choices=Living,
        default=Living.UNKNOWN,
    )
    agent = EncryptedTextField(
        _("guardian or agent"), associated="services.mealagreement.agent", null=True
    )
    contact_name = EncryptedTextField(
        _("emergency contact"),
        associated="services.mealagreement.contact_name",
        null=True,
    )
    contact_phone = EncryptedTextField(
        _("emergency phone"),
        associated="services.mealagreement.contact_phone",
        null=True,
    )
    contact_index = BlindIndexField(_("emergency phone index"), null=True)
    way = models.CharField(
        _("dine in or delivery"), max_length=8, choices=Way, default=Way.DINE_IN
    )
    canteen = models.ForeignKey(
        Canteen,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("usual canteen"),
    )
    address = models.ForeignKey(
        "places.Address",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("address"),
    )
    route = models.ForeignKey(
        Route,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stops",
        verbose_name=_("delivery route"),
    )
    position = models.PositiveSmallIntegerField(
        _("place on the route"), null=True, blank=True
    )
    weekdays = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("standing order on weekdays"),
        default=list,
        blank=True,
    )
    price_version = models.CharField(_("price list"), max_length=40, blank=True)
    basis = models.CharField(
        _("reason for a higher subsidy"),
        max_length=12,
        choices=Basis,
        default=Basis.NONE,
    )
    basis_until = models.DateField(_("reason holds until"), null=True, blank=True)
    voucher_month_yuan = yuan(_("vouchers a month (yuan)"), default=0)
    signed_on = models.DateField(_("signed on"))
    is_signed = models.BooleanField(_("signed on paper"), default=True)
    consent_version = models.CharField(
        _("version of the notice"), max_length=20, blank=True
    )
    end_terms = models.CharField(_("when it may be ended"), max_length=200, blank=True)
    period = DateRangeField(_("period"))
    end_reason = models.CharField(
        _("why it ended"), max_length=8, choices=EndReason, blank=True
    )
    subsidy_until = models.DateField(
        _("last day of the subsidy"), null=True, blank=True
    )
    stop_reason = models.CharField(
        _("why the subsidy stopped"), max_length=8, choices=EndReason, blank=True
    )
    card = models.CharField(_("card"), max_length=20, default=new_card)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("meal agreement")
        verbose_name_plural = _("meal agreements")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["community", "name_key"]),
            models.Index(fields=["person"]),
        ]
        constraints = [
            ExclusionConstraint(
                name="mealagreement_one_at_a_time",
                expressions=[
                    ("community", RangeOperators.EQUAL),
                    ("identity_index", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(identity_index__isnull=False),
                violation_error_message=_(
                    "This diner has an agreement already. End it first."
                ),
            ),
            models.UniqueConstraint(
                name="mealagreement_card_once",
                fields=["card"],
                condition=Q(erased_at__isnull=True),
            ),
            models.CheckConstraint(
                name="mealagreement_starts",
                condition=Q(period__startswith__isnull=False)
                & Q(period__isempty=False),
            ),
            models.CheckConstraint(
                name="mealagreement_has_name",
                condition=~Q(full_name="") | Q(erased_at__isnull=False),
                violation_error_message=_("Enter the name."),
            ),
            models.CheckConstraint(
                name="mealagreement_identity_whole",
                condition=Q(identity__isnull=True, identity_index__isnull=True)
                | Q(identity__isnull=False, identity_index__isnull=False),
            ),
            models.CheckConstraint(
                name="mealagreement_living_known",
                condition=Q(living__in=Living.values),
            ),
            models.CheckConstraint(
                name="mealagreement_way_known", condition=Q(way__in=Way.values)
            ),
            models.CheckConstraint(
                name="mealagreement_basis_known", condition=Q(basis__in=Basis.values)
            ),
            models.CheckConstraint(
                name="mealagreement_end_known",
                condition=Q(end_reason__in=["", *EndReason.values]),
            ),
            models.CheckConstraint(
                name="mealagreement_end_has_its_day",
                condition=Q(end_reason="") | Q(period__endswith__isnull=False),
            ),
            models.CheckConstraint(
                name="mealagreement_stop_has_its_reason",
                condition=Q(subsidy_until__isnull=True, stop_reason="")
                | Q(
                    subsidy_until__isnull=False,
                    stop_reason__in=[one.value for one in STOPS_SUBSIDY],
                ),
            ),
            models.CheckConstraint(
                name="mealagreement_delivered_to_a_door",
                condition=~Q(way=Way.DELIVERY) | Q(address__isnull=False),
                violation_error_message=_(
                    "Enter the address the meals are carried to."
                ),
            ),
            models.CheckConstraint(
                name="mealagreement_weekdays_known",
                condition=Q(weekdays__contained_by=_WEEKDAYS),
            ),
            models.CheckConstraint(
                name="mealagreement_vouchers_not_negative",
                condition=Q(voucher_month_yuan__gte=0),
            ),
            models.CheckConstraint(
                name="mealagreement_place_on_a_route",
                condition=Q(position__isnull=True) | Q(route__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="mealagreement_unit_in_community",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("unit_id", "community_id"),
                func=_UNIT_IN_COMMUNITY,
            ),
        ]

    @property
    def number(self) -> str:
        """As it is printed on the card (协议号)."""
        return f"XY{self.pk:07d}"

    @property
    def masked_name(self) -> str:
        """The name as lists show it."""
        return mask_name(self.full_name) if self.full_name else "—"

    @property
    def last_on(self) -> Any:
        """The last day, None where none is set."""
        return self.period.upper


@tracked(exclude=["words", "allergens"])
class DietNote(MealRow):
    """What somebody may not eat, by a consent of its own; sealed (ML-4)."""

    unit_lookup = "agreement__unit"

    agreement = models.ForeignKey(
        MealAgreement,
        on_delete=models.PROTECT,
        related_name="diets",
        verbose_name=_("meal agreement"),
    )
    words = EncryptedTextField(
        _("diet"), associated="services.dietnote.words", null=True
    )
    allergens = EncryptedTextField(
        _("allergies"), associated="services.dietnote.allergens", null=True
    )
    consented_on = models.DateField(_("agreed on"))
    consent_version = models.CharField(_("version of the notice"), max_length=20)
    withdrawn_on = models.DateField(
        pgettext_lazy("consent", "withdrawn on"), null=True, blank=True
    )
    by = staff(_("written down by"))

    objects = DietQuerySet.as_manager()

    class Meta:
        verbose_name = _("diet of a diner")
        verbose_name_plural = _("diets of diners")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="dietnote_one_at_a_time",
                fields=["agreement"],
                condition=Q(withdrawn_on__isnull=True),
            ),
            models.CheckConstraint(
                name="dietnote_gone_with_its_consent",
                condition=Q(withdrawn_on__isnull=True, words__isnull=False)
                | Q(
                    withdrawn_on__isnull=False,
                    words__isnull=True,
                    allergens__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="dietnote_names_its_consent", condition=~Q(consent_version="")
            ),
            models.CheckConstraint(
                name="dietnote_withdrawn_after",
                condition=Q(withdrawn_on__isnull=True)
                | Q(withdrawn_on__gte=F("consented_on")),
            ),
        ]
