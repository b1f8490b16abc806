"""Adults at sessions, their yearly record check, and sealed reports of harm."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.privacy.fields import EncryptedTextField
from liuli.territory.counters import DailyCounter
from services.choices.youth import Authority, CheckResult, Duty
from services.models.youth.programme import ProgrammeSession
from services.models.youth.rows import (
    YouthRow,
    broken,
    community_column,
    staff,
    written_once,
)
from services.querysets.youth import HarmQuerySet, YouthQuerySet

# The latest check before the session decides, and it decides for a year (MINOR 62).
_CHECKED = f"""
    IF NOT EXISTS (
        SELECT 1 FROM services_programmesession s
        JOIN LATERAL (
            SELECT c.result, c.checked_on FROM services_recordcheck c
            WHERE c.adult_id = NEW.adult_id AND c.checked_on <= s."on"
            ORDER BY c.checked_on DESC, c.id DESC LIMIT 1
        ) latest ON true
        WHERE s.id = NEW.session_id AND latest.result = 'none'
          AND latest.checked_on + interval '1 year' > s."on"
    ) THEN
        {broken("rostering_checked_within_a_year", "no record check of this year")}
    END IF;
    RETURN NEW;
"""  # noqa: S608  only our own text is put together


class ProgrammeAdult(YouthRow):
    """Somebody in close contact with children: staff, teacher or volunteer (YT-4)."""

    unit = community_column(_("unit"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=60)
    duty = models.CharField(
        pgettext_lazy("programme", "as"), max_length=10, choices=Duty
    )
    user = staff(_("account"), null=True, blank=True)
    employer = models.CharField(
        pgettext_lazy("programme", "sent by"), max_length=80, blank=True
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = YouthQuerySet.as_manager()

    class Meta:
        verbose_name = _("adult at programmes")
        verbose_name_plural = _("adults at programmes")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="programmeadult_duty_known", condition=Q(duty__in=Duty.values)
            ),
            models.CheckConstraint(
                name="programmeadult_has_a_name", condition=~Q(name="")
            ),
        ]

    def __str__(self) -> str:
        return f"ProgrammeAdult #{self.pk}"


class RecordCheck(YouthRow):
    """A day and a word; what the record says is not kept (YT-4)."""

    unit_lookup = "adult__unit"

    adult = models.ForeignKey(
        ProgrammeAdult,
        on_delete=models.PROTECT,
        related_name="checks",
        verbose_name=_("adult at programmes"),
    )
    checked_on = models.DateField(_("checked on"))
    result = models.CharField(_("result"), max_length=12, choices=CheckResult)
    by = staff(_("entered by"), null=True, blank=True)

    objects = YouthQuerySet.as_manager()

    class Meta:
        verbose_name = _("record check")
        verbose_name_plural = _("record checks")
        ordering = ["-checked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="recordcheck_result_known",
                condition=Q(result__in=CheckResult.values),
            )
        ]
        triggers = [written_once("recordcheck_written_once")]


class Rostering(YouthRow):
    """An adult at a session; the database asks for the record check (YT-4)."""

    unit_lookup = "adult__unit"

    session = models.ForeignKey(
        ProgrammeSession,
        on_delete=models.PROTECT,
        related_name="roster",
        verbose_name=pgettext_lazy("programme", "session"),
    )
    adult = models.ForeignKey(
        ProgrammeAdult,
        on_delete=models.PROTECT,
        related_name="rosterings",
        verbose_name=_("adult at programmes"),
    )
    arrived_at = models.DateTimeField(_("there since"), null=True, blank=True)

    objects = YouthQuerySet.as_manager()

    class Meta:
        verbose_name = _("adult at a session")
        verbose_name_plural = _("adults at sessions")
        ordering = ["session", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="rostering_once",
                fields=["session", "adult"],
                violation_error_message=_("This adult is down for it already."),
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="rostering_checked_within_a_year",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_CHECKED,
            )
        ]


class SafeguardingLead(YouthRow):
    """One of the two people of a community who read reports of harm (YT-5)."""

    unit = community_column(_("community"))
    seat = models.PositiveSmallIntegerField(_("seat"))
    user = staff(_("safeguarding lead"))
    named_by = staff(_("named by"), null=True, blank=True)
    named_at = models.DateTimeField(_("named at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = YouthQuerySet.as_manager()

    class Meta:
        verbose_name = _("safeguarding lead")
        verbose_name_plural = _("safeguarding leads")
        ordering = ["unit", "seat"]
        constraints = [
            models.CheckConstraint(
                name="safeguardinglead_two_seats", condition=Q(seat__in=[1, 2])
            ),
            models.UniqueConstraint(
                name="safeguardinglead_one_a_seat",
                fields=["unit", "seat"],
                condition=Q(ended_at__isnull=True),
                violation_error_message=_("Two are named already; end one first."),
            ),
            models.UniqueConstraint(
                name="safeguardinglead_once",
                fields=["unit", "user"],
                condition=Q(ended_at__isnull=True),
                violation_error_message=_("This person is named already."),
            ),
            models.CheckConstraint(
                name="safeguardinglead_ended_later",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("named_at")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="safeguardinglead_is_kept", operation=pgtrigger.Delete
            )
        ]


class HarmCounter(DailyCounter):
    """The last number of a report of harm given out in one community on one day."""

    class Meta(DailyCounter.Meta):
        verbose_name = _("harm report counter")
        verbose_name_plural = _("harm report counters")


class HarmRow(models.Model):
    """What is sealed to the two safeguarding leads."""

    read_capability = Capability.YOUTH_LEAD

    objects = HarmQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"


class HarmReport(HarmRow):
    """Actual or suspected harm to a minor (YT-5): sealed, and nobody approves it."""

    number = models.CharField(_("number"), max_length=40, unique=True)
    unit = community_column(_("community"))
    made_by = staff(_("written by"))
    made_at = models.DateTimeField(_("written at"))
    seen_at = models.DateTimeField(_("seen or heard at"))
    child = EncryptedTextField(
        _("which child"), associated="services.harmreport.child", null=True
    )
    words = EncryptedTextField(
        _("what was seen or heard"), associated="services.harmreport.words"
    )

    class Meta:
        verbose_name = _("report of harm")
        verbose_name_plural = _("reports of harm")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="harmreport_seen_before_written",
                condition=Q(seen_at__lte=F("made_at")),
                violation_error_message=_("This moment has not come yet."),
            )
        ]
        triggers = [written_once("harmreport_written_once")]


class HarmNamed(HarmRow):
    """A colleague the report names: never told of it, never let in (YT-5)."""

    unit_lookup = "report__unit"
    report_lookup = "report"

    report = models.ForeignKey(
        HarmReport,
        on_delete=models.PROTECT,
        related_name="named",
        verbose_name=_("report of harm"),
    )
    user = staff(_("colleague named"))

    class Meta:
        verbose_name = _("colleague named in a report of harm")
        verbose_name_plural = _("colleagues named in reports of harm")
        constraints = [
            models.UniqueConstraint(name="harmnamed_once", fields=["report", "user"])
        ]
        triggers = [written_once("harmnamed_written_once")]


class HarmTold(HarmRow):
    """When which authority was told, and under which number they took it."""

    unit_lookup = "report__unit"
    report_lookup = "report"

    report = models.ForeignKey(
        HarmReport,
        on_delete=models.PROTECT,
        related_name="told",
        verbose_name=_("report of harm"),
    )
    authority = models.CharField(_("authority"), max_length=14, choices=Authority)
    at = models.DateTimeField(_("told at"))
    by = staff(_("told by"))
    entered_at = models.DateTimeField(_("entered at"))
    receipt = EncryptedTextField(
        _("number of their record"), associated="services.harmtold.receipt", null=True
    )

    class Meta:
        verbose_name = _("authority told of harm")
        verbose_name_plural = _("authorities told of harm")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="harmtold_authority_known",
                condition=Q(authority__in=Authority.values),
            ),
            models.CheckConstraint(
                name="harmtold_before_entered",
                condition=Q(at__lte=F("entered_at")),
                violation_error_message=_("This moment has not come yet."),
            ),
        ]
        triggers = [written_once("harmtold_written_once")]


class HarmLook(HarmRow):
    """A safeguarding lead opened the words of a report."""

    unit_lookup = "report__unit"
    report_lookup = "report"

    report = models.ForeignKey(
        HarmReport,
        on_delete=models.PROTECT,
        related_name="looks",
        verbose_name=_("report of harm"),
    )
    by = staff(_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("look at a report of harm")
        verbose_name_plural = _("looks at reports of harm")
        ordering = ["-pk"]
        triggers = [written_once("harmlook_written_once")]
