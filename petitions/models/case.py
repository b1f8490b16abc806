"""A case (信访件): what was asked, by whom, and how far it has come."""

from datetime import date

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from liuli.privacy.masks import mask_name, mask_phone
from liuli.territory.counters import DailyCounter
from petitions.choices.cases import (
    OVER,
    CaseStatus,
    Channel,
    Contact,
    Form,
    LegalRoute,
    MatterKind,
    Occurrence,
    Origin,
    Topic,
)
from petitions.flows import cases as flows
from petitions.querysets.cases import (
    BodyQuerySet,
    CaseFactQuerySet,
    CaseQuerySet,
)

_WITH_A_BODY = (
    CaseStatus.ACCEPTED,
    CaseStatus.HANDLING,
    CaseStatus.EXTENDED,
    CaseStatus.CONCLUDED,
    CaseStatus.REVIEWING,
    CaseStatus.REVIEWED,
    CaseStatus.REEXAMINING,
    CaseStatus.REEXAMINED,
    CaseStatus.ENDED,
)
_DECIDED_BY_GOVERNMENT = """
    IF NEW.body_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM petitions_body body
        WHERE body.id = NEW.body_id AND body.is_government
    ) THEN
        RAISE EXCEPTION 'a case is decided by a government body'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'case_decided_by_government';
    END IF;
    RETURN NEW;
"""
_CONCLUDED_WITH_REPLY = """
    IF NOT EXISTS (
        SELECT 1 FROM petitions_reply reply
        WHERE reply.case_id = NEW.id AND reply.served_on IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'a case is concluded by a reply that was served'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'case_concluded_with_reply';
    END IF;
    RETURN NEW;
"""
_SETTLED_IN_WRITING = """
    IF NOT EXISTS (
        SELECT 1 FROM petitions_settlement settlement
        WHERE settlement.case_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'a case is settled by a written agreement of both parties'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'case_settled_in_writing';
    END IF;
    RETURN NEW;
"""
_FIVE_SPEAK = """
    IF NEW.position > 5 AND NOT NEW.came_later AND EXISTS (
        SELECT 1 FROM petitions_case c WHERE c.id = NEW.case_id AND c.channel = 'visit'
    ) THEN
        RAISE EXCEPTION 'at most five people speak for a joint visit'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'petitioner_five_speak_for_a_visit';
    END IF;
    RETURN NEW;
"""


class CaseCounter(DailyCounter):
    """The last number given out in one community on one day."""

    class Meta(DailyCounter.Meta):
        verbose_name = _("petition counter")
        verbose_name_plural = _("petition counters")


class Body(models.Model):
    """An organ that a case can be handed to; only government bodies decide (PT-7)."""

    read_capability = "petitions.register"

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    name = models.CharField(pgettext_lazy("body", "name"), max_length=100, unique=True)
    is_government = models.BooleanField(_("government body"))

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("body responsible for petitions")
        verbose_name_plural = _("bodies responsible for petitions")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@tracked()
