"""Who came, who fetched whom, and who was called (YT-3, YT-8)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.privacy.fields import EncryptedTextField
from services.choices.youth import CallCause, CallStep, Handing, Relation
from services.models.youth.enrolment import Enrolment
from services.models.youth.programme import ProgrammeSession
from services.models.youth.rows import ChildRow, broken, staff, written_once
from services.querysets.youth import AttendanceQuerySet, ChildQuerySet

MOST_ADULTS = 4
_FOUR_AT_MOST = f"""
    PERFORM 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id FOR UPDATE;
    IF (SELECT count(*) FROM services_pickupadult p
        WHERE p.enrolment_id = NEW.enrolment_id AND p.ended_at IS NULL) >= {MOST_ADULTS}
    THEN {broken("pickupadult_four_at_most", "four adults at most")}
    END IF;
    RETURN NEW;
"""  # noqa: S608  only our own text is put together
_ENROLLED_THERE = f"""
    IF NOT EXISTS (
        SELECT 1 FROM services_enrolment e
        JOIN services_programmesession s ON s.term_id = e.term_id
        WHERE e.id = NEW.enrolment_id AND s.id = NEW.session_id
          AND s.cancelled_at IS NULL
          AND (e.state = 'enrolled' OR NOT NEW.is_present)
    ) THEN
        {broken("attendance_of_the_enrolled", "only the enrolled of this term sign in")}
    END IF;
    RETURN NEW;
"""  # noqa: S608  only our own text is put together
# Locked first: what another sign-in has just committed is counted too.
_COUNT = """
    PERFORM 1 FROM services_programmesession s
    WHERE s.id = COALESCE(NEW.session_id, OLD.session_id) FOR UPDATE;
    UPDATE services_programmesession s SET attended = (
        SELECT count(*) FROM services_attendance a
        WHERE a.session_id = s.id AND a.is_present)
    WHERE s.id = COALESCE(NEW.session_id, OLD.session_id);
    RETURN NULL;
"""
_TO_WHOM = f"""
    IF NEW.adult_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM services_pickupadult p
        JOIN services_attendance a ON a.enrolment_id = p.enrolment_id
        WHERE p.id = NEW.adult_id AND a.id = NEW.attendance_id
          AND p.ended_at IS NULL
    ) THEN
        {broken("handover_to_the_listed", "this adult is not on the list of the child")}
    END IF;
    IF NEW.how = 'alone' AND NOT EXISTS (
        SELECT 1 FROM services_attendance a
        JOIN services_guardianconsent c ON c.enrolment_id = a.enrolment_id
        WHERE a.id = NEW.attendance_id AND c.purpose = 'alone'
          AND c.withdrawn_at IS NULL
    ) THEN
        {broken("handover_alone_by_consent", "nobody consented to going home alone")}
    END IF;
    IF NOT EXISTS (SELECT 1 FROM services_attendance a
                   WHERE a.id = NEW.attendance_id AND a.is_present) THEN
        {broken("handover_of_who_came", "who did not come is not handed over")}
    END IF;
    RETURN NEW;
