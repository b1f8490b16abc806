"""A vote, and the lines of one that was held on paper before (domain 7.1)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents import flows
from residents.choices.votes import (
    SEALED,
    Channel,
    Choice,
    VoteBasis,
    Voters,
    VoteStatus,
)
from residents.models.counted import COUNTED
from residents.querysets.votes import VoteQuerySet, VoteRowQuerySet
from residents.rules.votes import Share, VotingRule

_FRACTION = r"^[1-9][0-9]?/[1-9][0-9]?$"


def _changes_after_draft(*columns: str) -> pgtrigger.Condition:
    return pgtrigger.Condition(
        f"OLD.status NOT IN ('draft', 'recorded') AND {_differ(columns)}"
    )


def _changes_after_sealing(*columns: str) -> pgtrigger.Condition:
    return pgtrigger.Condition(
        f"OLD.status IN ('closed', 'published') AND {_differ(columns)}"
    )


def _differ(columns: tuple[str, ...]) -> str:
    old = ", ".join(f"OLD.{column}" for column in columns)
    new = ", ".join(f"NEW.{column}" for column in columns)
    return f"ROW({old}) IS DISTINCT FROM ROW({new})"


def _colleague(label: Any) -> Any:
    return models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
    )


@tracked()
class Vote(models.Model):
    """One question put to one roll of households, owners or members.

    The rule is copied in when the vote is prepared, so that a later law changes no
    earlier result (G-1). Once closed nothing of it changes but its publication.
    """

    read_capability = Capability.VOTES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    title = models.CharField(pgettext_lazy("vote", "title"), max_length=120)
    matter = models.TextField(_("what is voted on"), max_length=2000, blank=True)
    basis = models.CharField(
        _("who decides under which rule"),
        max_length=20,
        choices=VoteBasis,
        default=VoteBasis.UNSTATED,
    )
    basis_reason = models.CharField(
        _("why this rule"), max_length=300, blank=True, default=""
    )
    voters = models.CharField(
        _("whose voices count"),
        max_length=10,
        choices=Voters,
        default=Voters.HOUSEHOLDS,
    )
    law = models.CharField(_("legal basis"), max_length=120, blank=True)
    quorum = models.CharField(_("quorum"), max_length=5, blank=True)
    is_quorum_strict = models.BooleanField(_("more than the quorum"), default=False)
    agreement = models.CharField(_("agreement needed"), max_length=5, blank=True)
    is_agreement_strict = models.BooleanField(
        _("more than the agreement"), default=False
    )
    passes_of_roll = models.BooleanField(
        _("agreement of the whole roll"), default=False
    )
    by_area = models.BooleanField(_("also measured by area"), default=False)
    is_secret = models.BooleanField(_("secret ballot"), default=False)
    is_election = models.BooleanField(_("people are elected"), default=False)
    road = models.CharField(
        _("only households of this road"), max_length=60, blank=True, default=""
    )
    notice_days = models.PositiveSmallIntegerField(_("days of notice"), default=0)
    proxies_each = models.PositiveSmallIntegerField(_("proxies per person"), default=1)
    status = models.CharField(
        pgettext_lazy("vote", "state"),
        max_length=10,
        choices=VoteStatus,
        default=VoteStatus.DRAFT,
    )
    noticed_on = models.DateField(_("announced on"), null=True, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    ageless_count = models.PositiveIntegerField(
        _("residents without a date of birth, not on the roll"), default=0
    )
    count_round = models.PositiveSmallIntegerField(_("count"), default=1)
    tally_photo = models.ForeignKey(
        "attachments.File",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo of the tally sheet"),
    )
    close_asked_by = _colleague(_("closing asked for by"))
    closed_by = _colleague(_("closed by"))
    roll_hash = models.CharField(
        _("fingerprint of the frozen roll"), max_length=64, blank=True, editable=False
    )
    seal = models.CharField(_("seal"), max_length=64, blank=True, editable=False)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_until = models.DateField(_("published until"), null=True, blank=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["unit", "status", "held_on"])]
        constraints = [
            models.UniqueConstraint(
                name="vote_recorded_once_per_title",
                fields=["unit", "title"],
                condition=Q(status=VoteStatus.RECORDED),
            ),
            models.CheckConstraint(
                name="vote_basis_known", condition=Q(basis__in=VoteBasis.values)
            ),
            models.CheckConstraint(
                name="vote_status_known", condition=Q(status__in=VoteStatus.values)
            ),
            models.CheckConstraint(
                name="vote_voters_known", condition=Q(voters__in=Voters.values)
            ),
            models.CheckConstraint(
                name="vote_adults_have_no_area",
                condition=Q(by_area=False) | Q(voters=Voters.HOUSEHOLDS),
            ),
            models.CheckConstraint(name="vote_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="vote_rule_whole",
                condition=Q(quorum="", agreement="")
                | Q(quorum__regex=_FRACTION, agreement__regex=_FRACTION),
                violation_error_message=_("Give quorum and agreement as fractions."),
            ),
            models.CheckConstraint(
                name="vote_rule_stated_before_opening",
                condition=Q(status__in=[VoteStatus.DRAFT, VoteStatus.RECORDED])
                | ~Q(quorum=""),
                violation_error_message=_(
                    "State quorum and agreement before the vote is announced."
                ),
            ),
            models.CheckConstraint(
                name="vote_roll_frozen_at_opening",
                condition=Q(status__in=[VoteStatus.OPEN, *SEALED]) & ~Q(roll_hash="")
                | ~Q(status__in=[VoteStatus.OPEN, *SEALED]),
            ),
            models.CheckConstraint(
                name="vote_sealed_iff_closed",
                condition=Q(status__in=SEALED, held_on__isnull=False) & ~Q(seal="")
                | ~Q(status__in=SEALED) & Q(seal=""),
            ),
            models.CheckConstraint(
                name="vote_closed_by_another",
                condition=~Q(status__in=SEALED)
                | Q(
                    Q(close_asked_by__isnull=False, closed_by__isnull=False),
                    ~Q(close_asked_by=F("closed_by")),
                ),
                violation_error_message=_("Somebody else has to close this vote."),
            ),
            models.CheckConstraint(
                name="vote_noticed_long_enough",
                condition=Q(opened_on__isnull=True)
                | Q(
                    opened_on__gte=ExpressionWrapper(
                        F("noticed_on") + F("notice_days"),
                        output_field=models.DateField(),
                    )
                ),
            ),
            models.CheckConstraint(
                name="vote_opened_has_its_day",
                condition=~Q(status__in=[VoteStatus.OPEN, *SEALED])
                | Q(opened_on__isnull=False, noticed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="vote_election_is_secret",
                condition=Q(is_election=False) | Q(is_secret=True),
                violation_error_message=_("People are elected by secret ballot."),
            ),
            models.CheckConstraint(
                name="vote_measured_by_area_is_open",
                condition=Q(by_area=False) | Q(is_secret=False),
                violation_error_message=_(
                    "A vote measured by area cannot be secret: the area of each "
                    "ballot has to be known."
                ),
            ),
            models.CheckConstraint(
                name="vote_published_for_days",
                condition=Q(
                    status=VoteStatus.PUBLISHED,
                    published_on__isnull=False,
                    published_until__gt=F("published_on"),
                )
                | ~Q(status=VoteStatus.PUBLISHED)
                & Q(published_on__isnull=True, published_until__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="vote_moves_by_its_table",
                field="status",
                transitions=flows.VOTE.transitions(),
            ),
            pgtrigger.Protect(
                name="vote_begins_as_draft_or_record",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(
                    new__status__in=[VoteStatus.DRAFT, VoteStatus.RECORDED]
                ),
            ),
            pgtrigger.Protect(
                name="vote_rule_stays_once_announced",
                operation=pgtrigger.Update,
                condition=_changes_after_draft(
                    "unit_id", "title", "matter", "basis", "voters", "law", "quorum",
                    "is_quorum_strict", "agreement", "is_agreement_strict",
                    "passes_of_roll", "by_area", "is_secret", "is_election",
                    "road", "notice_days", "proxies_each", "noticed_on",
                ),
            ),
            pgtrigger.Protect(
                name="vote_sealed_for_good",
                operation=pgtrigger.Update,
                condition=_changes_after_sealing(
                    "seal", "roll_hash", "held_on", "opened_on", "count_round",
                    "ageless_count",
                    "tally_photo_id", "close_asked_by_id", "closed_by_id",
                ),
            ),
            pgtrigger.Trigger(
                name="vote_closes_when_counted",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("status"),
                condition=pgtrigger.Condition(
                    "OLD.status = 'open' AND NEW.status = 'closed'"
                ),
                func=COUNTED,
            ),
            pgtrigger.Protect(
                name="vote_never_deleted",
                operation=pgtrigger.Delete,
                condition=~pgtrigger.Q(old__status=VoteStatus.RECORDED),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Vote #{self.pk}"

    @property
    def rule(self) -> VotingRule | None:
        """The rule that was copied in, None where none was stated."""
        if not self.quorum:
            return None
        return VotingRule(
            basis=self.basis,
            quorum=Share.read(self.quorum, is_strict=self.is_quorum_strict),
            agreement=Share.read(self.agreement, is_strict=self.is_agreement_strict),
            passes_of_roll=self.passes_of_roll,
            by_area=self.by_area,
            law=self.law,
        )

    @property
    def is_recorded(self) -> bool:
        """Held before the portal, taken from a ledger, never entered twice."""
        return self.status == VoteStatus.RECORDED

    @property
    def is_sealed(self) -> bool:
        """Closed under a seal."""
        return self.status in SEALED


class VoteRow(models.Model):
    """What the rows of a vote share."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "vote__unit"

    vote = models.ForeignKey(
        Vote,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        verbose_name=_("vote"),
    )

    objects = VoteRowQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the vote is held."""
        return self.vote.unit


class RecordedBallot(VoteRow):
    """One line of a ledger of a vote: a household, whether it voted, and how."""

    door = models.CharField(_("door"), max_length=80)
    holder = models.CharField(_("householder"), max_length=50, blank=True)
    took_part = models.BooleanField(_("took part"), default=True)
    choice = models.CharField(
        pgettext_lazy("vote", "choice"), max_length=8, choices=Choice, blank=True
    )
    channel = models.CharField(
        _("channel"), max_length=8, choices=Channel, default=Channel.UNKNOWN
    )
    voted_on = models.DateField(_("voted on"), null=True, blank=True)

    class Meta(VoteRow.Meta):
        verbose_name = _("recorded ballot")
        verbose_name_plural = _("recorded ballots")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="recordedballot_once_per_household",
                fields=["vote", "door", "holder"],
                violation_error_message=_("This household has a ballot already."),
            ),
            models.CheckConstraint(
                name="recordedballot_choice_known",
                condition=Q(choice__in=["", *Choice.values]),
            ),
            models.CheckConstraint(
                name="recordedballot_channel_known",
                condition=Q(channel__in=Channel.values),
            ),
            models.CheckConstraint(
                name="recordedballot_choice_iff_took_part",
                condition=Q(took_part=True) & ~Q(choice="")
                | Q(took_part=False, choice=""),
            ),
        ]
