"""Home help: asked for, done by a partner, confirmed by the person (K15)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from services import flows
from services.choices.orders import WITH_PARTNER, Covers, HelpKind, HelpState
from services.models.meals.canteen import Supplier
from services.models.meals.rows import staff, yuan
from services.models.orders.rows import UNDER_CONTRACT, OrderRow
from services.querysets.orders import HelpOrderQuerySet, OrderRowQuerySet


@tracked()
class HelpOrder(OrderRow):
    """One order of home help; `need` where it answers what a resident asked for."""

    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    need = models.ForeignKey(
        "residents.Need",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("need"),
    )
    kind = models.CharField(_("kind of help"), max_length=10, choices=HelpKind)
    what = models.CharField(_("what is to be done"), max_length=120, blank=True)
    wished_on = models.DateField(_("wished on"))
    state = models.CharField(
        pgettext_lazy("home help", "state"),
        max_length=10,
        choices=HelpState,
        default=HelpState.REQUESTED,
    )
    supplier = models.ForeignKey(
        Supplier,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("partner"),
    )
    assigned_on = models.DateField(_("given to the partner on"), null=True, blank=True)
    price_yuan = yuan(_("price agreed (yuan)"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    ended_on = models.DateField(
        pgettext_lazy("home help", "confirmed or cancelled on"), null=True, blank=True
    )
    reason = models.CharField(_("reason"), max_length=120, blank=True, default="")
    at = models.DateTimeField(pgettext_lazy("home help", "asked for at"))
    by = staff(_("taken by"))

    objects = HelpOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order of home help")
        verbose_name_plural = _("orders of home help")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "wished_on"])]
        constraints = [
            models.UniqueConstraint(
                name="helporder_one_per_need",
                fields=["need"],
                condition=~Q(state=HelpState.CANCELLED),
                violation_error_message=_("An order answers this need already."),
            ),
            models.CheckConstraint(
                name="helporder_kind_known", condition=Q(kind__in=HelpKind.values)
            ),
            models.CheckConstraint(
                name="helporder_state_known", condition=Q(state__in=HelpState.values)
            ),
            models.CheckConstraint(
                name="helporder_with_a_partner_and_a_price",
                condition=~Q(state__in=WITH_PARTNER)
                | Q(
                    supplier__isnull=False,
                    assigned_on__isnull=False,
                    price_yuan__isnull=False,
                    price_yuan__gte=0,
                ),
                violation_error_message=_("Agree a price with the partner first."),
            ),
            models.CheckConstraint(
                name="helporder_done_iff_dated",
                condition=Q(
                    state__in=[HelpState.DONE, HelpState.CONFIRMED],
                    done_on__isnull=False,
                    done_on__gte=F("assigned_on"),
                )
                | ~Q(state__in=[HelpState.DONE, HelpState.CONFIRMED])
                & Q(done_on__isnull=True),
            ),
            models.CheckConstraint(
                name="helporder_ended_iff_dated",
                condition=Q(
                    state__in=[HelpState.CONFIRMED, HelpState.CANCELLED],
                    ended_on__isnull=False,
                )
                | ~Q(state__in=[HelpState.CONFIRMED, HelpState.CANCELLED])
                & Q(ended_on__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="helporder_moves_by_its_table",
                field="state",
                transitions=flows.HELP_ORDER.transitions(),
            ),
            pgtrigger.Trigger(
                name="helporder_under_contract",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("supplier_id"),
                func=UNDER_CONTRACT.format(
                    covers=Covers.HOME_HELP.value,
                    day="NEW.assigned_on",
                    name="helporder_under_contract",
                ),
            ),
            pgtrigger.Protect(name="helporder_stays", operation=pgtrigger.Delete),
        ]

    @property
    def unit(self) -> Any:
        """Where the person lives."""
        return self.person.unit


@tracked()
class HelpComplaint(OrderRow):
    """What somebody complains of after an order, and what was answered."""

    unit_lookup = "order__person__unit"

    order = models.ForeignKey(
        HelpOrder,
        on_delete=models.PROTECT,
        related_name="complaints",
        verbose_name=_("order of home help"),
    )
    # Beside the order, so that erasing a person finds the words (PI-6).
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    text = models.CharField(_("complaint"), max_length=300, blank=True)
    at = models.DateTimeField(_("at"))
    by = staff(_("noted by"))
    answer = models.CharField(_("answer"), max_length=300, blank=True, default="")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = staff(_("answered by"))

    objects = OrderRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint about home help")
        verbose_name_plural = _("complaints about home help")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="helpcomplaint_answered_after_it",
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("at")),
            )
        ]
