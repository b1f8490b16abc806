"""Points in double entry, and lots that run out.

Every entry moves points from one account to another; balances are kept by triggers, so
the sum of all accounts is nought, and no volunteer's can fall below (VO-2, K24).
"""

from typing import Final

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from services.choices.points import OF_A_MEAL, AccountKind, EntryReason
from services.models.ledger import only_by_entries, written_once
from services.querysets.volunteers import LotQuerySet, PointsQuerySet

_MOVE_BALANCES: Final = """
    UPDATE services_pointsaccount account
    SET balance = account.balance
        + CASE WHEN account.id = NEW.target_id THEN NEW.points ELSE -NEW.points END
    WHERE account.id IN (NEW.source_id, NEW.target_id);
    RETURN NULL;
"""
_NO_TRANSFER: Final = """
    IF NOT EXISTS (
        SELECT FROM services_pointsaccount source
        JOIN services_pointsaccount target ON target.id = NEW.target_id
        WHERE source.id = NEW.source_id AND source.unit_id = target.unit_id
          AND CASE NEW.reason
              WHEN 'exchange'
                  THEN source.kind = 'volunteer' AND target.kind = 'redeemed'
              WHEN 'expiry' THEN source.kind = 'volunteer' AND target.kind = 'expired'
              WHEN 'reversal'
                  THEN source.kind = 'volunteer' AND target.kind = 'issued'
              WHEN 'return' THEN source.kind = 'redeemed' AND target.kind = 'volunteer'
              WHEN 'meal' THEN source.kind = 'volunteer' AND target.kind = 'redeemed'
              WHEN 'meal_back'
                  THEN source.kind = 'redeemed' AND target.kind = 'volunteer'
              ELSE source.kind = 'issued' AND target.kind = 'volunteer' END
    ) THEN
        RAISE EXCEPTION 'points never pass from person to person'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'pointsentry_never_between_people';
    END IF;
    RETURN NEW;
"""
_LOTS_AGREE: Final = """
    IF NEW.points <> (CASE
        WHEN NEW.reason IN ('hours', 'meeting', 'return', 'meal_back')
        THEN (SELECT coalesce(sum(lot.points), 0) FROM services_pointslot lot
              WHERE lot.entry_id = NEW.id)
        ELSE (SELECT coalesce(sum(take.points), 0) FROM services_pointstake take
              WHERE take.entry_id = NEW.id) END)
    THEN
        RAISE EXCEPTION 'every point of an entry belongs to a lot'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'pointsentry_lots_agree';
    END IF;
    RETURN NULL;
"""
# Points pay for the own meal only, and for what the serving says to the fen (ML-2).
_OWN_MEAL: Final = """
    IF NEW.serving_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM services_serving serving
        JOIN services_mealagreement agreement ON agreement.id = serving.agreement_id
        JOIN services_volunteer volunteer ON volunteer.person_id = agreement.person_id
        JOIN services_pointsaccount account ON account.volunteer_id = volunteer.id
        WHERE serving.id = NEW.serving_id
          AND account.id IN (NEW.source_id, NEW.target_id)
          AND (NEW.reason = 'meal') = (serving.reverses_id IS NULL)
          AND abs(serving.points_yuan) = NEW.worth_yuan
    ) THEN
        RAISE EXCEPTION 'points pay for the own meal, as much as it says'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'pointsentry_own_meal';
    END IF;
    RETURN NEW;
"""
_TAKE: Final = """
    UPDATE services_pointslot lot SET "left" = lot."left" - NEW.points
    WHERE lot.id = NEW.lot_id;
    RETURN NULL;
"""
_SAME_ACCOUNT: Final = """
    IF NOT EXISTS (
        SELECT FROM services_pointslot lot
        JOIN services_pointsentry entry ON entry.source_id = lot.account_id
        WHERE lot.id = NEW.lot_id AND entry.id = NEW.entry_id
    ) THEN
        RAISE EXCEPTION 'points are taken from lots of the same account'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'pointstake_same_account';
    END IF;
    RETURN NEW;
"""