"""  # noqa: S608  only our own text is put together


class PickUpAdult(ChildRow):
    """An adult who may fetch the child; four at most, no document is kept (YT-3)."""

    unit_lookup = "enrolment__term__programme__unit"

    enrolment = models.ForeignKey(
        Enrolment,
        on_delete=models.PROTECT,
        related_name="adults",
        verbose_name=_("enrolment"),
    )
    name = EncryptedTextField(
        _("name"), associated="services.pickupadult.name", null=True
    )
    relation = models.CharField(
        pgettext_lazy("child", "relation"), max_length=12, choices=Relation
    )
    added_at = models.DateTimeField(_("added at"))
    by = staff(_("entered by"), null=True, blank=True)
    ended_at = models.DateTimeField(_("taken off the list at"), null=True, blank=True)

    objects = ChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("adult who fetches")
        verbose_name_plural = _("adults who fetch")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="pickupadult_relation_known",
                condition=Q(relation__in=Relation.values),
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="pickupadult_four_at_most",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_FOUR_AT_MOST,
            ),
            pgtrigger.Protect(
                name="pickupadult_stays_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__ended_at__isnull=False, new__ended_at__isnull=True
                ),
            ),
        ]


class Attendance(ChildRow):
    """One child at one session; the session's count follows by the database (YT-8)."""

    unit_lookup = "session__term__programme__unit"

    session = models.ForeignKey(
        ProgrammeSession,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=pgettext_lazy("programme", "session"),
    )
    enrolment = models.ForeignKey(
        Enrolment,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("enrolment"),
    )
    is_present = models.BooleanField(_("came"))
    at = models.DateTimeField(_("at"))
    by = staff(_("by"), null=True, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("programme", "attendance")
        verbose_name_plural = _("attendances")
        ordering = ["session", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="attendance_once", fields=["session", "enrolment"]
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="attendance_of_the_enrolled",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_ENROLLED_THERE,
            ),
            pgtrigger.Trigger(
                name="attendance_counts",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_COUNT,
            ),
            pgtrigger.Protect(
                name="attendance_of_one",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("session", "enrolment"),
            ),
        ]


class HandOver(ChildRow):
    """How a child left. A document is looked at; nothing of it is kept (YT-3)."""

    unit_lookup = "attendance__session__term__programme__unit"
    programme_lookup = "attendance__session__term__programme"

    attendance = models.OneToOneField(
        Attendance,
        on_delete=models.PROTECT,
        related_name="handover",
        verbose_name=pgettext_lazy("programme", "attendance"),
    )
    how = models.CharField(
        pgettext_lazy("hand-over", "how"), max_length=10, choices=Handing
    )
    adult = models.ForeignKey(
        PickUpAdult,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("fetched by"),
    )
    id_shown = models.BooleanField(_("a document was shown"), default=False)
    at = models.DateTimeField(_("at"))
    by = staff(_("by"), null=True, blank=True)

    objects = ChildQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("child", "hand-over")
        verbose_name_plural = pgettext_lazy("child", "hand-overs")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="handover_how_known", condition=Q(how__in=Handing.values)
            ),
            models.CheckConstraint(
                name="handover_listed_has_an_adult",
                condition=Q(how=Handing.LISTED, adult__isnull=False, id_shown=True)
                | (~Q(how=Handing.LISTED) & Q(adult__isnull=True)),
                violation_error_message=_("Let them show a document, then hand over."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="handover_to_whom",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_TO_WHOM,
            ),
            written_once("handover_written_once"),
        ]


class PickUpCall(ChildRow):
    """A step of the ladder: whom to call for a child who is still there (YT-3)."""

    unit_lookup = "attendance__session__term__programme__unit"
    programme_lookup = "attendance__session__term__programme"

    attendance = models.ForeignKey(
        Attendance,
        on_delete=models.PROTECT,
        related_name="calls",
        verbose_name=pgettext_lazy("programme", "attendance"),
    )
    cause = models.CharField(_("cause"), max_length=8, choices=CallCause)
    step = models.CharField(_("whom to call"), max_length=8, choices=CallStep)
    at = models.DateTimeField(_("at"))
    by = staff(_("by"), null=True, blank=True)

    objects = ChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("call about a pick-up")
        verbose_name_plural = _("calls about pick-ups")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="pickupcall_cause_known", condition=Q(cause__in=CallCause.values)
            ),
            models.CheckConstraint(
                name="pickupcall_step_known", condition=Q(step__in=CallStep.values)
            ),
            models.UniqueConstraint(
                name="pickupcall_late_step_once",
                fields=["attendance", "step"],
                condition=Q(cause=CallCause.LATE),
            ),
        ]
        triggers = [written_once("pickupcall_written_once")]
