"""Places that are checked, and what is known of them (domain 5.2)."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hazards.choices import LODGINGS, NoteState, SiteKind
from hazards.querysets.sites import FactsQuerySet, LedgerNoteQuerySet, SiteQuerySet
from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from liuli.privacy.masks import mask_name

_PART_OF_A_SPLIT_NOTE = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_ledgernote whole
        JOIN hazards_ledgernote part ON part.site_id = whole.site_id
          AND part.noted_on IS NOT DISTINCT FROM whole.noted_on
        WHERE whole.id = NEW.whole_id AND part.id = NEW.part_id
          AND whole.state = 'split'
    ) THEN
        RAISE EXCEPTION 'a part comes from a split note of its own site and day'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'notepart_of_a_split_note';
    END IF;
    RETURN NEW;
"""
_STAYS_SPLIT = """
    IF EXISTS (SELECT 1 FROM hazards_notepart part WHERE part.whole_id = NEW.id) THEN
        RAISE EXCEPTION 'a note stays split while it has parts'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledgernote_stays_split';
    END IF;
    RETURN NEW;
"""
_FACTS_FIT_KIND = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_site site
        WHERE site.id = NEW.site_id AND site.kind IN ($kinds)
    ) THEN
        RAISE EXCEPTION 'these facts do not belong to this kind of site'
            USING ERRCODE = 'check_violation', CONSTRAINT = '$name';
    END IF;
    RETURN NEW;
"""


def facts_fit_kind(name: str, kinds: tuple[str, ...]) -> pgtrigger.Trigger:
    """Facts of one sort hang on sites of their own kinds only."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("site_id"),
        func=_FACTS_FIT_KIND.replace("$kinds", listed).replace("$name", name),
    )


