"""Programmes, their terms and sessions, and who may see whose children (E9, K16)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from services.choices.youth import ProgrammeKind
from services.models.youth.rows import (
    YouthRow,
    broken,
    community_column,
    staff,
    written_once,
)
from services.querysets.youth import (
    ProgrammeQuerySet,
    SessionQuerySet,
    TermQuerySet,
    YouthQuerySet,
)

_ZERO = Decimal("0.00")
_PLACES_FOR_ALL = f"""
    IF (SELECT count(*) FROM services_enrolment e
        WHERE e.term_id = NEW.id AND e.state IN ('offered', 'enrolled')) > NEW.places
    THEN {broken("term_places_for_all", "more children hold places than there are")}
    END IF;
    RETURN NEW;
"""  # noqa: S608  only our own text is put together


@tracked()
class Programme(YouthRow):
    """Something held for young people: kind, age range, fee, who gives it."""

    unit = community_column(_("unit"))
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(
        pgettext_lazy("programme", "kind"), max_length=12, choices=ProgrammeKind
    )
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("up to age"), null=True, blank=True)
    fee_yuan = models.DecimalField(
        _("fee (yuan)"), max_digits=12, decimal_places=2, default=_ZERO
    )
    provider = models.CharField(_("provider or partner"), max_length=80, blank=True)
    is_public = models.BooleanField(_("sign-up page open to all"), default=False)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="programme_named_once",
                fields=["unit", "kind", "name"],
                violation_error_message=_("There is a programme of this name already."),
            ),
            models.CheckConstraint(
                name="programme_kind_known", condition=Q(kind__in=ProgrammeKind.values)
            ),
            models.CheckConstraint(name="programme_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="programme_ages_forward",
                condition=Q(age_from__isnull=True)
                | Q(age_to__isnull=True)
                | Q(age_to__gte=F("age_from")),
                violation_error_message=_("The ages run the wrong way round."),
            ),
            models.CheckConstraint(
                name="programme_fee_not_negative", condition=Q(fee_yuan__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_led_by(self, actor_id: int | None) -> bool:
        """Whether somebody was let in to the children of this programme."""
        return self.grants.filter(user=actor_id, revoked_at__isnull=True).exists()


class ProgrammeNotice(YouthRow):
    """One version of what guardians are told before they consent (YT-2)."""

    unit_lookup = "programme__unit"

    programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        related_name="notices",
        verbose_name=_("programme"),
    )
    version = models.PositiveSmallIntegerField(_("version"))
    words = models.TextField(_("what guardians are told"), max_length=3_000)
    published_at = models.DateTimeField(_("published at"))
    by = staff(_("by"), null=True, blank=True)

    objects = YouthQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice to guardians")
        verbose_name_plural = _("notices to guardians")
        ordering = ["programme", "-version"]
        constraints = [
            models.UniqueConstraint(
                name="programmenotice_version_once", fields=["programme", "version"]
            ),
            models.CheckConstraint(
                name="programmenotice_says_something", condition=~Q(words="")
            ),
        ]
        triggers = [written_once("programmenotice_written_once")]


class ProgrammeGrant(YouthRow):
    """Somebody is named a lead: lets them see the children's data (PI-9)."""

    unit_lookup = "programme__unit"

    programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        related_name="grants",
        verbose_name=_("programme"),
    )
    user = staff(_("lead"))
    given_by = staff(_("approved by"), null=True, blank=True)
    given_at = models.DateTimeField(_("given at"))
    revoked_by = staff(_("taken back by"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    objects = YouthQuerySet.as_manager()

    class Meta:
        verbose_name = _("lead of a programme")
        verbose_name_plural = _("leads of programmes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="programmegrant_one_live_per_person",
                fields=["programme", "user"],
                condition=Q(revoked_at__isnull=True),
                violation_error_message=_("This person is a lead already."),
            ),
            models.CheckConstraint(
                name="programmegrant_by_somebody_else",
                condition=Q(given_by__isnull=True) | ~Q(given_by=F("user")),
                violation_error_message=_("Nobody approves their own access."),
            ),
            models.CheckConstraint(
                name="programmegrant_taken_back_later",
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("given_at")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="programmegrant_is_kept", operation=pgtrigger.Delete
            ),
            pgtrigger.Protect(
                name="programmegrant_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "programme", "user", "given_by", "given_at"
                ),
            ),
        ]


