"""What happened to a hazard: one row per act, written once (EV-1, house rule 11)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hazards.choices import Control, Decision, HazardStatus, Severity, Stage, Step
from hazards.querysets.hazards import ActQuerySet
from liuli.kernel.history import tracked

_SEPARATE_PEOPLE = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_rectification rectification
        WHERE rectification.hazard_id = NEW.hazard_id
          AND rectification.round = NEW.round
    ) THEN
        RAISE EXCEPTION 'a re-check follows the rectification of its round'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'verification_after_rectification';
    END IF;
    IF EXISTS (
        SELECT 1 FROM hazards_hazard hazard
        WHERE hazard.id = NEW.hazard_id AND hazard.found_by_id = NEW.by_id
    ) OR EXISTS (
        SELECT 1 FROM hazards_finding finding
        WHERE finding.hazard_id = NEW.hazard_id AND finding.found_by_id = NEW.by_id
    ) OR EXISTS (
        SELECT 1 FROM hazards_rectification rectification
        WHERE rectification.hazard_id = NEW.hazard_id
          AND rectification.round = NEW.round AND rectification.by_id = NEW.by_id
    ) OR EXISTS (
        SELECT 1 FROM hazards_hazard hazard
        JOIN hazards_assignment assignment
          ON assignment.id = hazard.current_assignment_id
        WHERE hazard.id = NEW.hazard_id AND assignment.assignee_id = NEW.by_id
    ) THEN
        RAISE EXCEPTION 'who found or rectified a hazard does not re-check it'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'verification_by_another_person';
    END IF;
    RETURN NEW;
"""


_BY_ITS_ASSIGNEE = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_hazard hazard
        JOIN hazards_assignment assignment
          ON assignment.id = hazard.current_assignment_id
        WHERE hazard.id = NEW.hazard_id AND assignment.id = NEW.assignment_id
          AND assignment.assignee_id = NEW.by_id
    ) THEN
        RAISE EXCEPTION 'only who is to rectify a hazard hands it back'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'hazardreturn_by_its_assignee';
    END IF;
    RETURN NEW;
"""


def written_once(name: str) -> pgtrigger.Protect:
    """Rows that tell what happened are never changed or taken away."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def _person(label: Any, **options: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
        **options,
    )


class Act(models.Model):
    """What all rows of a hazard's life share."""

    read_capability = "hazards.view"
    unit_lookup = "hazard__unit"

    objects = ActQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"


class HazardMove(Act):
    """One step of a hazard's life: who, when, why. `by` is empty for the system."""

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="moves",
        verbose_name=_("hazard"),
    )
    step = models.CharField(_("step"), max_length=20, choices=Step)
    before = models.CharField(
        _("state before"), max_length=16, choices=HazardStatus, blank=True
    )
    after = models.CharField(_("state after"), max_length=16, choices=HazardStatus)
    round = models.PositiveSmallIntegerField(_("round"))
    by = _person(_("by"), null=True, blank=True)
    at = models.DateTimeField(_("at"))
    reason = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("step of a hazard")
        verbose_name_plural = _("steps of a hazard")
        ordering = ["pk"]
        indexes = [models.Index(fields=["hazard", "at"])]
        constraints = [
            models.CheckConstraint(
                name="hazardmove_step_known", condition=Q(step__in=Step.values)
            ),
            models.CheckConstraint(
                name="hazardmove_states_known",
                condition=Q(before__in=["", *HazardStatus.values])
                & Q(after__in=HazardStatus.values),
            ),
            models.CheckConstraint(
                name="hazardmove_void_and_failure_have_reasons",
                condition=~Q(step__in=[Step.VOIDED, Step.FAILED, Step.LOWERED])
                | ~Q(reason=""),
                violation_error_message=_("Say why."),
            ),
        ]
        triggers = [written_once("hazardmove_written_once")]


class Finding(Act):
    """Somebody saw the hazard; the first finding opened it (HZ-1)."""

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name=_("hazard"),
    )
    found_by = _person(_("found by"))
    found_at = models.DateTimeField(_("found at"))
    received_at = models.DateTimeField(_("received at"))
    severity = models.CharField(_("severity seen"), max_length=8, choices=Severity)
    text = models.CharField(_("what was found"), max_length=500, blank=True)
    client_id = models.UUIDField(
        _("number given by the phone"), null=True, blank=True, unique=True
    )

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="finding_severity_known", condition=Q(severity__in=Severity.values)
            )
        ]
        triggers = [written_once("finding_written_once")]


class Assignment(Act):
    """Who is to rectify it by when: a colleague, the keeper, or an outside party."""

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="assignments",
        verbose_name=_("hazard"),
    )
    assignee = _person(_("person responsible"), null=True, blank=True)
    is_keeper = models.BooleanField(_("the site's keeper"), default=False)
    body = models.CharField(_("body responsible"), max_length=80, blank=True)
    due_on = models.DateField(_("due date"))
    is_extension = models.BooleanField(_("extends the due date"), default=False)
    note = models.CharField(_("what to do"), max_length=500, blank=True)
    by = _person(_("assigned by"))
    at = models.DateTimeField(_("assigned at"))

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["pk"]
        indexes = [models.Index(fields=["assignee", "due_on"])]
        constraints = [
            models.CheckConstraint(
                name="assignment_to_somebody",
                condition=Q(assignee__isnull=False) | Q(is_keeper=True) | ~Q(body=""),
                violation_error_message=_("Say who is responsible."),
            ),
            models.UniqueConstraint(
                name="assignment_extends_once",
                fields=["hazard"],
                condition=Q(is_extension=True),
                violation_error_message=_("A due date is extended only once."),
            ),
        ]
        triggers = [written_once("assignment_written_once")]


