"""A person: one row per identity number, whatever the number of moves (PO-1)."""

from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from liuli.privacy.masks import mask_identity, mask_name, mask_phone
from residents.choices import (
    EDUCATION_CODES,
    MARITAL_CODES,
    POLITICAL_CODES,
    Hukou,
    IdentityKind,
    Sex,
)
from residents.querysets import PersonQuerySet

_UNIT_IN_COMMUNITY = """
    IF NOT EXISTS (
        SELECT 1 FROM territory_unit unit, territory_unit community
        WHERE unit.id = NEW.unit_id AND community.id = NEW.community_id
          AND community.level = 'community'
          AND starts_with(unit.path, community.path)
    ) THEN
        RAISE EXCEPTION 'the unit of a person lies in their community'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'person_unit_in_community';
    END IF;
    RETURN NEW;
"""
# A need lives where the person lives: whatever moved them, a form, a ledger, a new
# boundary or a merge, what is open goes along, and a step says so. Whoever had it in
# hand keeps it if they work there too; else it is decided anew.
_NEEDS_FOLLOW = """
    WITH moving AS (
        SELECT need.id, need.status, need.unit_id AS old_unit,
               need.status = 'decided' AND need.doer_id IS NOT NULL AND NOT EXISTS (
                   SELECT FROM accounts_post post
                   JOIN territory_unit place ON place.id = post.unit_id
                   JOIN territory_unit now_in ON now_in.id = NEW.unit_id
                   WHERE post.user_id = need.doer_id
                     AND starts_with(now_in.path, place.path)
                     AND post.period @> (now() AT TIME ZONE 'Asia/Shanghai')::date
               ) AS is_let_go
        FROM residents_need need
        WHERE need.person_id = NEW.id AND need.unit_id <> NEW.unit_id
          AND (need.status IN ('noted', 'decided', 'answered')
               OR need.ask_again_on IS NOT NULL)
    ), moved AS (
        UPDATE residents_need need SET
            unit_id = NEW.unit_id,
            moved_at = now(),
            status = CASE WHEN moving.is_let_go THEN 'noted' ELSE need.status END,
            doer_id = CASE WHEN moving.is_let_go THEN NULL ELSE need.doer_id END,
            doer_label = CASE WHEN moving.is_let_go THEN '' ELSE need.doer_label END
        FROM moving WHERE moving.id = need.id
        RETURNING need.id, need.status, moving.old_unit
    )
    INSERT INTO residents_needmove (need_id, step, after, at, label, text)
    SELECT moved.id, 'handed', moved.status, now(), '', place.name
    FROM moved JOIN territory_unit place ON place.id = moved.old_unit;
    RETURN NULL;
"""


