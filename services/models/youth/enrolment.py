"""Sign-ups, and consents as rows the database demands (YT-1, YT-2, YT-7)."""

from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from services.choices.youth import (
    GUARDIANS,
    LIVE,
    Channel,
    ConsentForm,
    EnrolmentState,
    LookKind,
    Purpose,
    Relation,
    Support,
)
from services.flows import ENROLMENT
from services.models.youth.programme import ProgrammeNotice, ProgrammeSession, Term
from services.models.youth.rows import ChildRow, broken, staff, written_once
from services.querysets.youth import ChildQuerySet, EnrolmentQuerySet

# The term is locked first: of two who want the last place, one waits and is refused.
_PLACE_FREE = f"""
    IF NEW.state IN ('offered', 'enrolled')
       AND (TG_OP = 'INSERT' OR OLD.state NOT IN ('offered', 'enrolled')) THEN
        PERFORM 1 FROM services_term t WHERE t.id = NEW.term_id FOR UPDATE;
        IF (SELECT count(*) FROM services_enrolment e
            WHERE e.term_id = NEW.term_id AND e.id <> NEW.id
              AND e.state IN ('offered', 'enrolled'))
           >= (SELECT t.places FROM services_term t WHERE t.id = NEW.term_id) THEN
            {broken("enrolment_place_free", "every place of the term is taken")}
        END IF;
    END IF;
    RETURN NEW;
"""  # noqa: S608  only our own text is put together
_SIGNED_UP = "(NEW.asked_at AT TIME ZONE 'Asia/Shanghai')::date"
_LATEST = """
    SELECT 1 FROM services_guardianconsent c
    JOIN services_programmenotice n ON n.id = c.notice_id
    WHERE c.enrolment_id = NEW.id AND c.withdrawn_at IS NULL AND c.purpose = '$purpose'
"""
_CONSENTED = f"""
    IF NEW.state = 'enrolled'
       AND NEW.birth_on + interval '18 years' > {_SIGNED_UP}
       AND NOT EXISTS ({_LATEST.replace("$purpose", "take_part")}) THEN
        {broken("enrolment_guardian_consents", "a guardian consents for a minor")}
    END IF;
    IF NEW.health IS NOT NULL
       AND NOT EXISTS ({_LATEST.replace("$purpose", "health")}) THEN
        {broken("enrolment_health_consented", "health is kept by consent only")}
    END IF;
    RETURN NEW;
"""
# At the end of the transaction: the child's row comes first, the consent after it.
_DATA_CONSENTED = f"""
    IF EXISTS (
        SELECT 1 FROM services_enrolment e WHERE e.id = NEW.id
          AND e.state IN ('waiting', 'offered', 'enrolled')
          AND e.birth_on + interval '14 years' > {_SIGNED_UP}
    ) AND NOT EXISTS ({_LATEST.replace("$purpose", "data")}) THEN
        {broken("enrolment_data_consented", "a child under 14 needs a guardian")}
    END IF;
    RETURN NULL;
"""  # noqa: S608  only our own text is put together
_OF_THE_PROGRAMME = f"""
    PERFORM 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id FOR UPDATE;
    IF NOT EXISTS (
        SELECT 1 FROM services_enrolment e
        JOIN services_term t ON t.id = e.term_id
        JOIN services_programmenotice n ON n.programme_id = t.programme_id
        WHERE e.id = NEW.enrolment_id AND n.id = NEW.notice_id
          AND n.version = (SELECT max(m.version) FROM services_programmenotice m
                           WHERE m.programme_id = t.programme_id)
    ) THEN
        {broken("guardianconsent_to_the_notice_in_force", "another notice is in force")}
    END IF;
    IF NEW.purpose = 'alone' AND (NEW.form <> 'written' OR EXISTS (
        SELECT 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id
          AND e.birth_on + interval '12 years'
              > (NEW.given_at AT TIME ZONE 'Asia/Shanghai')::date
    )) THEN
        {broken("guardianconsent_alone_from_twelve", "alone from 12, in writing")}
    END IF;
    RETURN NEW;
"""  # noqa: S608  only our own text is put together
_THEN = _SIGNED_UP.replace("NEW", "e")
_NOT_WHILE_NEEDED = f"""
    IF NEW.withdrawn_at IS NOT NULL THEN
        PERFORM 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id FOR UPDATE;
        IF EXISTS (
            SELECT 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id AND (
                (NEW.purpose = 'take_part' AND e.state = 'enrolled'
                 AND e.birth_on + interval '18 years' > {_THEN})
                OR (NEW.purpose = 'data'
                    AND e.state IN ('waiting', 'offered', 'enrolled')
                    AND e.birth_on + interval '14 years'
                        > {_THEN})
                OR (NEW.purpose = 'health' AND e.health IS NOT NULL))
        ) THEN
            {broken("guardianconsent_needed", "what it allows has to end first")}
        END IF;
    END IF;
    RETURN NEW;
"""  # noqa: S608  only our own text is put together