class HazardReturn(Act):
    """Who was to rectify it hands it back, twice at most in a hazard's life (EV-1)."""

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="returns",
        verbose_name=_("hazard"),
    )
    assignment = models.OneToOneField(
        Assignment,
        on_delete=models.PROTECT,
        related_name="returned",
        verbose_name=_("assignment"),
    )
    number = models.PositiveSmallIntegerField(_("how many times"))
    by = _person(_("handed back by"))
    at = models.DateTimeField(_("handed back at"))
    reason = models.CharField(_("why"), max_length=500)

    class Meta:
        verbose_name = _("hazard handed back")
        verbose_name_plural = _("hazards handed back")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="hazardreturn_twice_at_most", condition=Q(number__in=[1, 2])
            ),
            models.UniqueConstraint(
                name="hazardreturn_numbered", fields=["hazard", "number"]
            ),
            models.CheckConstraint(
                name="hazardreturn_says_why", condition=~Q(reason="")
            ),
        ]
        triggers = [
            written_once("hazardreturn_written_once"),
            pgtrigger.Trigger(
                name="hazardreturn_by_its_assignee",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_BY_ITS_ASSIGNEE,
            ),
        ]


class Rectification(Act):
    """Somebody reported that it has been put right, once a round."""

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="rectifications",
        verbose_name=_("hazard"),
    )
    round = models.PositiveSmallIntegerField(_("round"))
    by = _person(_("reported by"))
    at = models.DateTimeField(_("reported at"))
    text = models.CharField(_("what was done"), max_length=500)

    class Meta:
        verbose_name = _("rectification")
        verbose_name_plural = _("rectifications")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="rectification_once_a_round", fields=["hazard", "round"]
            ),
            models.CheckConstraint(
                name="rectification_says_what", condition=~Q(text="")
            ),
        ]
        triggers = [written_once("rectification_written_once")]


class Verification(Act):
    """A re-check by somebody who neither found nor rectified it (EV-2).

    It follows the rectification of its round, of which there is one: nobody can put
    their own rectification in behind their own re-check.
    """

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="verifications",
        verbose_name=_("hazard"),
    )
    round = models.PositiveSmallIntegerField(_("round"))
    by = _person(_("re-checked by"))
    at = models.DateTimeField(_("re-checked at"))
    passed = models.BooleanField(_("passed"))
    is_on_site = models.BooleanField(_("on site"))
    text = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("re-check")
        verbose_name_plural = _("re-checks")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="verification_once_a_round", fields=["hazard", "round"]
            )
        ]
        triggers = [
            written_once("verification_written_once"),
            pgtrigger.Trigger(
                name="verification_by_another_person",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_SEPARATE_PEOPLE,
            ),
        ]


class InterimControl(Act):
    """What keeps people safe until a critical hazard is gone (HZ-3)."""

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="controls",
        verbose_name=_("hazard"),
    )
    kind = models.CharField(_("interim control"), max_length=12, choices=Control)
    by = _person(_("by"))
    at = models.DateTimeField(_("at"))
    text = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("interim control")
        verbose_name_plural = _("interim controls")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="interimcontrol_kind_known", condition=Q(kind__in=Control.values)
            )
        ]
        triggers = [written_once("interimcontrol_written_once")]


@tracked()
class LoweringRequest(Act):
    """One person asks for a lower severity, another one decides (HZ-2, RO-2)."""

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="lowering_requests",
        verbose_name=_("hazard"),
    )
    severity = models.CharField(_("lower severity"), max_length=8, choices=Severity)
    reason = models.CharField(_("reason"), max_length=500)
    asked_by = _person(_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    decision = models.CharField(
        _("decision"), max_length=12, choices=Decision, default=Decision.ASKED
    )
    decided_by = _person(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        verbose_name = _("request for a lower severity")
        verbose_name_plural = _("requests for a lower severity")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="loweringrequest_decision_known",
                condition=Q(decision__in=Decision.values),
            ),
            models.CheckConstraint(
                name="loweringrequest_severity_known",
                condition=Q(severity__in=Severity.values),
            ),
            models.CheckConstraint(
                name="loweringrequest_has_reason", condition=~Q(reason="")
            ),
            models.CheckConstraint(
                name="loweringrequest_second_person",
                condition=Q(
                    decision=Decision.ASKED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(decision=Decision.ASKED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                ),
                violation_error_message=_("Another person has to decide."),
            ),
            models.UniqueConstraint(
                name="loweringrequest_one_at_a_time",
                fields=["hazard"],
                condition=Q(decision=Decision.ASKED),
            ),
        ]


class HazardPhoto(Act):
    """A photo of the hazard, with the step it belongs to."""

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="photos",
        verbose_name=_("hazard"),
    )
    move = models.ForeignKey(
        HazardMove,
        on_delete=models.PROTECT,
        related_name="photos",
        verbose_name=_("step"),
    )
    file = models.ForeignKey(
        "attachments.File",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("photo"),
    )
    stage = models.CharField(_("stage"), max_length=12, choices=Stage)
    round = models.PositiveSmallIntegerField(_("round"))

    class Meta:
        verbose_name = _("photo of a hazard")
        verbose_name_plural = _("photos of a hazard")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="hazardphoto_once_per_hazard",
                fields=["hazard", "file"],
                violation_error_message=_(
                    "This photo already belongs to this hazard. Take a new one."
                ),
            ),
            models.CheckConstraint(
                name="hazardphoto_stage_known", condition=Q(stage__in=Stage.values)
            ),
        ]
        triggers = [written_once("hazardphoto_written_once")]
