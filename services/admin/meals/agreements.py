"""Agreements in the desk: one page from the paper to the last meal (ML-4)."""

from typing import Any

import segno
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.kernel.names import search_key
from services.admin.meals.pages import Act, MealAdmin, Shown, Table, page_of
from services.choices.meals import Meal
from services.forms.meals import desk as forms
from services.models import MealAgreement
from services.operations.meals.agreements import (
    AgreementFacts,
    arrange_meals,
    end_agreement,
    note_diet,
    set_basis,
    sign_agreement,
    stop_subsidy,
    withdraw_diet,
)
from services.operations.meals.orders import cancel_order, order_meal
from services.operations.meals.serving import subsidy_left
from services.operations.vouchers import Worth, issue_voucher
from services.policies import meals as policies
from services.policies import vouchers as voucher_policies
from services.rules.meals.subsidy import age_on

_ROWS = 15
_MOST_FOUND = 50


def _keeps(user: Any, agreement: MealAgreement) -> bool:
    return policies.may_keep(user, agreement.unit)


def _serves(user: Any, agreement: MealAgreement) -> bool:
    return bool(user.may(Capability.MEALS_SERVE, agreement.unit))


def _order(agreement: MealAgreement, data: Any, user: Any) -> None:
    order_meal(
        agreement,
        canteen=data["canteen"],
        on=data["on"],
        meal=Meal(data["meal"]),
        portion=data["portion"],
        is_late_allowed=data["is_late_allowed"],
        actor=user,
        now=timezone.now(),
    )


def _arrange(agreement: MealAgreement, data: Any, user: Any) -> None:
    arrange_meals(agreement, **data, actor=user, today=timezone.localdate())


def _issue(agreement: MealAgreement, data: Any, user: Any) -> None:
    issue_voucher(
        agreement, worth=Worth(**data), actor=user, today=timezone.localdate()
    )


