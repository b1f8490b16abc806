"""The seven-shop watch: groups, days, swaps, notes (GR-6, F5, F5b, G16).

Nobody is filmed and no shop collects anybody's identity: a note holds counts and a few
words, and no photo hangs on it.
"""

from typing import Final

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.watch import PLACES, SIZE, Away, Cover, Weekday
from hazards.querysets.watch import (
    WatchAwayQuerySet,
    WatchDutyQuerySet,
    WatchGroupQuerySet,
    WatchSeatQuerySet,
    WatchSwapQuerySet,
)
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField, EncryptedTextField

NOTED: Final = ("parking", "rubbish", "bare", "drunk")
_SWAP_AGREED: Final = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_watchswap swap
        WHERE swap.agreed_at IS NOT NULL
          AND NEW.id IN (swap.one_id, swap.other_id)
    ) THEN
        RAISE EXCEPTION 'a swap needs the word of both shops'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'watchduty_swapped_by_both';
    END IF;
    RETURN NEW;
"""

_SWAP_OVER: Final = """
    IF EXISTS (
        SELECT 1 FROM hazards_watchswap swap
        WHERE swap.agreed_at IS NULL AND swap.declined_at IS NULL
          AND NEW.id IN (swap.one_id, swap.other_id)
    ) THEN
        RAISE EXCEPTION 'whoever agreed to a swap spoke for the shop of before'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'watchduty_swap_ends_first';
    END IF;
    RETURN NEW;
