"""Volunteers, their shifts, and hours that are true (VO-1, VO-2)."""

import uuid
from typing import Any, Final

import pgtrigger
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from services import flows
from services.choices.volunteers import HoursSource, HoursState, Tier
from services.querysets.volunteers import (
    HoursQuerySet,
    ShiftQuerySet,
    SignUpQuerySet,
    VolunteerGuardianQuerySet,
    VolunteerQuerySet,
)

MOST_HOURS: Final = 16
_OLD_ENOUGH: Final = """
    IF NOT EXISTS (
        SELECT FROM residents_person person
        WHERE person.id = NEW.person_id
          AND person.birth_on + interval '14 years' <= NEW.joined_on
    ) THEN
        RAISE EXCEPTION 'a volunteer is fourteen or older'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'volunteer_fourteen_or_older';
    END IF;
    RETURN NEW;
"""
_GUARDED: Final = """
    IF EXISTS (
        SELECT FROM services_volunteer volunteer
        JOIN residents_person person ON person.id = volunteer.person_id
        WHERE volunteer.id = NEW.volunteer_id
          AND (person.birth_on IS NULL
               OR person.birth_on + interval '18 years' > {day})
          AND NOT EXISTS (
              SELECT FROM services_volunteerguardian consent
              WHERE consent.volunteer_id = volunteer.id
                AND consent.withdrawn_on IS NULL)
    ) THEN
        RAISE EXCEPTION 'a guardian agrees for a minor'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = '{name}';
    END IF;
"""
_PLACES: Final = """
    PERFORM FROM services_shift shift WHERE shift.id = NEW.shift_id FOR UPDATE;
    IF (SELECT count(*) FROM services_shiftsignup taken
        WHERE taken.shift_id = NEW.shift_id AND taken.withdrawn_at IS NULL)
       >= (SELECT shift.places FROM services_shift shift WHERE shift.id = NEW.shift_id)
    THEN
        RAISE EXCEPTION 'every place of the shift is taken'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'shiftsignup_within_places';
    END IF;
"""
_OF_SHIFT: Final = (
    "(SELECT (shift.starts_at AT TIME ZONE 'Asia/Shanghai')::date"
    " FROM services_shift shift WHERE shift.id = NEW.shift_id)"
)
_BY_ANOTHER: Final = """
    IF NEW.confirmed_by_id IS NOT NULL AND EXISTS (
        SELECT FROM services_volunteer volunteer
        WHERE volunteer.id = NEW.volunteer_id
          AND volunteer.user_id = NEW.confirmed_by_id
    ) THEN
        RAISE EXCEPTION 'nobody confirms their own hours'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'servicehours_confirmed_by_another';
    END IF;
    RETURN NEW;
"""


@tracked(exclude=["code", "code_index"])
class Volunteer(models.Model):
    """A resident who offers to help; `user` where a colleague volunteers."""

    read_capability = Capability.VOLUNTEERS_VIEW
    unit_lookup = "person__unit"

    person = models.OneToOneField(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    user = models.OneToOneField(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account of a colleague"),
    )
    joined_on = models.DateField(pgettext_lazy("volunteer", "since"))
    left_on = models.DateField(
        pgettext_lazy("volunteer", "left on"), null=True, blank=True
    )
    code = EncryptedTextField(
        _("volunteer code"), associated="services.volunteer.code", null=True
    )
    code_index = BlindIndexField(
        _("index of the volunteer code"), null=True, unique=True
    )

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        verbose_name = _("volunteer")
        verbose_name_plural = _("volunteers")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="volunteer_left_after_joining",
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="volunteer_fourteen_or_older",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OLD_ENOUGH,
            )
        ]

    def __str__(self) -> str:
        return f"Volunteer #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the person lives."""
        return self.person.unit