@admin.register(MealAgreement)
class MealAgreementAdmin(MealAdmin[MealAgreement]):
    """Every signer, the name masked."""

    list_display = [
        "number_shown", "name_shown", "age_shown", "basis", "way", "signed_on",
        "end_reason", "unit",
    ]  # fmt: skip
    list_display_links = ["number_shown"]
    list_filter = ["basis", "way", "living"]
    list_select_related = ["unit"]
    search_fields = ["pk"]
    search_help_text = gettext_lazy("Agreement number, card or number on paper")
    ordering = ["-pk"]
    actions_list = ["open_new"]
    new_form = forms.AgreementForm
    new_title = gettext_lazy("New meal agreement")
    acts = {
        "order": Act(gettext_lazy("Order a meal"), forms.OrderForm, _serves, _order),
        "cancel": Act(
            gettext_lazy("Cancel an order"),
            forms.CancelForm,
            lambda user, a: (
                _serves(user, a) and a.orders.filter(state="ordered").exists()
            ),
            lambda _a, data, user: cancel_order(
                data["order"], actor=user, now=timezone.now()
            ),
        ),
        "arrange": Act(
            gettext_lazy("Canteen, standing order and delivery"),
            forms.ArrangeForm,
            _keeps,
            _arrange,
        ),
        "diet": Act(
            gettext_lazy("Write a diet down"),
            forms.DietForm,
            _keeps,
            lambda a, data, user: note_diet(a, **data, actor=user),
        ),
        "no_diet": Act(
            gettext_lazy("The consent to the diet is withdrawn"),
            forms.PlainForm,
            lambda user, a: _keeps(user, a) and a.diets.agreed().exists(),
            lambda a, _data, user: withdraw_diet(
                a, on=timezone.localdate(), actor=user
            ),
        ),
        "basis": Act(
            gettext_lazy("Reason for a higher subsidy"),
            forms.BasisForm,
            _keeps,
            lambda a, data, user: set_basis(a, **data, actor=user),
        ),
        "voucher": Act(
            gettext_lazy("Issue a voucher"),
            forms.VoucherForm,
            lambda user, a: voucher_policies.may_issue(user, a.unit),
            _issue,
        ),
        "stop": Act(
            gettext_lazy("Stop the subsidy"),
            forms.StopForm,
            _keeps,
            lambda a, data, user: stop_subsidy(a, **data, actor=user),
        ),
        "end": Act(
            gettext_lazy("End the agreement"),
            forms.EndForm,
            lambda user, a: _keeps(user, a) and not a.end_reason,
            lambda a, data, user: end_agreement(a, **data, actor=user),
        ),
    }

    @display(description=gettext_lazy("Agreement number"), ordering="pk")
    def number_shown(self, row: MealAgreement) -> str:
        """As on the card."""
        return row.number

    @display(description=gettext_lazy("Diner"))
    def name_shown(self, row: MealAgreement) -> str:
        """Masked."""
        return row.masked_name

    @display(description=pgettext_lazy("person", "Age"), ordering="birth_on")
    def age_shown(self, row: MealAgreement) -> str:
        """Full years today."""
        return "—" if row.birth_on is None else str(_age(row))

    def get_urls(self) -> list[Any]:
        """With the card, and finding by a name that is sent and never kept."""
        view = self.admin_site.admin_view
        own = [
            path("find/", view(self.find), name="services_mealagreement_find"),
            path("<int:pk>/card/", view(self.card), name="services_mealagreement_card"),
        ]
        return own + super().get_urls()

    def find(self, request: HttpRequest) -> HttpResponse:
        """Diners by name or first letters: asked for by POST only."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = forms.FindForm(request.POST or None)
        found: list[Any] | None = None
        if request.method == "POST" and form.is_valid():
            name = form.cleaned_data["name"]
            rows = MealAgreement.objects.visible_to(request.user).named(
                search_key(name), name.strip().lower()
            )
            found = list(rows.select_related("unit")[:_MOST_FOUND])
        return self.sheet(
            request,
            "services/find_diner.html",
            title=_("Find a diner"),
            form=form,
            found=found,
        )

    def card(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The card to print: its code is a random number and says nothing."""
        agreement = self._seen(request, pk)
        drawn = segno.make(agreement.card, error="m").svg_inline(
            scale=6, border=2, omitsize=True, svgclass="sv-card__code", lineclass=None
        )
        return self.sheet(
            request,
            "services/diner_card.html",
            title=_("Diner's card"),
            agreement=agreement,
            code=mark_safe(drawn),  # noqa: S308  our own drawing of digits
        )

    def perform_new(self, community: Any, data: Any, user: Any) -> MealAgreement:
        """Sign it."""
        return sign_agreement(
            community,
            facts=AgreementFacts(**data),
            actor=user,
            today=timezone.localdate(),
        )

    def shown(self, obj: MealAgreement, request: HttpRequest) -> Shown:
        """The paper, orders, meals and vouchers."""
        user: Any = request.user
        today = timezone.localdate()
        has_diet = obj.diets.agreed().exists()
        facts = [
            (_("Diner"), obj.masked_name),
            (pgettext("person", "Age"), "" if obj.birth_on is None else _age(obj)),
            (_("Registered or living"), obj.get_living_display()),
            (_("Signed on"), obj.signed_on),
            (_("From"), obj.period.lower),
            (_("Until, without the day"), obj.period.upper or "—"),
            (_("Why it ended"), obj.get_end_reason_display() or "—"),
            (_("Number on paper"), obj.paper_number or "—"),
            (_("Dine in or delivery"), obj.get_way_display()),
            (_("Usual canteen"), obj.canteen or "—"),
            (_("Address"), obj.address.raw if obj.address else "—"),
            (_("Delivery route"), _place(obj)),
            (_("Reason for a higher subsidy"), obj.get_basis_display()),
            (_("Reason holds until"), obj.basis_until or "—"),
            (_("Subsidy of a meal today (yuan)"), subsidy_left(obj, on=today)),
            (_("Last day of the subsidy"), obj.subsidy_until or "—"),
            (_("Vouchers a month (yuan)"), obj.voucher_month_yuan),
            (_("Diet"), _("written down with consent") if has_diet else "—"),
            (_("Version of the notice"), obj.consent_version),
        ]
        links = [(_("History"), self.address_of("history", obj.pk))]
        if _keeps(user, obj):
            links.insert(0, (_("Print the card"), self.address_of("card", obj.pk)))
        return Shown(
            title=_("Meal agreement %(number)s") % {"number": obj.number},
            facts=facts,
            tables=[_orders(obj), _servings(obj), _vouchers(obj)],
            banners=[
                (_("The subsidy has stopped. Meals are at the full price."), "warning")
            ]
            if obj.subsidy_until
            else [],
            links=links,
        )


def _age(agreement: MealAgreement) -> int:
    assert agreement.birth_on is not None  # noqa: S101 - callers have looked
    return age_on(agreement.birth_on, timezone.localdate())


def _place(agreement: MealAgreement) -> str:
    if agreement.route is None:
        return "—"
    return f"{agreement.route.name} · {agreement.position or '—'}"


def _orders(agreement: MealAgreement) -> Table:
    return Table(
        _("Orders"),
        [_("Day"), _("Meal"), _("Canteen"), _("State")],
        [
            [
                row.on,
                row.get_meal_display(),
                row.canteen.name,
                row.get_state_display(),
            ]
            for row in agreement.orders.select_related("canteen")[:_ROWS]
        ],
    )


def _servings(agreement: MealAgreement) -> Table:
    return Table(
        _("Meals served"),
        [_("Day"), _("Meal"), _("Price (yuan)"), _("Subsidy (yuan)"),
         _("Vouchers (yuan)"), _("Taken at the till (yuan)"), _("Reason")],
        [
            [
                (row.on, page_of("serving", row.pk)),
                row.get_meal_display(),
                row.price_yuan,
                row.subsidy_yuan,
                row.voucher_yuan,
                row.taken_yuan,
                row.reason or "—",
            ]
            for row in agreement.servings.all()[:_ROWS]
        ],
    )  # fmt: skip


def _vouchers(agreement: MealAgreement) -> Table:
    return Table(
        _("Vouchers"),
        [_("Serial"), _("Face value (yuan)"), _("To be used for"), _("Valid until"),
         _("State")],
        [
            [
                (row.serial, page_of("voucher", row.pk)),
                row.face_yuan,
                row.get_kind_display(),
                row.valid_until,
                row.get_state_display(),
            ]
            for row in agreement.vouchers.all()[:_ROWS]
        ],
    )  # fmt: skip