"""


@tracked()
class WatchGroup(models.Model):
    """Seven neighbouring shops, each with a weekday; the last may hold a reserve."""

    read_capability = Capability.WATCH_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("watch", "group"))
    starts_on = models.DateField(_("starts on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = WatchGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("watch group")
        verbose_name_plural = _("watch groups")
        ordering = ["unit_id", "number"]
        constraints = [
            models.UniqueConstraint(
                name="watchgroup_number_once",
                fields=["unit", "number"],
                condition=Q(ended_on__isnull=True),
            ),
            models.CheckConstraint(
                name="watchgroup_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"WatchGroup #{self.number}"


@tracked(exclude=["code", "code_index"])
class WatchSeat(models.Model):
    """A shop in a group: places 0 to 6 are Monday to Sunday, later ones the reserve.

    The code opens the shop's own page and nobody else's.
    """

    read_capability = Capability.WATCH_VIEW
    unit_lookup = "group__unit"

    group = models.ForeignKey(
        WatchGroup,
        on_delete=models.PROTECT,
        related_name="seats",
        verbose_name=pgettext_lazy("watch", "group"),
    )
    shop = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("shop"),
    )
    place = models.PositiveSmallIntegerField(pgettext_lazy("watch", "place"))
    code = EncryptedTextField(
        pgettext_lazy("watch", "code"), associated="hazards.watchseat.code"
    )
    code_index = BlindIndexField(_("index of the code"), unique=True)
    starts_on = models.DateField(_("starts on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    pact_signed_on = models.DateField(
        _("three duties signed on"), null=True, blank=True
    )

    objects = WatchSeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("shop of the watch")
        verbose_name_plural = _("shops of the watch")
        ordering = ["group_id", "place"]
        constraints = [
            models.UniqueConstraint(
                name="watchseat_place_once",
                fields=["group", "place"],
                condition=Q(ended_on__isnull=True),
            ),
            models.UniqueConstraint(
                name="watchseat_shop_once",
                fields=["shop"],
                condition=Q(ended_on__isnull=True),
                violation_error_message=_("This shop is in a group already."),
            ),
            models.CheckConstraint(
                name="watchseat_place_in_group", condition=Q(place__lt=PLACES)
            ),
            models.CheckConstraint(
                name="watchseat_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="watchseat_is_a_shop",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("shop_id"),
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM hazards_site site
                        WHERE site.id = NEW.shop_id AND site.kind = 'street_front'
                    ) THEN
                        RAISE EXCEPTION 'only street-front shops keep watch'
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'watchseat_is_a_shop';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"WatchSeat #{self.pk}"

    @property
    def weekday(self) -> str:
        """The fixed day of the place, or that it is the reserve."""
        if self.place < SIZE:
            return str(Weekday(self.place).label)
        return str(pgettext_lazy("watch", "reserve"))


@tracked()
class WatchAway(models.Model):
    """Days on which a shop does no duty: the reserve is asked by itself."""

    read_capability = Capability.WATCH_VIEW
    unit_lookup = "seat__group__unit"

    seat = models.ForeignKey(
        WatchSeat,
        on_delete=models.PROTECT,
        related_name="absences",
        verbose_name=_("shop of the watch"),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    reason = models.CharField(_("reason"), max_length=8, choices=Away)

    objects = WatchAwayQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence of a shop")
        verbose_name_plural = _("absences of shops")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="watchaway_reason_known", condition=Q(reason__in=Away.values)
            ),
            models.CheckConstraint(
                name="watchaway_forward",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"WatchAway #{self.pk}"


@tracked()
class WatchDuty(models.Model):
    """One day of a group: the shop by the rule, the shop that does it, its note.

    Without `shop` nobody keeps the day and the community has to ask somebody. The
    `told` words name nobody: numbers are refused.
    """

    read_capability = Capability.WATCH_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    group = models.ForeignKey(
        WatchGroup,
        on_delete=models.PROTECT,
        related_name="duties",
        verbose_name=pgettext_lazy("watch", "group"),
    )
    on = models.DateField(_("day"))
    planned = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("shop by the rota"),
    )
    shop = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("shop on duty"),
    )
    cover = models.CharField(
        _("why another shop"), max_length=8, choices=Cover, blank=True
    )
    noted_on = models.DateField(_("told on"), null=True)
    parking = models.PositiveSmallIntegerField(_("wrong parking"), null=True)
    rubbish = models.PositiveSmallIntegerField(_("rubbish thrown about"), null=True)
    bare = models.PositiveSmallIntegerField(_("bare upper body"), null=True)
    drunk = models.PositiveSmallIntegerField(_("drunk and rowdy"), null=True)
    is_clean = models.BooleanField(_("own front is clean"), null=True)
    is_orderly = models.BooleanField(_("own front is orderly"), null=True)
    is_green = models.BooleanField(_("plants and fittings are whole"), null=True)
    told = models.CharField(_("what was learnt"), max_length=200, blank=True)
    client_id = models.UUIDField(
        _("number given by the phone"), null=True, blank=True, unique=True
    )

    objects = WatchDutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("watch duty")
        verbose_name_plural = _("watch duties")
        ordering = ["-on", "group_id"]
        constraints = [
            models.UniqueConstraint(
                name="watchduty_once_a_day", fields=["group", "on"]
            ),
            models.UniqueConstraint(
                name="watchduty_one_for_a_shop",
                fields=["shop", "on"],
                violation_error_message=_("This shop has a duty on that day already."),
            ),
            models.CheckConstraint(
                name="watchduty_cover_known",
                condition=Q(cover__in=["", *Cover.values]),
            ),
            models.CheckConstraint(
                name="watchduty_cover_iff_another",
                condition=Q(shop__isnull=True, cover="")
                | Q(shop=F("planned"), cover="")
                | (
                    Q(shop__isnull=False)
                    & (Q(planned__isnull=True) | ~Q(shop=F("planned")))
                    & ~Q(cover="")
                ),
            ),
            models.CheckConstraint(
                name="watchduty_note_whole",
                condition=Q(
                    noted_on__isnull=True,
                    client_id__isnull=True,
                    told="",
                    is_clean__isnull=True,
                    is_orderly__isnull=True,
                    is_green__isnull=True,
                    **{f"{name}__isnull": True for name in NOTED},
                )
                | Q(
                    noted_on__gte=F("on"),
                    shop__isnull=False,
                    is_clean__isnull=False,
                    is_orderly__isnull=False,
                    is_green__isnull=False,
                    **{f"{name}__isnull": False for name in NOTED},
                ),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="watchduty_plan_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("unit", "group", "on", "planned"),
            ),
            pgtrigger.Protect(
                name="watchduty_told_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__noted_on__isnull=False),
            ),
            pgtrigger.Trigger(
                name="watchduty_swapped_by_both",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("shop_id", "cover"),
                condition=pgtrigger.Q(new__cover=Cover.SWAP),
                func=_SWAP_AGREED,
            ),
            pgtrigger.Trigger(
                name="watchduty_swap_ends_first",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("shop_id"),
                condition=pgtrigger.AnyChange("shop"),
                func=_SWAP_OVER,
            ),
        ]

    def __str__(self) -> str:
        return f"WatchDuty #{self.pk} ({self.on})"


@tracked()
class WatchSwap(models.Model):
    """Two duties change shops once both shops have said so.

    It ends when one of the duties goes to a third shop meanwhile.
    """

    read_capability = Capability.WATCH_VIEW
    unit_lookup = "one__unit"

    one = models.ForeignKey(
        WatchDuty,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("duty given away"),
    )
    other = models.ForeignKey(
        WatchDuty,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("duty taken instead"),
    )
    one_said_at = models.DateTimeField(_("confirmed by the one"), null=True)
    other_said_at = models.DateTimeField(_("confirmed by the other"), null=True)
    agreed_at = models.DateTimeField(_("agreed at"), null=True)
    declined_at = models.DateTimeField(_("declined at"), null=True)

    objects = WatchSwapQuerySet.as_manager()

    class Meta:
        verbose_name = _("swap of duties")
        verbose_name_plural = _("swaps of duties")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="watchswap_two_duties", condition=~Q(one=F("other"))
            ),
            models.CheckConstraint(
                name="watchswap_agreed_by_both",
                condition=Q(agreed_at__isnull=True)
                | Q(
                    one_said_at__isnull=False,
                    other_said_at__isnull=False,
                    declined_at__isnull=True,
                ),
            ),
            models.UniqueConstraint(
                name="watchswap_one_asks_once",
                fields=["one"],
                condition=Q(agreed_at__isnull=True, declined_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="watchswap_other_asked_once",
                fields=["other"],
                condition=Q(agreed_at__isnull=True, declined_at__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="watchswap_settled_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__agreed_at__isnull=False)
                | pgtrigger.Q(old__declined_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"WatchSwap #{self.pk}"