class PointsAccount(models.Model):
    """One volunteer's points, or where the community's come from and go."""

    read_capability = Capability.VOLUNTEERS_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    kind = models.CharField(_("whose"), max_length=10, choices=AccountKind)
    volunteer = models.OneToOneField(
        "services.Volunteer",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="account",
        verbose_name=_("volunteer"),
    )
    balance = models.IntegerField(_("balance"), default=0, editable=False)

    objects = PointsQuerySet.as_manager()

    class Meta:
        verbose_name = _("account of points")
        verbose_name_plural = _("accounts of points")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="pointsaccount_kind_known",
                condition=Q(kind__in=AccountKind.values),
            ),
            models.CheckConstraint(
                name="pointsaccount_of_a_volunteer_or_none",
                condition=Q(kind=AccountKind.VOLUNTEER, volunteer__isnull=False)
                | ~Q(kind=AccountKind.VOLUNTEER) & Q(volunteer__isnull=True),
            ),
            models.CheckConstraint(
                name="pointsaccount_never_negative",
                condition=Q(kind=AccountKind.ISSUED) | Q(balance__gte=0),
                violation_error_message=_("There are not enough points."),
            ),
            models.UniqueConstraint(
                name="pointsaccount_one_of_each",
                fields=["unit", "kind"],
                condition=Q(volunteer__isnull=True),
            ),
        ]
        triggers = [
            only_by_entries("pointsaccount_moves_by_entries", "balance"),
            pgtrigger.Protect(name="pointsaccount_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="pointsaccount_begins_empty",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__balance=0),
            ),
        ]

    def __str__(self) -> str:
        return f"PointsAccount #{self.pk}"


class PointsEntry(models.Model):
    """Points moved from one account to another; written once."""

    read_capability = Capability.VOLUNTEERS_VIEW
    unit_lookup = "source__unit"

    source = models.ForeignKey(
        PointsAccount,
        on_delete=models.PROTECT,
        related_name="going",
        verbose_name=_("from account"),
    )
    target = models.ForeignKey(
        PointsAccount,
        on_delete=models.PROTECT,
        related_name="coming",
        verbose_name=_("to account"),
    )
    points = models.PositiveIntegerField(_("points"))
    reason = models.CharField(_("why points moved"), max_length=10, choices=EntryReason)
    hours = models.ForeignKey(
        "services.ServiceHours",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hours of service"),
    )
    meeting = models.ForeignKey(
        "residents.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("meeting"),
    )
    serving = models.OneToOneField(
        "services.Serving",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="points_entry",
        verbose_name=pgettext_lazy("meal", "serving"),
    )
    worth_yuan = models.DecimalField(
        _("worth (yuan)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))

    objects = PointsQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of points")
        verbose_name_plural = _("entries of points")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="pointsentry_reason_known",
                condition=Q(reason__in=EntryReason.values),
            ),
            models.CheckConstraint(
                name="pointsentry_of_something", condition=Q(points__gte=1)
            ),
            models.CheckConstraint(
                name="pointsentry_says_what_earned_it",
                condition=Q(
                    reason__in=[EntryReason.HOURS, EntryReason.REVERSAL],
                    hours__isnull=False,
                    meeting__isnull=True,
                )
                | Q(
                    reason=EntryReason.MEETING,
                    hours__isnull=True,
                    meeting__isnull=False,
                )
                | Q(
                    reason__in=[
                        EntryReason.EXCHANGE,
                        EntryReason.RETURN,
                        EntryReason.EXPIRY,
                    ],
                    hours__isnull=True,
                    meeting__isnull=True,
                )
                | Q(reason__in=OF_A_MEAL, hours__isnull=True, meeting__isnull=True),
            ),
            models.CheckConstraint(
                name="pointsentry_worth_a_meal_or_nothing",
                condition=Q(
                    reason__in=OF_A_MEAL,
                    serving__isnull=False,
                    worth_yuan__isnull=False,
                    worth_yuan__gt=0,
                )
                | ~Q(reason__in=OF_A_MEAL)
                & Q(serving__isnull=True, worth_yuan__isnull=True),
            ),
            models.UniqueConstraint(
                name="pointsentry_hours_once", fields=["hours", "reason"]
            ),
            models.UniqueConstraint(
                name="pointsentry_meeting_once", fields=["meeting", "target"]
            ),
        ]
        triggers = [
            written_once("pointsentry_written_once"),
            pgtrigger.Trigger(
                name="pointsentry_never_between_people",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_NO_TRANSFER,
            ),
            pgtrigger.Trigger(
                name="pointsentry_own_meal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OWN_MEAL,
            ),
            pgtrigger.Trigger(
                name="pointsentry_moves_balances",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=_MOVE_BALANCES,
            ),
            pgtrigger.Trigger(
                name="pointsentry_lots_agree",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func=_LOTS_AGREE,
            ),
        ]

    def __str__(self) -> str:
        return f"PointsEntry #{self.pk}"