@tracked(exclude=["name_key", "grams", "pinyin", "initials", "readings"])
class Person(models.Model):
    """One resident of one community. `unit` is the grid of the stay that is open."""

    read_capability = Capability.RESIDENTS_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    community = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    full_name = models.CharField(_("full name"), max_length=100)
    name_key = models.CharField(_("name, for comparing"), max_length=100)
    grams = ArrayField(models.TextField(), verbose_name=_("search pieces"))
    pinyin = models.CharField(_("pinyin"), max_length=300, blank=True)
    initials = ArrayField(
        models.TextField(), verbose_name=_("pinyin initials"), default=list
    )
    readings = ArrayField(
        models.TextField(), verbose_name=_("pinyin readings"), default=list
    )
    identity_kind = models.CharField(
        _("kind of document"),
        max_length=20,
        choices=IdentityKind,
        default=IdentityKind.NONE,
    )
    identity = EncryptedTextField(
        _("identity number"), associated="residents.person.identity", null=True
    )
    identity_index = BlindIndexField(_("identity index"), null=True, db_index=False)
    identity_tail = models.CharField(
        _("last four of the identity number"), max_length=4, blank=True
    )
    phone = EncryptedTextField(
        _("phone"), associated="residents.person.phone", null=True
    )
    phone_index = BlindIndexField(_("phone index"), null=True)
    phone_tail = models.CharField(_("last four of the phone"), max_length=4, blank=True)
    other_phone = EncryptedTextField(
        _("second phone"), associated="residents.person.other_phone", null=True
    )
    other_phone_index = BlindIndexField(_("second phone index"), null=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, default=Sex.UNKNOWN)
    birth_on = models.DateField(_("date of birth"), null=True, blank=True)
    hukou = models.CharField(
        _("household registration"),
        max_length=10,
        choices=Hukou,
        default=Hukou.UNKNOWN,
    )
    hukou_place = models.CharField(
        _("place of registration"), max_length=200, blank=True
    )
    marital = models.CharField(_("marital status"), max_length=4, blank=True)
    education = models.CharField(_("education"), max_length=4, blank=True)
    political = models.CharField(_("political status"), max_length=4, blank=True)
    occupation = models.CharField(_("occupation"), max_length=60, blank=True)
    has_fixed_work = models.BooleanField(_("has fixed work"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    unread = models.JSONField(
        _("words that were not understood"), default=dict, blank=True
    )
    last_seen_on = models.DateField(_("last seen"), null=True, blank=True)
    is_synthetic = models.BooleanField(_("invented for practice"), default=False)
    entered_at = models.DateTimeField(_("entered"), db_default=Now(), editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("merged into"),
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("resident")
        verbose_name_plural = _("residents")
        ordering = ["-pk"]
        indexes = [
            GinIndex(name="person_grams", fields=["grams"]),
            GinIndex(name="person_initials", fields=["initials"]),
            GinIndex(name="person_readings", fields=["readings"]),
            models.Index(
                name="person_pinyin_prefix",
                fields=["pinyin"],
                opclasses=["text_pattern_ops"],
            ),
            models.Index(fields=["identity_tail"]),
            models.Index(fields=["phone_tail"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="person_identity_once_per_community",
                fields=["community", "identity_index"],
                violation_error_message=_(
                    "A person with this identity number is already registered."
                ),
            ),
            models.CheckConstraint(
                name="person_has_name",
                condition=(~Q(full_name="") & ~Q(name_key=""))
                | Q(erased_at__isnull=False),
                violation_error_message=_("Enter the name."),
            ),
            models.CheckConstraint(
                name="person_identity_kind_known",
                condition=Q(identity_kind__in=IdentityKind.values),
            ),
            models.CheckConstraint(
                name="person_identity_all_or_nothing",
                condition=Q(
                    identity_kind=IdentityKind.NONE,
                    identity__isnull=True,
                    identity_index__isnull=True,
                    identity_tail="",
                )
                | (
                    ~Q(identity_kind=IdentityKind.NONE)
                    & Q(identity__isnull=False, identity_index__isnull=False)
                    & ~Q(identity_tail="")
                ),
            ),
            models.CheckConstraint(
                name="person_phone_all_or_nothing",
                condition=Q(phone__isnull=True, phone_index__isnull=True, phone_tail="")
                | (
                    Q(phone__isnull=False, phone_index__isnull=False)
                    & ~Q(phone_tail="")
                ),
            ),
            models.CheckConstraint(
                name="person_other_phone_all_or_nothing",
                condition=Q(other_phone__isnull=True, other_phone_index__isnull=True)
                | Q(
                    other_phone__isnull=False,
                    other_phone_index__isnull=False,
                    phone__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="person_erased_is_a_number",
                condition=Q(erased_at__isnull=True)
                | Q(
                    full_name="",
                    name_key="",
                    pinyin="",
                    note="",
                    hukou_place="",
                    occupation="",
                    identity__isnull=True,
                    phone__isnull=True,
                    birth_on__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="person_merged_into_another",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
            ),
            models.CheckConstraint(
                name="person_sex_known", condition=Q(sex__in=Sex.values)
            ),
            models.CheckConstraint(
                name="person_hukou_known", condition=Q(hukou__in=Hukou.values)
            ),
            models.CheckConstraint(
                name="person_marital_known",
                condition=Q(marital__in=["", *MARITAL_CODES]),
            ),
            models.CheckConstraint(
                name="person_education_known",
                condition=Q(education__in=["", *EDUCATION_CODES]),
            ),
            models.CheckConstraint(
                name="person_political_known",
                condition=Q(political__in=["", *POLITICAL_CODES]),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="person_unit_in_community",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("unit_id", "community_id"),
                func=_UNIT_IN_COMMUNITY,
            ),
            pgtrigger.Trigger(
                name="person_takes_needs_along",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("unit_id"),
                condition=pgtrigger.Q(old__unit_id__df=pgtrigger.F("new__unit_id")),
                func=_NEEDS_FOLLOW,
            ),
        ]

    def __str__(self) -> str:
        return f"Person #{self.pk}"

    @property
    def masked_name(self) -> str:
        """The name as lists show it (MK-1)."""
        if self.erased_at is not None:
            return gettext("erased")
        return mask_name(self.full_name)

    @property
    def masked_identity(self) -> str:
        """Stars and the last four, without opening the sealed number."""
        if not self.identity_tail:
            return ""
        if len(self.identity_tail) < 4:  # noqa: PLR2004 - a very short document
            return mask_identity("*" * 4)
        return mask_identity(f"{'*' * 14}{self.identity_tail}")

    @property
    def masked_phone(self) -> str:
        """138****1234."""
        return mask_phone(self.phone) if self.phone else ""

    @property
    def present_stay(self) -> Any:
        """The open stay begun last, of those read by `with_open_stays`."""
        stays: list[Any] = getattr(self, "open_stays", [])
        return stays[0] if stays else None