@tracked()
class Term(YouthRow):
    """One term (期) of a programme with its places; 0 places: nobody signs up."""

    unit_lookup = "programme__unit"

    programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        related_name="terms",
        verbose_name=_("programme"),
    )
    name = models.CharField(_("name"), max_length=60)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    places = models.PositiveSmallIntegerField(_("places"), default=0)
    sign_up_until = models.DateField(_("sign-up until"), null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("programme", "term")
        verbose_name_plural = pgettext_lazy("programme", "terms")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="term_named_once",
                fields=["programme", "name"],
                violation_error_message=_("There is a term of this name already."),
            ),
            models.CheckConstraint(
                name="term_forward",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The end lies before the beginning."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="term_places_for_all",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("places"),
                func=_PLACES_FOR_ALL,
            ),
            pgtrigger.Protect(
                name="term_programme_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("programme"),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class ProgrammeSession(YouthRow):
    """One session (次). It is held once somebody has signed in (YT-8).

    `attended` is kept by the database from the attendance; `written_people` is what a
    ledger says of a session of before.
    """

    unit_lookup = "term__programme__unit"

    term = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        related_name="sessions",
        verbose_name=pgettext_lazy("programme", "term"),
    )
    on = models.DateField(_("day"))
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    topic = models.CharField(
        pgettext_lazy("programme", "topic"), max_length=80, blank=True
    )
    place = models.CharField(_("place"), max_length=80, blank=True)
    teacher = models.CharField(_("led by"), max_length=80, blank=True)
    attended = models.PositiveSmallIntegerField(
        _("signed in"), default=0, editable=False
    )
    written_people = models.PositiveSmallIntegerField(
        _("participants as written"), null=True, blank=True
    )
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    cancel_reason = models.CharField(_("why cancelled"), max_length=200, blank=True)
    by = staff(_("entered by"), null=True, blank=True)
    ledger_key = models.CharField(
        _("row of a ledger"), max_length=200, null=True, blank=True, unique=True
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("programme", "session")
        verbose_name_plural = pgettext_lazy("programme", "sessions")
        ordering = ["-on", "-starts_at", "-pk"]
        indexes = [models.Index(fields=["on"])]
        constraints = [
            models.CheckConstraint(
                name="programmesession_times_forward",
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                violation_error_message=_("The end lies before the beginning."),
            ),
            models.CheckConstraint(
                name="programmesession_cancelled_for_a_reason",
                condition=Q(cancelled_at__isnull=True, cancel_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancel_reason="")),
                violation_error_message=_("Say why the session is cancelled."),
            ),
            models.CheckConstraint(
                name="programmesession_cancelled_or_held",
                condition=Q(cancelled_at__isnull=True)
                | (Q(attended=0) & Q(written_people__isnull=True)),
                violation_error_message=_(
                    "Somebody has signed in: what was held cannot be cancelled."
                ),
            ),
            models.UniqueConstraint(
                name="programmesession_once_a_time",
                fields=["term", "on", "starts_at"],
                condition=Q(cancelled_at__isnull=True, starts_at__isnull=False),
                violation_error_message=_("There is a session at this time already."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="programmesession_day_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("term", "on"),
            ),
            pgtrigger.Protect(
                name="programmesession_held_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__attended__gt=0),
            ),
        ]

    @property
    def is_cancelled(self) -> bool:
        """Called off."""
        return self.cancelled_at is not None

    @property
    def is_held(self) -> bool:
        """With one person signed in, or so a ledger says (YT-8)."""
        return not self.is_cancelled and self.people > 0

    @property
    def people(self) -> int:
        """Who took part."""
        return self.attended or self.written_people or 0

    def moment(self, of_day: Any, zone: Any) -> datetime | None:
        """An instant of its day, None where the time is not known."""
        return None if of_day is None else datetime.combine(self.on, of_day, zone)