class Case(models.Model):
    """One petition. Who sees it is decided by grants, never by a role alone (PP-3).

    `received_on` is the day it arrived, `registered_at` when it was entered here.
    """

    read_capability = "petitions.register"

    number = models.CharField(
        pgettext_lazy("petition", "number"), max_length=40, unique=True
    )
    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    received_on = models.DateField(_("received on"))
    registered_at = models.DateTimeField(_("registered at"))
    registered_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("registered by"),
    )
    is_back_entered = models.BooleanField(_("old case entered later"), default=False)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    origin = models.CharField(
        _("came from"), max_length=12, choices=Origin, default=Origin.DIRECT
    )
    kind = models.CharField(
        _("kind of matter"),
        max_length=12,
        choices=MatterKind,
        default=MatterKind.CLAIM,
    )
    legal_route = models.CharField(
        _("legal route"),
        max_length=16,
        choices=LegalRoute,
        default=LegalRoute.NONE,
        blank=True,
    )
    route_due_on = models.DateField(
        _("last day of the legal route"), null=True, blank=True
    )
    topic = models.CharField(
        _("topic"), max_length=12, choices=Topic, default=Topic.LAND
    )
    form = models.CharField(_("form"), max_length=8, choices=Form, default=Form.ORAL)
    is_read_back = models.BooleanField(_("read back to the petitioner"), default=False)
    contact = models.CharField(
        _("petitioner"), max_length=12, choices=Contact, default=Contact.NAMED
    )
    occurrence = models.CharField(
        _("first or repeat"),
        max_length=8,
        choices=Occurrence,
        default=Occurrence.FIRST,
    )
    first_case = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeats",
        verbose_name=_("repeats"),
    )
    previous_case = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sequels",
        verbose_name=_("new facts after"),
    )
    village_group = models.CharField(_("village group"), max_length=40, blank=True)
    head_count = models.PositiveIntegerField(_("number of people"), default=1)
    demand = EncryptedTextField(_("demand"), associated="petitions.case.demand")
    facts = EncryptedTextField(
        _("facts and reasons"), associated="petitions.case.facts", null=True
    )
    is_urgent = models.BooleanField(_("grave and urgent"), default=False)
    is_simple = models.BooleanField(_("simple procedure"), default=False)
    status = models.CharField(
        _("state"), max_length=16, choices=CaseStatus, default=CaseStatus.REGISTERED
    )
    body = models.ForeignKey(
        "petitions.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body that decides"),
    )
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("petition case")
        verbose_name_plural = _("petition cases")
        ordering = ["-received_on", "-pk"]
        indexes = [
            models.Index(fields=["unit", "status"]),
            models.Index(fields=["received_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="case_channel_known", condition=Q(channel__in=Channel.values)
            ),
            models.CheckConstraint(
                name="case_origin_known", condition=Q(origin__in=Origin.values)
            ),
            models.CheckConstraint(
                name="case_kind_known", condition=Q(kind__in=MatterKind.values)
            ),
            models.CheckConstraint(
                name="case_route_known",
                condition=Q(legal_route__in=LegalRoute.values),
            ),
            models.CheckConstraint(
                name="case_only_claims_have_a_route",
                condition=Q(legal_route="") | Q(kind=MatterKind.CLAIM),
                violation_error_message=_("Only a claim has a legal route."),
            ),
            models.CheckConstraint(
                name="case_topic_known", condition=Q(topic__in=Topic.values)
            ),
            models.CheckConstraint(
                name="case_form_known", condition=Q(form__in=Form.values)
            ),
            models.CheckConstraint(
                name="case_contact_known", condition=Q(contact__in=Contact.values)
            ),
            models.CheckConstraint(
                name="case_occurrence_known",
                condition=Q(occurrence__in=Occurrence.values),
            ),
            models.CheckConstraint(
                name="case_repeat_names_the_first",
                condition=Q(occurrence=Occurrence.FIRST, first_case__isnull=True)
                | Q(occurrence=Occurrence.REPEAT, first_case__isnull=False),
                violation_error_message=_("A repeat names the first case."),
            ),
            models.CheckConstraint(
                name="case_not_its_own_sequel",
                condition=(Q(first_case__isnull=True) | ~Q(first_case=F("pk")))
                & (Q(previous_case__isnull=True) | ~Q(previous_case=F("pk"))),
            ),
            models.CheckConstraint(
                name="case_status_known", condition=Q(status__in=CaseStatus.values)
            ),
            models.CheckConstraint(
                name="case_accepted_by_a_body",
                condition=~Q(status__in=_WITH_A_BODY)
                | Q(body__isnull=False, accepted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="case_ended_on_iff_over",
                condition=Q(status__in=OVER, ended_on__isnull=False)
                | (~Q(status__in=OVER) & Q(ended_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="case_somebody_came", condition=Q(head_count__gte=1)
            ),
            models.CheckConstraint(
                name="case_accepted_after_received",
                condition=Q(accepted_on__isnull=True)
                | Q(accepted_on__gte=F("received_on")),
                violation_error_message=_("It was accepted before it was received."),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="case_moves_by_its_table",
                field="status",
                transitions=flows.CASE.transitions(),
            ),
            pgtrigger.Protect(
                name="case_begins_registered",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__status=CaseStatus.REGISTERED),
            ),
            pgtrigger.Protect(
                name="case_number_never_reused", operation=pgtrigger.Delete
            ),
            pgtrigger.Protect(
                name="case_origin_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "number", "unit", "channel", "registered_at", "registered_by"
                ),
            ),
            pgtrigger.Trigger(
                name="case_decided_by_government",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("body_id"),
                func=_DECIDED_BY_GOVERNMENT,
            ),
            pgtrigger.Trigger(
                name="case_concluded_with_reply",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("status"),
                condition=pgtrigger.Q(
                    old__status__df=pgtrigger.F("new__status"),
                    new__status=CaseStatus.CONCLUDED,
                ),
                func=_CONCLUDED_WITH_REPLY,
            ),
            pgtrigger.Trigger(
                name="case_settled_in_writing",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("status"),
                condition=pgtrigger.Q(
                    old__status__df=pgtrigger.F("new__status"),
                    new__status=CaseStatus.SETTLED,
                ),
                func=_SETTLED_IN_WRITING,
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_over(self) -> bool:
        """Nothing leaves its state."""
        return self.status in OVER

    @property
    def owes_notice(self) -> bool:
        """The petitioner can be written to, so has to be (PT-3)."""
        return self.contact == Contact.NAMED

    @property
    def last_day_known(self) -> date:
        """The day its life was last told of."""
        return self.ended_on or self.accepted_on or self.received_on


@tracked()
class Petitioner(models.Model):
    """Somebody who asks, or speaks for those who do; sealed but for a mask.

    `resident` is only ever set by a person; nothing leads back from residents.
    """

    read_capability = "petitions.register"
    unit_lookup = "case__unit"

    case = models.ForeignKey(
        "petitions.Case",
        on_delete=models.PROTECT,
        related_name="petitioners",
        verbose_name=_("petition case"),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    came_later = models.BooleanField(_("spoke on a later visit"), default=False)
    full_name = EncryptedTextField(
        _("full name"), associated="petitions.petitioner.full_name"
    )
    name_index = BlindIndexField(_("name index"))
    phone = EncryptedTextField(
        _("phone"), associated="petitions.petitioner.phone", null=True
    )
    phone_index = BlindIndexField(_("phone index"), null=True)
    address = EncryptedTextField(
        _("address"), associated="petitions.petitioner.address", null=True
    )
    resident = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )

    objects = CaseFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("petitioner")
        verbose_name_plural = _("petitioners")
        ordering = ["case_id", "position"]
        constraints = [
            models.UniqueConstraint(
                name="petitioner_position_once", fields=["case", "position"]
            ),
            models.UniqueConstraint(
                name="petitioner_person_once",
                fields=["case", "name_index", "phone_index"],
                nulls_distinct=False,
                violation_error_message=_("This person is already on the case."),
            ),
            models.CheckConstraint(
                name="petitioner_position_counts_from_one", condition=Q(position__gte=1)
            ),
            models.CheckConstraint(
                name="petitioner_phone_all_or_nothing",
                condition=Q(phone__isnull=True, phone_index__isnull=True)
                | Q(phone__isnull=False, phone_index__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="petitioner_five_speak_for_a_visit",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("position", "case_id"),
                func=_FIVE_SPEAK,
            )
        ]

    def __str__(self) -> str:
        return f"Petitioner #{self.pk}"

    @property
    def masked_name(self) -> str:
        """张** ."""
        return mask_name(self.full_name or "")

    @property
    def masked_phone(self) -> str:
        """138****1234."""
        return mask_phone(self.phone) if self.phone else ""