@tracked()
class VolunteerGuardian(models.Model):
    """A guardian agrees that a minor helps (VO-2); withdrawn as easily."""

    read_capability = Capability.VOLUNTEERS_VIEW
    unit_lookup = "volunteer__person__unit"

    volunteer = models.ForeignKey(
        Volunteer,
        on_delete=models.PROTECT,
        related_name="guardian_consents",
        verbose_name=_("volunteer"),
    )
    # Beside the volunteer, so that erasing a person finds the name (PI-6).
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    guardian = EncryptedTextField(
        _("guardian"), associated="services.volunteerguardian.guardian", null=True
    )
    given_on = models.DateField(pgettext_lazy("consent", "given on"))
    withdrawn_on = models.DateField(
        pgettext_lazy("consent", "withdrawn on"), null=True, blank=True
    )
    recorded_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )

    objects = VolunteerGuardianQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent of a guardian")
        verbose_name_plural = _("consents of guardians")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="volunteerguardian_once_at_a_time",
                fields=["volunteer"],
                condition=Q(withdrawn_on__isnull=True),
            ),
            models.CheckConstraint(
                name="volunteerguardian_withdrawn_after_given",
                condition=Q(withdrawn_on__isnull=True)
                | Q(withdrawn_on__gte=F("given_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"VolunteerGuardian #{self.pk}"


@tracked()
class Shift(models.Model):
    """A time at which so many volunteers help; its token is what the QR code holds."""

    read_capability = Capability.VOLUNTEERS_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    title = models.CharField(_("what is done"), max_length=80)
    tier = models.CharField(_("kind of service"), max_length=12, choices=Tier)
    place = models.CharField(_("place"), max_length=120)
    starts_at = models.DateTimeField(_("begins at"))
    ends_at = models.DateTimeField(_("ends at"))
    places = models.PositiveSmallIntegerField(pgettext_lazy("shift", "places"))
    token = models.UUIDField(
        _("token of the code"), default=uuid.uuid4, unique=True, editable=False
    )
    cancelled_for = models.CharField(
        _("why it was cancelled"), max_length=200, blank=True, default=""
    )

    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["unit", "ends_at"])]
        constraints = [
            models.CheckConstraint(
                name="shift_tier_known", condition=Q(tier__in=Tier.values)
            ),
            models.CheckConstraint(
                name="shift_forward", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(name="shift_has_places", condition=Q(places__gte=1)),
            models.CheckConstraint(
                name="shift_says_what_and_where",
                condition=~Q(title="") & ~Q(place=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class ShiftSignUp(models.Model):
    """One place of a shift; when somebody came and left."""

    read_capability = Capability.VOLUNTEERS_VIEW
    unit_lookup = "shift__unit"

    shift = models.ForeignKey(
        Shift,
        on_delete=models.PROTECT,
        related_name="signups",
        verbose_name=_("shift"),
    )
    volunteer = models.ForeignKey(
        Volunteer,
        on_delete=models.PROTECT,
        related_name="signups",
        verbose_name=_("volunteer"),
    )
    signed_at = models.DateTimeField(_("signed up at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    came_at = models.DateTimeField(_("came at"), null=True, blank=True)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("place in a shift")
        verbose_name_plural = _("places in shifts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="shiftsignup_once_per_shift",
                fields=["shift", "volunteer"],
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="shiftsignup_came_before_leaving",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("came_at")),
            ),
            models.CheckConstraint(
                name="shiftsignup_withdrawn_did_not_come",
                condition=Q(withdrawn_at__isnull=True) | Q(came_at__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="shiftsignup_within_places",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_PLACES
                + _GUARDED.format(day=_OF_SHIFT, name="shiftsignup_minor_guarded")
                + "RETURN NEW;",
            ),
            pgtrigger.Protect(
                name="shiftsignup_stays_withdrawn",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"ShiftSignUp #{self.pk}"


@tracked()
class ServiceHours(models.Model):
    """Hours somebody helped on a day; by hand they need another's confirmation."""

    read_capability = Capability.VOLUNTEERS_VIEW
    unit_lookup = "volunteer__person__unit"

    volunteer = models.ForeignKey(
        Volunteer,
        on_delete=models.PROTECT,
        related_name="hours",
        verbose_name=_("volunteer"),
    )
    shift = models.ForeignKey(
        Shift,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("shift"),
    )
    on = models.DateField(_("day"))
    hours = models.DecimalField(_("hours"), max_digits=3, decimal_places=1)
    tier = models.CharField(_("kind of service"), max_length=12, choices=Tier)
    what = models.CharField(_("what was done"), max_length=120)
    source = models.CharField(_("how it was noted"), max_length=8, choices=HoursSource)
    state = models.CharField(
        pgettext_lazy("hours", "state"), max_length=10, choices=HoursState
    )
    entered_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    entered_at = models.DateTimeField(_("entered at"))
    confirmed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True, default="")

    objects = HoursQuerySet.as_manager()

    class Meta:
        verbose_name = _("hours of service")
        verbose_name_plural = _("hours of service")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["state", "on"])]
        constraints = [
            models.CheckConstraint(
                name="servicehours_tier_known", condition=Q(tier__in=Tier.values)
            ),
            models.CheckConstraint(
                name="servicehours_source_known",
                condition=Q(source__in=HoursSource.values),
            ),
            models.CheckConstraint(
                name="servicehours_state_known",
                condition=Q(state__in=HoursState.values),
            ),
            models.CheckConstraint(
                name="servicehours_in_halves",
                condition=Q(hours__gt=0, hours__lte=MOST_HOURS)
                & Q(hours=Func(F("hours") * 2, function="round") / 2),
                violation_error_message=_("Hours are counted in halves."),
            ),
            models.CheckConstraint(
                name="servicehours_by_hand_confirmed_by_another",
                condition=~Q(source=HoursSource.MANUAL, state=HoursState.CONFIRMED)
                | Q(confirmed_by__isnull=False)
                & (Q(entered_by__isnull=True) | ~Q(confirmed_by=F("entered_by"))),
                violation_error_message=_("Somebody else confirms these hours."),
            ),
            models.CheckConstraint(
                name="servicehours_taken_back_says_why",
                condition=~Q(state__in=[HoursState.REFUSED, HoursState.VOID])
                | ~Q(reason=""),
            ),
            models.UniqueConstraint(
                name="servicehours_once_per_shift",
                fields=["shift", "volunteer"],
                condition=Q(state__in=[HoursState.PENDING, HoursState.CONFIRMED]),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="servicehours_moves_by_its_table",
                field="state",
                transitions=flows.HOURS.transitions(),
            ),
            pgtrigger.Protect(
                name="servicehours_by_hand_begin_unconfirmed",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__source=HoursSource.MANUAL)
                & ~pgtrigger.Q(new__state=HoursState.PENDING),
            ),
            pgtrigger.ReadOnly(
                name="servicehours_stay_as_entered",
                fields=["shift", "on", "hours", "tier", "source", "entered_by"],
            ),
            pgtrigger.Trigger(
                name="servicehours_confirmed_by_another",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_BY_ANOTHER,
            ),
            pgtrigger.Trigger(
                name="servicehours_minor_guarded",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_GUARDED.format(day='NEW."on"', name="servicehours_minor_guarded")
                + "RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return f"ServiceHours #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the volunteer lives."""
        return self.volunteer.person.unit
