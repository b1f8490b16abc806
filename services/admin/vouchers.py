"""Vouchers in the desk: issued, used, refunded, reconciled (ML-3, K6)."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.decorators import action

from liuli.accounts.roles import Capability
from liuli.desk.bases import refusals_as_messages
from services.admin.meals.pages import (
    Act,
    MealAdmin,
    Shown,
    Table,
    community_of,
    page_of,
)
from services.choices.vouchers import VoucherKind, VoucherState
from services.forms.meals import desk as forms
from services.models import Voucher, VoucherUse
from services.operations.vouchers import (
    issue_vouchers,
    reconciled,
    redeem_voucher,
    redeemed_by_supplier,
    refund_use,
)


def _redeem(voucher: Voucher, data: Any, user: Any) -> None:
    redeem_voucher(
        voucher,
        supplier=data["supplier"],
        kind=data["kind"],
        on=data["on"],
        amount=data["amount"],
        actor=user,
        now=timezone.now(),
    )


def _may_refund(user: Any, voucher: Voucher) -> bool:
    may = user.may(Capability.MEALS_ACCOUNTS, voucher.unit) or user.may(
        Capability.MEALS_KEEP, voucher.unit
    )
    return bool(may) and (
        VoucherUse.objects.standing()
        .filter(voucher=voucher, serving__isnull=True)
        .exists()
    )


@admin.register(Voucher)
class VoucherAdmin(MealAdmin[Voucher]):
    """Vouchers by serial."""

    list_display = [
        "serial", "face_yuan", "kind", "valid_from", "valid_until", "state",
        "issued_on", "unit",
    ]  # fmt: skip
    list_display_links = ["serial"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit"]
    search_fields = ["serial"]
    search_help_text = gettext_lazy("Serial of the voucher")
    ordering = ["-pk"]
    actions_list = ["open_month"]
    acts = {
        "redeem": Act(
            gettext_lazy("Use the voucher"),
            forms.RedeemForm,
            lambda user, v: (
                v.state == VoucherState.LEFT
                and bool(user.may(Capability.MEALS_SERVE, v.unit))
            ),
            _redeem,
        ),
        "refund": Act(
            gettext_lazy("Refund the voucher"),
            forms.RefundForm,
            _may_refund,
            lambda _v, data, user: refund_use(
                data["use"],
                reason=data["reason"],
                on=timezone.localdate(),
                actor=user,
            ),
        ),
    }

    def get_urls(self) -> list[Any]:
        """With the month: issuing and reconciling."""
        view = self.admin_site.admin_view
        own = [path("month/", view(self.month), name="services_voucher_month")]
        return own + super().get_urls()

    @action(
        description=gettext_lazy("Month: issue and reconcile"),
        url_path="open-month",
        icon="balance",
    )
    def open_month(self, request: HttpRequest) -> HttpResponse:
        """To the page of a month."""
        return HttpResponseRedirect(reverse("admin:services_voucher_month"))

    def month(self, request: HttpRequest) -> HttpResponse:
        """Issued = redeemed + left + expired, and each provider's part (ML-3)."""
        user: Any = request.user
        community = community_of(user, Capability.MEALS_VIEW)
        if community is None or not self.has_view_permission(request):
            raise PermissionDenied
        may_issue = user.may(Capability.MEALS_ACCOUNTS, community)
        form = forms.IssueForm(request.POST or None)
        if request.method == "POST":
            if not may_issue:
                raise PermissionDenied
            if form.is_valid():
                return self._issue(request, community, form.cleaned_data["month"])
        month = _month(request.GET.get("month", ""))
        return self.sheet(
            request,
            "services/voucher_month.html",
            title=_("Vouchers of a month"),
            month=month,
            form=form if may_issue else None,
            lines=[
                (_("Issued in this month"), reconciled(community, month=month)),
                (_("Issued until today"), reconciled(community)),
            ],
            providers=[
                {**row, "kind": VoucherKind(row["kind"]).label}
                for row in redeemed_by_supplier(community, month=month)
            ],
        )

    def _issue(self, request: HttpRequest, community: Any, month: date) -> HttpResponse:
        user: Any = request.user
        with refusals_as_messages(request):
            made = issue_vouchers(
                community, month=month, actor=user, today=timezone.localdate()
            )
            words = ngettext(
                "%(count)d voucher is issued.", "%(count)d vouchers are issued.", made
            )
            self.message_user(request, words % {"count": made})
        here = reverse("admin:services_voucher_month")
        return HttpResponseRedirect(f"{here}?month={month:%Y-%m-%d}")

    def shown(self, obj: Voucher, request: HttpRequest) -> Shown:
        """What it is worth, and its uses."""
        facts = [
            (_("Holder of the voucher"), obj.holder.number),
            (_("Face value (yuan)"), obj.face_yuan),
            (_("To be used for"), obj.get_kind_display()),
            (_("Valid from"), obj.valid_from),
            (_("Valid until"), obj.valid_until),
            (_("Issued on"), obj.issued_on),
            (_("State"), obj.get_state_display()),
            (_("Expired on"), obj.expired_on or "—"),
        ]
        return Shown(
            title=_("Voucher %(serial)s") % {"serial": obj.serial},
            facts=facts,
            tables=[_uses(obj)],
            links=[
                (_("Agreement"), page_of("mealagreement", obj.holder_id)),
                (_("History"), self.address_of("history", obj.pk)),
            ],
        )


def _month(text: str) -> date:
    try:
        return date.fromisoformat(text).replace(day=1)
    except ValueError:
        return timezone.localdate().replace(day=1)


def _uses(voucher: Voucher) -> Table:
    return Table(
        _("Uses"),
        [_("Day"), _("Provider"), _("What it is for"), _("Amount (yuan)"),
         _("Refunded on"), _("Reason of the refund")],
        [
            [
                use.on,
                use.supplier.name,
                use.get_kind_display(),
                use.amount_yuan,
                use.refunded_on or "—",
                use.refund_reason or "—",
            ]
            for use in voucher.uses.select_related("supplier")
        ],
    )  # fmt: skip
