"""A vote held in the portal: its roll, its papers, and who counted them (VT-7, VT-8).

A paper says that a household took part; what it says is a reading, sealed, by each
teller. In an open vote a reading bears the paper's serial; in a secret one the number
the paper got when the box was opened, so that nothing leads from the door to the
choice.
"""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from residents import flows
from residents.choices.votes import Channel, PaperState, TellerPlace, VoteStep
from residents.models.counted import WHILE_COUNTING, WHILE_FREEZING, WHILE_POLLING
from residents.models.vote import Vote, VoteRow
from residents.querysets.votes import (
    PaperQuerySet,
    RollEntryQuerySet,
    VoteRowQuerySet,
)


def _by(label: Any, **options: Any) -> Any:
    return models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
        **options,
    )


class RollEntry(models.Model):
    """One voice of the frozen roll; `unit` is where it lives, for who hands out.

    A household with its door, or an adult, of whom nothing is copied: an erased person
    leaves a number.
    """

    read_capability = Capability.VOTES_VIEW

    vote = models.ForeignKey(
        Vote, on_delete=models.PROTECT, related_name="roll", verbose_name=_("vote")
    )
    number = models.PositiveIntegerField(_("number on the roll"))
    household = models.ForeignKey(
        "residents.Household",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("household"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("adult"),
    )
    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    door = models.CharField(_("door"), max_length=260, blank=True)
    area_m2 = models.DecimalField(
        _("area (m²)"), max_digits=8, decimal_places=2, null=True, blank=True
    )

    objects = RollEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a roll")
        verbose_name_plural = _("lines of a roll")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="rollentry_once_per_household", fields=["vote", "household"]
            ),
            models.UniqueConstraint(
                name="rollentry_once_per_adult", fields=["vote", "person"]
            ),
            models.CheckConstraint(
                name="rollentry_household_or_adult",
                condition=Q(household__isnull=False, person__isnull=True) & ~Q(door="")
                | Q(household__isnull=True, person__isnull=False, door=""),
            ),
            models.UniqueConstraint(
                name="rollentry_numbered", fields=["vote", "number"]
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="rollentry_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("status", "text"), ("voters", "text")],
                func=WHILE_FREEZING,
            ),
            pgtrigger.Protect(
                name="rollentry_never_changes",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(),
            ),
            pgtrigger.Protect(
                name="rollentry_never_deleted", operation=pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"RollEntry #{self.pk}"


class Paper(models.Model):
    """One ballot paper handed to a household; at most one of a household is valid.

    A proxy is known by name (sealed) and by the index of the telephone, which is not
    kept: enough to see that nobody votes for too many.
    """

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "vote__unit"

    vote = models.ForeignKey(
        Vote, on_delete=models.PROTECT, related_name="papers", verbose_name=_("vote")
    )
    entry = models.ForeignKey(
        RollEntry,
        on_delete=models.PROTECT,
        related_name="papers",
        verbose_name=_("line of a roll"),
    )
    serial = models.PositiveIntegerField(_("serial"))
    state = models.CharField(
        pgettext_lazy("ballot paper", "state"),
        max_length=8,
        choices=PaperState,
        default=PaperState.OUT,
    )
    channel = models.CharField(
        _("channel"), max_length=8, choices=Channel, default=Channel.UNKNOWN
    )
    proxy_name = EncryptedTextField(
        _("proxy"), associated="residents.paper.proxy", null=True, blank=True
    )
    proxy_key = BlindIndexField(_("index of the proxy"), null=True, db_index=False)
    out_by = _by(_("handed out by"), null=True)
    out_at = models.DateTimeField(_("handed out at"))
    back_by = _by(_("taken back by"), null=True, blank=True)
    back_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    box = models.ForeignKey(
        "residents.MobileBox",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name=_("mobile ballot box"),
    )
    void_reason = models.CharField(
        _("why it is void"), max_length=200, blank=True, default=""
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("ballot paper")
        verbose_name_plural = _("ballot papers")
        ordering = ["serial"]
        constraints = [
            models.UniqueConstraint(
                name="paper_valid_once_per_household",
                fields=["entry"],
                condition=~Q(state=PaperState.VOID),
                violation_error_message=_("This household has a ballot already."),
            ),
            models.UniqueConstraint(name="paper_serial", fields=["vote", "serial"]),
            models.CheckConstraint(
                name="paper_state_known", condition=Q(state__in=PaperState.values)
            ),
            models.CheckConstraint(
                name="paper_channel_known", condition=Q(channel__in=Channel.values)
            ),
            models.CheckConstraint(
                name="paper_back_iff_returned",
                condition=Q(state=PaperState.RETURNED, back_at__isnull=False)
                | Q(state=PaperState.OUT, back_at__isnull=True)
                | Q(state=PaperState.VOID),
            ),
            models.CheckConstraint(
                name="paper_in_a_mobile_box_came_from_a_door",
                condition=Q(box__isnull=True)
                | Q(channel=Channel.VISIT) & ~Q(state=PaperState.OUT),
            ),
            models.CheckConstraint(
                name="paper_void_has_a_reason",
                condition=Q(state=PaperState.VOID) & ~Q(void_reason="")
                | ~Q(state=PaperState.VOID) & Q(void_reason=""),
                violation_error_message=_("Say why this paper is void."),
            ),
            models.CheckConstraint(
                name="paper_proxy_known_by_both",
                condition=Q(proxy_name__isnull=True, proxy_key__isnull=True)
                | Q(proxy_name__isnull=False, proxy_key__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="paper_moves_by_its_table",
                field="state",
                transitions=flows.PAPER.transitions(),
            ),
            pgtrigger.Trigger(
                name="paper_while_polling",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[
                    ("polling", "bool"),
                    ("secret", "bool"),
                    ("most", "int"),
                ],
                func=WHILE_POLLING,
            ),
            pgtrigger.Protect(
                name="paper_never_changes_hands",
                operation=pgtrigger.UpdateOf("vote_id", "entry_id", "serial"),
            ),
            pgtrigger.Protect(name="paper_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Paper #{self.pk}"


class Teller(VoteRow):
    """Who counts, in which place; nobody counts twice in one count."""

    user = _by(_("teller"))
    place = models.PositiveSmallIntegerField(_("place"), choices=TellerPlace)
    round = models.PositiveSmallIntegerField(_("count"))
    began_at = models.DateTimeField(_("began at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta(VoteRow.Meta):
        verbose_name = _("teller")
        verbose_name_plural = _("tellers")
        ordering = ["round", "place"]
        constraints = [
            models.UniqueConstraint(
                name="teller_one_in_each_place", fields=["vote", "round", "place"]
            ),
            models.UniqueConstraint(
                name="teller_counts_once",
                fields=["vote", "round", "user"],
                violation_error_message=_("This person counts in this vote already."),
            ),
            models.CheckConstraint(
                name="teller_place_known", condition=Q(place__in=TellerPlace.values)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="teller_stays_who_it_is",
                operation=pgtrigger.UpdateOf("vote_id", "user_id", "place", "round"),
            ),
            pgtrigger.Protect(
                name="teller_never_takes_it_back",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__finished_at__isnull=False),
            ),
            pgtrigger.Protect(name="teller_never_deleted", operation=pgtrigger.Delete),
        ]


class Reading(models.Model):
    """What one teller read on one paper.

    The choice is sealed. `mark` is equal for two readings of one paper exactly when
    they say the same, and tells nothing else: the database sees a mismatch without
    seeing a choice.
    """

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "teller__vote__unit"

    teller = models.ForeignKey(
        Teller,
        on_delete=models.PROTECT,
        related_name="readings",
        verbose_name=_("teller"),
    )
    number = models.PositiveIntegerField(_("number of the paper"))
    choice = EncryptedTextField(
        pgettext_lazy("vote", "choice"), associated="residents.reading.choice"
    )
    mark = BlindIndexField(_("mark"), db_index=False)
    at = models.DateTimeField(_("at"))

    objects = VoteRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a ballot")
        verbose_name_plural = _("readings of ballots")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="reading_once_per_teller", fields=["teller", "number"]
            ),
            models.CheckConstraint(name="reading_numbered", condition=Q(number__gte=1)),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="reading_while_counting",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[
                    ("the_vote", "bigint"),
                    ("the_place", "int"),
                    ("the_round", "int"),
                    ("counting", "bool"),
                    ("secret", "bool"),
                ],
                func=WHILE_COUNTING,
            ),
            pgtrigger.Protect(
                name="reading_stays_on_its_paper",
                operation=pgtrigger.UpdateOf("teller_id", "number"),
            ),
            pgtrigger.Protect(name="reading_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Reading #{self.pk}"


class VoteMove(VoteRow):
    """One step of a vote: what, by whom, when, why. Written once."""

    step = models.CharField(
        pgettext_lazy("vote", "step"), max_length=12, choices=VoteStep
    )
    by = _by(_("by"), null=True, blank=True)
    at = models.DateTimeField(_("at"))
    text = models.CharField(_("words"), max_length=300, blank=True)

    class Meta(VoteRow.Meta):
        verbose_name = _("step of a vote")
        verbose_name_plural = _("steps of a vote")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="votemove_step_known", condition=Q(step__in=VoteStep.values)
            ),
            models.CheckConstraint(
                name="votemove_reversal_has_words",
                condition=~Q(step__in=[VoteStep.RECOUNT, VoteStep.CALLED_OFF])
                | ~Q(text=""),
                violation_error_message=_("Say why."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="votemove_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]
