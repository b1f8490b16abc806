"""Tips without a name, rewards by code, and hazards snapped by passers-by (HZ-7, E3g).

No row here points at a person: a tip is known by the keyed digest of its code, its day
and nothing finer. What is told about drugs is never stored.
"""

from typing import Final

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards import flows
from hazards.choices import Body, SiteKind
from hazards.choices.tips import FOLLOWING, Door, SnapState, TipKind, TipState
from hazards.querysets.tips import RewardQuerySet, SnapQuerySet, TipQuerySet
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField, EncryptedTextField

_PAID: Final = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_tipreward reward
        WHERE reward.tip_id = NEW.id AND reward.paid_on IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'a reward is paid before its tip says so'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tip_rewarded_when_paid';
    END IF;
    RETURN NEW;
"""


class CodeTry(models.Model):
    """A try at a public page: a code that fits nothing, or something sent.

    Addresses are keyed digests and go with the waiting time; nothing points from here
    to what was sent.
    """

    at = models.DateTimeField(_("at"))
    door = models.CharField(_("page"), max_length=12, choices=Door)
    address_index = BlindIndexField(_("index of the network address"))
    code_index = BlindIndexField(_("index of the code"), null=True)

    class Meta:
        verbose_name = _("try at a public page")
        verbose_name_plural = _("tries at public pages")
        indexes = [models.Index(fields=["door", "at"])]
        constraints = [
            models.CheckConstraint(
                name="codetry_door_known", condition=Q(door__in=Door.values)
            )
        ]

    def __str__(self) -> str:
        return f"CodeTry #{self.pk}"


class Tip(models.Model):
    """What somebody told without a name; read by the few who hold `tips.handle`.

    Without a row history on purpose: that would keep the minute it came. The contact is
    destroyed once the reward is paid, and after a year.
    """

    read_capability = Capability.TIPS_HANDLE

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    kind = models.CharField(pgettext_lazy("tip", "kind"), max_length=8, choices=TipKind)
    text = EncryptedTextField(
        pgettext_lazy("tip", "what is told"), associated="hazards.tip.text", null=True
    )
    place = EncryptedTextField(
        pgettext_lazy("tip", "where"), associated="hazards.tip.place", null=True
    )
    contact = EncryptedTextField(
        pgettext_lazy("tip", "contact"), associated="hazards.tip.contact", null=True
    )
    code_index = BlindIndexField(_("index of the code"), unique=True)
    received_on = models.DateField(_("received on"))
    state = models.CharField(
        pgettext_lazy("tip", "state"), max_length=10, choices=TipState
    )
    answer = models.CharField(
        pgettext_lazy("tip", "words for the reporter"), max_length=200, blank=True
    )
    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("hazard"),
    )

    objects = TipQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("record", "tip")
        verbose_name_plural = pgettext_lazy("record", "tips")
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["unit", "received_on"])]
        constraints = [
            models.CheckConstraint(
                name="tip_kind_known", condition=Q(kind__in=TipKind.values)
            ),
            models.CheckConstraint(
                name="tip_state_known", condition=Q(state__in=TipState.values)
            ),
            models.CheckConstraint(
                name="tip_drugs_keep_nothing",
                condition=Q(
                    kind=TipKind.DRUGS,
                    text__isnull=True,
                    place__isnull=True,
                    contact__isnull=True,
                    hazard__isnull=True,
                )
                | (~Q(kind=TipKind.DRUGS) & Q(text__isnull=False)),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="tip_moves_by_its_table",
                field="state",
                transitions=flows.TIP.transitions(),
            ),
            pgtrigger.Protect(
                name="tip_begins_received",
                operation=pgtrigger.Insert,
                condition=~(
                    pgtrigger.Q(new__kind=TipKind.DRUGS, new__state=TipState.FORWARDED)
                    | (
                        ~pgtrigger.Q(new__kind=TipKind.DRUGS)
                        & pgtrigger.Q(new__state=TipState.RECEIVED)
                    )
                ),
            ),
            pgtrigger.Protect(
                name="tip_origin_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "unit", "kind", "text", "place", "code_index", "received_on"
                ),
            ),
            pgtrigger.Trigger(
                name="tip_rewarded_when_paid",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(new__state=TipState.REWARDED),
                func=_PAID,
            ),
            pgtrigger.Protect(name="tip_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Tip #{self.pk}"


@tracked()
class TipReward(models.Model):
    """A reward granted by one person and paid by another, to whoever has the code."""

    read_capability = Capability.TIPS_PAY
    unit_lookup = "tip__unit"

    tip = models.OneToOneField(
        Tip,
        on_delete=models.PROTECT,
        related_name="reward",
        verbose_name=pgettext_lazy("record", "tip"),
    )
    amount_yuan = models.DecimalField(
        _("amount (yuan)"), max_digits=12, decimal_places=2
    )
    decided_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_on = models.DateField(_("decided on"))
    paid_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=pgettext_lazy("reward", "paid by"),
    )
    paid_on = models.DateField(pgettext_lazy("reward", "paid on"), null=True)

    objects = RewardQuerySet.as_manager()

    class Meta:
        verbose_name = _("reward for a tip")
        verbose_name_plural = _("rewards for tips")
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="tipreward_positive", condition=Q(amount_yuan__gt=0)
            ),
            models.CheckConstraint(
                name="tipreward_paid_by_another",
                condition=Q(paid_by__isnull=True, paid_on__isnull=True)
                | (
                    Q(paid_by__isnull=False, paid_on__gte=F("decided_on"))
                    & ~Q(paid_by=F("decided_by"))
                ),
                violation_error_message=_(
                    "Another person than the one who granted the reward has to pay it."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="tipreward_decided_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "tip", "amount_yuan", "decided_by", "decided_on"
                ),
            ),
            pgtrigger.Protect(
                name="tipreward_granted_first",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__paid_on__isnull=False),
            ),
            pgtrigger.Protect(
                name="tipreward_paid_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__paid_on__isnull=False),
            ),
            pgtrigger.Protect(name="tipreward_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"TipReward #{self.pk}"


@tracked(exclude=["photo", "code_index"])
class Snap(models.Model):
    """A hazard a passer-by photographed (随手拍): joined, taken up, passed on, refuted.

    The photo lies sealed in the row until somebody of the community takes it up.
    """

    read_capability = Capability.HAZARDS_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    address = models.ForeignKey(
        "places.Address",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("address"),
    )
    place = models.CharField(pgettext_lazy("snap", "where"), max_length=100)
    kind = models.CharField(
        pgettext_lazy("snap", "kind"), max_length=24, choices=SiteKind
    )
    text = models.CharField(
        pgettext_lazy("snap", "what is wrong"), max_length=200, blank=True
    )
    photo = EncryptedTextField(_("photo"), associated="hazards.snap.photo", null=True)
    code_index = BlindIndexField(_("index of the code"), unique=True)
    received_on = models.DateField(_("received on"))
    state = models.CharField(
        pgettext_lazy("snap", "state"),
        max_length=10,
        choices=SnapState,
        default=SnapState.WAITING,
    )
    same_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="repeats",
        verbose_name=pgettext_lazy("snap", "same as"),
    )
    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("hazard"),
    )
    body = models.CharField(
        _("handed over to"), max_length=12, choices=Body, blank=True
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = SnapQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("record", "snap")
        verbose_name_plural = pgettext_lazy("record", "snaps")
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["unit", "state"])]
        constraints = [
            models.CheckConstraint(
                name="snap_kind_known", condition=Q(kind__in=SiteKind.values)
            ),
            models.CheckConstraint(
                name="snap_state_known", condition=Q(state__in=SnapState.values)
            ),
            models.CheckConstraint(
                name="snap_body_known", condition=Q(body__in=["", *Body.values])
            ),
            models.CheckConstraint(
                name="snap_hazard_iff_followed",
                condition=Q(state__in=FOLLOWING, hazard__isnull=False)
                | (~Q(state__in=FOLLOWING) & Q(hazard__isnull=True)),
            ),
            models.CheckConstraint(
                name="snap_passed_to_a_body",
                condition=(Q(state=SnapState.PASSED) & ~Q(body=""))
                | (~Q(state=SnapState.PASSED) & Q(body="")),
            ),
            models.CheckConstraint(
                name="snap_refuted_with_reason",
                condition=~Q(state=SnapState.UNFOUNDED) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="snap_not_its_own_twin",
                condition=Q(same_as__isnull=True) | ~Q(same_as=F("pk")),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="snap_moves_by_its_table",
                field="state",
                transitions=flows.SNAP.transitions(),
            ),
        ]

    def __str__(self) -> str:
        return f"Snap #{self.pk}"