class Enrolment(ChildRow):
    """One child's sign-up to one term. What it says of people is sealed.

    `health` is kept by a consent of its own; `supports` says what helps, never why
    (YT-7). A year after its end the sealed columns are emptied (PI-5).
    """

    unit_lookup = "term__programme__unit"
    programme_lookup = "term__programme"

    term = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        related_name="enrolments",
        verbose_name=pgettext_lazy("programme", "term"),
    )
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=EnrolmentState,
        default=EnrolmentState.WAITING,
    )
    channel = models.CharField(_("signed up"), max_length=4, choices=Channel)
    asked_at = models.DateTimeField(_("signed up at"))
    by = staff(_("entered by"), null=True, blank=True)
    name = EncryptedTextField(
        _("name"), associated="services.enrolment.name", null=True
    )
    name_index = BlindIndexField(_("index of the name"), null=True)
    birth_on = models.DateField(_("date of birth"), null=True)
    school = EncryptedTextField(
        _("school and class"), associated="services.enrolment.school", null=True
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )
    guardian_name = EncryptedTextField(
        _("guardian"), associated="services.enrolment.guardian_name", null=True
    )
    guardian_relation = models.CharField(
        _("guardian is"), max_length=12, choices=Relation
    )
    guardian_phone = EncryptedTextField(
        _("guardian's phone"), associated="services.enrolment.guardian_phone", null=True
    )
    second_name = EncryptedTextField(
        _("second contact"), associated="services.enrolment.second_name", null=True
    )
    second_phone = EncryptedTextField(
        _("second contact's phone"),
        associated="services.enrolment.second_phone",
        null=True,
    )
    health = EncryptedTextField(
        _("health and allergies"), associated="services.enrolment.health", null=True
    )
    supports = ArrayField(
        models.CharField(max_length=16),
        verbose_name=_("what helps to take part"),
        default=list,
        blank=True,
    )
    code = EncryptedTextField(
        _("guardian's code"), associated="services.enrolment.code", null=True
    )
    code_index = BlindIndexField(_("index of the code"), null=True, unique=True)
    offered_at = models.DateTimeField(_("place offered at"), null=True, blank=True)
    offer_until = models.DateTimeField(_("place kept until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    forgotten_at = models.DateTimeField(_("data deleted at"), null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["term", "state"])]
        constraints = [
            models.CheckConstraint(
                name="enrolment_state_known",
                condition=Q(state__in=EnrolmentState.values),
            ),
            models.CheckConstraint(
                name="enrolment_channel_known", condition=Q(channel__in=Channel.values)
            ),
            models.CheckConstraint(
                name="enrolment_relation_known",
                condition=Q(guardian_relation__in=Relation.values),
            ),
            models.CheckConstraint(
                name="enrolment_supports_from_the_list",
                condition=Q(supports__contained_by=Support.values),
            ),
            models.UniqueConstraint(
                name="enrolment_once_a_term",
                fields=["term", "name_index", "birth_on"],
                condition=Q(state__in=LIVE),
                violation_error_message=_("This child is signed up already."),
            ),
            models.CheckConstraint(
                name="enrolment_offer_has_an_end",
                condition=~Q(state=EnrolmentState.OFFERED)
                | Q(offer_until__gt=F("offered_at")),
            ),
            models.CheckConstraint(
                name="enrolment_ended_iff_over",
                condition=Q(state__in=LIVE, ended_at__isnull=True)
                | (~Q(state__in=LIVE) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="enrolment_whole_until_forgotten",
                condition=Q(
                    forgotten_at__isnull=True,
                    name__isnull=False,
                    birth_on__isnull=False,
                    guardian_name__isnull=False,
                    guardian_phone__isnull=False,
                    second_name__isnull=False,
                    second_phone__isnull=False,
                )
                | Q(
                    forgotten_at__isnull=False,
                    name__isnull=True,
                    name_index__isnull=True,
                    birth_on__isnull=True,
                    school__isnull=True,
                    guardian_name__isnull=True,
                    guardian_phone__isnull=True,
                    second_name__isnull=True,
                    second_phone__isnull=True,
                    health__isnull=True,
                    code__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="enrolment_forgotten_after_its_end",
                condition=Q(forgotten_at__isnull=True)
                | Q(ended_at__isnull=False, forgotten_at__gt=F("ended_at")),
            ),
            models.CheckConstraint(
                name="enrolment_health_ends_with_it",
                condition=Q(health__isnull=True) | Q(ended_at__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="enrolment_moves_by_its_table",
                field="state",
                transitions=ENROLMENT.transitions(),
            ),
            pgtrigger.Trigger(
                name="enrolment_place_free",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
                func=_PLACE_FREE,
            ),
            pgtrigger.Trigger(
                name="enrolment_guardian_consents",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("state", "health", "birth_on"),
                func=_CONSENTED,
            ),
            pgtrigger.Trigger(
                name="enrolment_data_consented",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "birth_on"),
                timing=pgtrigger.Deferred,
                func=_DATA_CONSENTED,
            ),
            pgtrigger.Protect(
                name="enrolment_term_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("term", "asked_at", "channel"),
            ),
            pgtrigger.Protect(name="enrolment_is_kept", operation=pgtrigger.Delete),
        ]

    @property
    def number(self) -> str:
        """As notices name it: no name of a child leaves this table."""
        return f"YT{self.pk:06d}"

    @property
    def support_words(self) -> list[Any]:
        """What helps, in words."""
        words = dict(Support.choices)
        return [words[each] for each in self.supports]


class GuardianConsent(ChildRow):
    """One consent: to one purpose, under one version of the notice, until withdrawn."""

    unit_lookup = "enrolment__term__programme__unit"

    enrolment = models.ForeignKey(
        Enrolment,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("enrolment"),
    )
    notice = models.ForeignKey(
        ProgrammeNotice,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("notice to guardians"),
    )
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    form = models.CharField(
        pgettext_lazy("consent", "given"), max_length=8, choices=ConsentForm
    )
    relation = models.CharField(_("by the"), max_length=12, choices=Relation)
    given_at = models.DateTimeField(pgettext_lazy("consent", "given at"))
    by = staff(_("entered by"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = ChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("guardian's consent")
        verbose_name_plural = _("guardians' consents")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="guardianconsent_purpose_known",
                condition=Q(purpose__in=Purpose.values),
            ),
            models.CheckConstraint(
                name="guardianconsent_form_known",
                condition=Q(form__in=ConsentForm.values),
            ),
            models.CheckConstraint(
                name="guardianconsent_by_a_guardian",
                condition=Q(relation__in=[*GUARDIANS, Relation.SELF]),
                violation_error_message=_("Only a guardian consents for a child."),
            ),
            models.UniqueConstraint(
                name="guardianconsent_once_at_a_time",
                fields=["enrolment", "purpose"],
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="guardianconsent_withdrawn_later",
                condition=Q(withdrawn_at__isnull=True)
                | Q(withdrawn_at__gte=F("given_at")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="guardianconsent_of_the_programme",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OF_THE_PROGRAMME,
            ),
            pgtrigger.Trigger(
                name="guardianconsent_not_while_needed",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("withdrawn_at"),
                func=_NOT_WHILE_NEEDED,
            ),
            pgtrigger.Protect(
                name="guardianconsent_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "enrolment", "notice", "purpose", "form", "relation", "given_at"
                ),
            ),
            pgtrigger.Protect(
                name="guardianconsent_withdrawn_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False),
            ),
            pgtrigger.Protect(
                name="guardianconsent_is_kept", operation=pgtrigger.Delete
            ),
        ]


class EnrolmentLook(ChildRow):
    """Somebody opened a child's record, or the attendance list of a session (PI-9)."""

    unit_lookup = "programme__unit"
    programme_lookup = "programme"

    programme = models.ForeignKey(
        "services.Programme",
        on_delete=models.PROTECT,
        related_name="looks",
        verbose_name=_("programme"),
    )
    enrolment = models.ForeignKey(
        Enrolment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="looks",
        verbose_name=_("enrolment"),
    )
    session = models.ForeignKey(
        ProgrammeSession,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("programme", "session"),
    )
    kind = models.CharField(_("what was opened"), max_length=8, choices=LookKind)
    by = staff(_("by"))
    at = models.DateTimeField(_("at"))

    objects = ChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at children's data")
        verbose_name_plural = _("looks at children's data")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["programme", "at"])]
        constraints = [
            models.CheckConstraint(
                name="enrolmentlook_kind_known", condition=Q(kind__in=LookKind.values)
            ),
            models.CheckConstraint(
                name="enrolmentlook_at_one_thing",
                condition=Q(enrolment__isnull=True, kind=LookKind.ROLL)
                | (
                    Q(enrolment__isnull=False, session__isnull=True)
                    & ~Q(kind=LookKind.ROLL)
                ),
            ),
        ]
        triggers = [written_once("enrolmentlook_written_once")]


class SignUpTry(models.Model):
    """A sign-up or a code typed on the open page; counted per address and per code."""

    at = models.DateTimeField(_("at"))
    address_index = BlindIndexField(_("index of the network address"))
    code_index = BlindIndexField(_("index of the code"), null=True)

    class Meta:
        verbose_name = _("try on the sign-up page")
        verbose_name_plural = _("tries on the sign-up page")
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"SignUpTry #{self.pk}"