@tracked()
class Site(models.Model):
    """One place that is checked: a hotel, a yard, a house.

    `unit` is copied from the address by the database. Name and keeper may both be
    unknown; the keeper is a person, so lists and labels mask that name.
    """

    read_capability = "sites.view"

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    address = models.ForeignKey(
        "places.Address",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("address"),
    )
    kind = models.CharField(_("site type"), max_length=24, choices=SiteKind)
    name = models.CharField(_("site name"), max_length=80, blank=True)
    keeper_name = models.CharField(_("keeper"), max_length=50, blank=True)
    keeper_phone = EncryptedTextField(
        _("keeper's phone"),
        associated="hazards.site.keeper_phone",
        null=True,
        blank=True,
    )
    keeper_phone_index = BlindIndexField(null=True, blank=True, editable=False)
    known_since = models.DateField(_("known since"))
    closed_on = models.DateField(_("gone since"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    qr_code = models.UUIDField(
        _("door code"), default=uuid.uuid4, unique=True, editable=False
    )

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["kind", "pk"]
        indexes = [models.Index(fields=["unit", "kind"])]
        constraints = [
            models.CheckConstraint(
                name="site_kind_known", condition=Q(kind__in=SiteKind.values)
            ),
            models.CheckConstraint(
                name="site_closed_after_known",
                condition=Q(closed_on__isnull=True)
                | Q(closed_on__gte=F("known_since")),
                violation_error_message=_("A site cannot be gone before it was known."),
            ),
            models.CheckConstraint(
                name="site_phone_found_by_index",
                condition=Q(keeper_phone__isnull=True, keeper_phone_index__isnull=True)
                | Q(keeper_phone__isnull=False, keeper_phone_index__isnull=False),
            ),
            models.UniqueConstraint(
                name="site_once",
                fields=["address", "kind", "name", "keeper_name"],
                condition=Q(closed_on__isnull=True),
                violation_error_message=_(
                    "This site is already registered at this address."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="site_unit_from_address",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("address_id", "unit_id"),
                func="""
                    SELECT address.unit_id INTO NEW.unit_id
                    FROM places_address address WHERE address.id = NEW.address_id;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Protect(
                name="site_kind_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__kind__df=pgtrigger.F("new__kind"))
                & ~(
                    pgtrigger.Q(old__kind__in=LODGINGS)
                    & pgtrigger.Q(new__kind__in=LODGINGS)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Site #{self.pk} ({self.kind})"

    @property
    def label(self) -> str:
        """What staff call it: its name, else its keeper masked, else its kind."""
        return self.name or mask_name(self.keeper_name) or self.get_kind_display()

    @property
    def place(self) -> str:
        """Where it lies ("30.65,104.06"), for the phone's own comparing; else empty."""
        point = getattr(self, "point", None)
        return f"{point.latitude},{point.longitude}" if point else ""


class Facts(models.Model):
    """What is known about a site of some kind; unknown is NULL."""

    read_capability = "sites.view"
    unit_lookup = "site__unit"

    objects = FactsQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} of site #{self.site_id}"  # type: ignore[attr-defined]


@tracked()
class LodgingFacts(Facts):
    """A small hotel or a shared rental (C3, HZ-9, HZ-10)."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="lodging", verbose_name=_("site")
    )
    rooms = models.PositiveIntegerField(_("rooms"), null=True, blank=True)
    beds = models.PositiveIntegerField(_("beds"), null=True, blank=True)
    occupants = models.PositiveIntegerField(_("people lodging"), null=True, blank=True)
    area_m2 = models.DecimalField(
        _("area (m²)"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    floors = models.PositiveSmallIntegerField(_("floors"), null=True, blank=True)
    partition = models.CharField(_("partition material"), max_length=40, blank=True)
    guest_register = models.CharField(
        _("how guests are registered"), max_length=40, blank=True
    )
    has_business_licence = models.BooleanField(
        _("has a business licence"), null=True, blank=True
    )
    has_hotel_permit = models.BooleanField(
        _("has a hotel trade permit"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("lodging facts")
        verbose_name_plural = _("lodging facts")
        triggers = [facts_fit_kind("lodgingfacts_fit_kind", tuple(LODGINGS))]


@tracked()
class YardFacts(Facts):
    """A scrapyard (C2, HZ-14)."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="yard", verbose_name=_("site")
    )
    is_licensed = models.BooleanField(_("licensed"), null=True, blank=True)
    registered_on = models.DateField(
        _("filed with the police on"), null=True, blank=True
    )
    area_m2 = models.DecimalField(
        _("area (m²)"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    has_dwellers = models.BooleanField(_("people live there"), null=True, blank=True)

    class Meta:
        verbose_name = _("scrapyard facts")
        verbose_name_plural = _("scrapyard facts")
        triggers = [facts_fit_kind("yardfacts_fit_kind", (SiteKind.SCRAP_YARD,))]


class Grade(models.TextChoices):
    """JGJ 125-2016 grades, given by a qualified body only (HZ-12)."""

    A = "A", _("Grade A")
    B = "B", _("Grade B")
    C = "C", _("Grade C")
    D = "D", _("Grade D")


@tracked()
class HouseFacts(Facts):
    """A self-built house (C4, HZ-12)."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="house", verbose_name=_("site")
    )
    floors = models.PositiveSmallIntegerField(_("floors"), null=True, blank=True)
    structure = models.CharField(_("structure"), max_length=40, blank=True)
    built_year = models.PositiveSmallIntegerField(
        _("year built"), null=True, blank=True
    )
    is_business = models.BooleanField(_("used for business"), null=True, blank=True)
    business_kind = models.CharField(_("kind of business"), max_length=40, blank=True)
    has_rooftop_dwelling = models.BooleanField(
        _("rooftop structure lived in"), null=True, blank=True
    )
    appraisal_raw = models.CharField(
        _("appraisal as written in the ledger"), max_length=40, blank=True
    )
    grade = models.CharField(_("grade"), max_length=1, choices=Grade, blank=True)
    graded_by = models.CharField(_("qualified body"), max_length=80, blank=True)
    graded_on = models.DateField(_("graded on"), null=True, blank=True)

    class Meta:
        verbose_name = _("house facts")
        verbose_name_plural = _("house facts")
        constraints = [
            models.CheckConstraint(
                name="housefacts_grade_known",
                condition=Q(grade__in=["", *Grade.values]),
            ),
            models.CheckConstraint(
                name="housefacts_grade_has_body_and_date",
                condition=Q(grade="") | (~Q(graded_by="") & Q(graded_on__isnull=False)),
                violation_error_message=_(
                    "A grade needs the qualified body and the date; "
                    "without them keep the ledger's words."
                ),
            ),
            models.CheckConstraint(
                name="housefacts_year_plausible",
                condition=Q(built_year__isnull=True)
                | Q(built_year__gte=1800, built_year__lte=2200),
            ),
        ]
        triggers = [facts_fit_kind("housefacts_fit_kind", (SiteKind.SELF_BUILT,))]


@tracked()
class VacantFacts(Facts):
    """A vacant house due for demolition (C1, HZ-20)."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="vacant", verbose_name=_("site")
    )
    point_code = models.CharField(_("point code"), max_length=20, blank=True)
    damage = models.CharField(_("damage"), max_length=40, blank=True)
    is_sealed = models.BooleanField(_("locked or sealed"), null=True, blank=True)
    has_occupants = models.BooleanField(_("people found inside"), null=True, blank=True)
    is_cut_off = models.BooleanField(
        _("water, power and gas cut off"), null=True, blank=True
    )
    last_looked_on = models.DateField(_("last looked at"), null=True, blank=True)
    last_night_look_on = models.DateField(
        _("last looked at by night"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("vacant house facts")
        verbose_name_plural = _("vacant house facts")
        triggers = [facts_fit_kind("vacantfacts_fit_kind", (SiteKind.VACANT,))]


@tracked()
class LedgerNote(models.Model):
    """Hazard text of a ledger, offered to the cadre; never opens by itself."""

    read_capability = "sites.view"
    unit_lookup = "site__unit"

    site = models.ForeignKey(
        Site,
        on_delete=models.CASCADE,
        related_name="ledger_notes",
        verbose_name=_("site"),
    )
    noted_on = models.DateField(_("noted on"), null=True, blank=True)
    text = models.CharField(_("hazard text of the ledger"), max_length=500)
    due_text = models.CharField(_("due date as written"), max_length=60, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=NoteState, default=NoteState.OFFERED
    )
    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ledger_notes",
        verbose_name=_("hazard"),
    )
    decided_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = LedgerNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger note")
        verbose_name_plural = _("ledger notes")
        ordering = ["state", "-noted_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="ledgernote_state_known", condition=Q(state__in=NoteState.values)
            ),
            models.CheckConstraint(name="ledgernote_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="ledgernote_hazard_iff_opened",
                condition=Q(state=NoteState.OPENED, hazard__isnull=False)
                | (~Q(state=NoteState.OPENED) & Q(hazard__isnull=True)),
            ),
            models.CheckConstraint(
                name="ledgernote_decided_by_somebody",
                condition=Q(
                    state=NoteState.OFFERED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(state=NoteState.OFFERED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="ledgernote_dismissed_for_a_reason",
                condition=~Q(state=NoteState.DISMISSED) | ~Q(reason=""),
            ),
            models.UniqueConstraint(
                name="ledgernote_once",
                fields=["site", "noted_on", "text"],
                nulls_distinct=False,
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="ledgernote_stays_split",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(
                    old__state=str(NoteState.SPLIT),
                    new__state__df=str(NoteState.SPLIT),
                ),
                func=_STAYS_SPLIT,
            )
        ]

    def __str__(self) -> str:
        return f"LedgerNote #{self.pk}"

    @property
    def provenance(self) -> "LedgerNote":
        """The note a row of a ledger made: of a part, that of the whole text."""
        place = NotePart.objects.filter(part=self).select_related("whole").first()
        return self if place is None else place.whole.provenance


@tracked()
class NotePart(models.Model):
    """One hazard of a note that named several; the whole keeps text, sheet and row.

    The whole keeps its text too: the same ledger brought in again finds it by that.
    """

    read_capability = "sites.view"
    unit_lookup = "whole__site__unit"

    whole = models.ForeignKey(
        LedgerNote,
        on_delete=models.PROTECT,
        related_name="parts",
        verbose_name=_("split ledger note"),
    )
    part = models.OneToOneField(
        LedgerNote,
        on_delete=models.CASCADE,
        related_name="place_in_whole",
        verbose_name=_("part"),
    )
    position = models.PositiveSmallIntegerField(_("position"))

    objects = FactsQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of a ledger note")
        verbose_name_plural = _("parts of ledger notes")
        ordering = ["whole", "position"]
        constraints = [
            models.CheckConstraint(
                name="notepart_not_of_itself", condition=~Q(whole=F("part"))
            ),
            models.UniqueConstraint(
                name="notepart_one_at_a_position", fields=["whole", "position"]
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="notepart_of_a_split_note",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_PART_OF_A_SPLIT_NOTE,
            ),
            pgtrigger.Protect(name="notepart_stays", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"NotePart #{self.pk}"