class PointsLot(models.Model):
    """Points that came in at once, what is left of them, and when they run out."""

    read_capability = Capability.VOLUNTEERS_VIEW
    unit_lookup = "account__unit"

    entry = models.ForeignKey(
        PointsEntry,
        on_delete=models.PROTECT,
        related_name="lots",
        verbose_name=_("entry of points"),
    )
    account = models.ForeignKey(
        PointsAccount,
        on_delete=models.PROTECT,
        related_name="lots",
        verbose_name=_("account of points"),
    )
    points = models.PositiveIntegerField(_("points"))
    left = models.PositiveIntegerField(pgettext_lazy("points", "left"))
    expires_on = models.DateField(_("last day"))

    objects = LotQuerySet.as_manager()

    class Meta:
        verbose_name = _("lot of points")
        verbose_name_plural = _("lots of points")
        ordering = ["expires_on", "pk"]
        indexes = [
            models.Index(
                name="pointslot_open_by_day",
                fields=["expires_on"],
                condition=Q(left__gt=0),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="pointslot_left_of_it",
                condition=Q(points__gte=1, left__gte=0, left__lte=F("points")),
            )
        ]
        triggers = [
            only_by_entries("pointslot_left_by_takes", "left"),
            pgtrigger.ReadOnly(
                name="pointslot_stays",
                fields=["entry", "account", "points", "expires_on"],
            ),
            pgtrigger.Protect(name="pointslot_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="pointslot_begins_whole",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__left__df=pgtrigger.F("new__points")),
            ),
        ]

    def __str__(self) -> str:
        return f"PointsLot #{self.pk}"


class PointsTake(models.Model):
    """What an entry took from one lot; written once."""

    read_capability = Capability.VOLUNTEERS_VIEW
    unit_lookup = "lot__account__unit"

    entry = models.ForeignKey(
        PointsEntry,
        on_delete=models.PROTECT,
        related_name="takes",
        verbose_name=_("entry of points"),
    )
    lot = models.ForeignKey(
        PointsLot,
        on_delete=models.PROTECT,
        related_name="takes",
        verbose_name=_("lot of points"),
    )
    points = models.PositiveIntegerField(_("points"))

    objects = PointsQuerySet.as_manager()

    class Meta:
        verbose_name = _("points taken from a lot")
        verbose_name_plural = _("points taken from lots")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="pointstake_of_something", condition=Q(points__gte=1)
            ),
            models.UniqueConstraint(
                name="pointstake_once_per_lot", fields=["entry", "lot"]
            ),
        ]
        triggers = [
            written_once("pointstake_written_once"),
            pgtrigger.Trigger(
                name="pointstake_same_account",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_SAME_ACCOUNT,
            ),
            pgtrigger.Trigger(
                name="pointstake_lowers_the_lot",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=_TAKE,
            ),
        ]

    def __str__(self) -> str:
        return f"PointsTake #{self.pk}"
