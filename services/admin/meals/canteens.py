"""Canteens in the desk: papers, prices, menus, samples, and the sheets of a day."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.templatetags.desk import last_day
from liuli.parameters.operations import parameter
from services.admin.meals.pages import Act, MealAdmin, Shown, Table
from services.choices.meals import Meal, Portion
from services.forms.meals import desk as forms
from services.models import Canteen, Serving, SubsidyTier, Supplier
from services.operations.meals.canteens import (
    CanteenFacts,
    add_handler,
    add_route,
    add_supplier,
    close_canteen,
    discard_sample,
    keep_sample,
    open_canteen,
    put_on_menu,
    renew_certificate,
    renew_permit,
    set_price,
)
from services.operations.meals.orders import place_standing_orders
from services.operations.meals.sheets import kitchen_sheet
from services.operations.meals.tiers import set_tier
from services.policies import meals as policies
from services.rules.meals.times import expires_within

_ROWS = 20


def _keeps(user: Any, canteen: Canteen) -> bool:
    return policies.may_keep(user, canteen.unit)


def _serves(user: Any, canteen: Canteen) -> bool:
    return policies.may_serve(user, canteen)


def _price(canteen: Canteen, data: Any, user: Any) -> None:
    set_price(
        canteen,
        meal=Meal(data["meal"]),
        portion=Portion(data["portion"]),
        price=data["price"],
        starts_on=data["starts_on"],
        version=data["version"],
        actor=user,
    )


def _dish(canteen: Canteen, data: Any, user: Any) -> None:
    put_on_menu(
        canteen,
        on=data["on"],
        meal=Meal(data["meal"]),
        name=data["name"],
        allergens=data["allergens"],
        actor=user,
    )


def _sample(canteen: Canteen, data: Any, user: Any) -> None:
    now = timezone.now()
    keep_sample(
        canteen,
        dish=data["dish"],
        meal=Meal(data["meal"]),
        grams=data["grams"],
        on=timezone.localdate(now),
        actor=user,
        now=now,
    )


@admin.register(Canteen)
class CanteenAdmin(MealAdmin[Canteen]):
    """Canteens (助餐点)."""

    list_display = ["name", "supplier", "place", "permit_until", "closed_on"]
    list_display_links = ["name"]
    list_select_related = ["supplier", "unit"]
    ordering = ["name"]
    actions_list = ["open_new"]
    new_form = forms.CanteenForm
    new_title = gettext_lazy("New canteen")
    acts = {
        "orders": Act(
            gettext_lazy("Place the standing orders"),
            forms.DayForm,
            _serves,
            lambda c, data, user: place_standing_orders(
                c, on=data["on"], meal=data["meal"], actor=user, now=timezone.now()
            ),
        ),
        "dish": Act(
            gettext_lazy("Put a dish on the menu"), forms.DishForm, _keeps, _dish
        ),
        "sample": Act(
            gettext_lazy("Keep a food sample"), forms.SampleForm, _serves, _sample
        ),
        "discard": Act(
            gettext_lazy("Throw a food sample away"),
            forms.DiscardForm,
            lambda user, c: (
                _serves(user, c) and c.samples.filter(discarded_at=None).exists()
            ),
            lambda _c, data, user: discard_sample(
                data["sample"], actor=user, now=timezone.now()
            ),
        ),
        "price": Act(gettext_lazy("Set a price"), forms.PriceForm, _keeps, _price),
        "route": Act(
            gettext_lazy("Add a delivery route"),
            forms.RouteForm,
            _keeps,
            lambda c, data, user: add_route(c, name=data["name"], actor=user),
        ),
        "permit": Act(
            gettext_lazy("Renew the food permit"),
            forms.PermitForm,
            _keeps,
            lambda c, data, user: renew_permit(
                c, permit=data["permit"], until=data["until"], actor=user
            ),
        ),
        "handler": Act(
            gettext_lazy("Add a food handler"),
            forms.HandlerForm,
            _keeps,
            lambda c, data, user: add_handler(
                c,
                full_name=data["full_name"],
                certificate_until=data["certificate_until"],
                actor=user,
            ),
        ),
        "certificate": Act(
            gettext_lazy("Renew a health certificate"),
            forms.CertificateForm,
            lambda user, c: (
                _keeps(user, c) and c.handlers.filter(left_on=None).exists()
            ),
            lambda _c, data, user: renew_certificate(
                data["handler"],
                until=data["until"],
                left_on=data["left_on"],
                actor=user,
            ),
        ),
        "close": Act(
            gettext_lazy("Close the canteen"),
            forms.CloseForm,
            lambda user, c: _keeps(user, c) and c.closed_on is None,
            lambda c, data, user: close_canteen(c, on=data["on"], actor=user),
        ),
    }

    def get_urls(self) -> list[Any]:
        """With the sheets of a day."""
        view = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/sheets/<slug:kind>/",
                view(self.sheets),
                name="services_canteen_sheets",
            )
        ]
        return own + super().get_urls()

    def sheets(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        """Kitchen count, route sheet or labels of a day and meal, ready to print."""
        canteen = self._seen(request, pk)
        user: Any = request.user
        on = _day(request.GET.get("on", ""))
        meal = request.GET.get("meal", "")
        meal = meal if meal in Meal.values else Meal.LUNCH.value
        found = kitchen_sheet(canteen, on=on, meal=meal, actor=user)
        kinds = {
            "kitchen": _("Kitchen count"),
            "route": _("Route sheet"),
            "labels": _("Labels"),
        }
        kind = kind if kind in kinds else "kitchen"
        return self.sheet(
            request,
            f"services/sheet_{kind}.html",
            title=kinds[kind],
            canteen=canteen,
            found=found,
            on=on,
            meal=Meal(meal),
            kinds=kinds.items(),
            kind=kind,
            meals=Meal.choices,
        )

    def perform_new(self, community: Any, data: Any, user: Any) -> Canteen:
        """With its provider and its first price."""
        name = data["supplier"].strip()
        supplier = Supplier.objects.filter(unit=community, name=name).first()
        canteen = open_canteen(
            community,
            supplier=supplier or add_supplier(community, name=name, actor=user),
            facts=CanteenFacts(
                name=data["name"],
                place=data["place"],
                seats=data["seats"],
                permit=data["permit"],
                permit_until=data["permit_until"],
            ),
            opened_on=data["opened_on"],
            actor=user,
        )
        set_price(
            canteen,
            meal=Meal.LUNCH,
            price=data["lunch_price"],
            starts_on=data["opened_on"],
            actor=user,
        )
        return canteen

    def shown(self, obj: Canteen, request: HttpRequest) -> Shown:
        """Papers, prices, today's menu, samples, and today's count."""
        user: Any = request.user
        today = timezone.localdate()
        served = Serving.objects.standing().filter(canteen=obj, on=today)
        links = [
            (words, self.address_of("sheets", obj.pk, kind))
            for kind, words in (
                ("kitchen", _("Kitchen count")),
                ("route", _("Route sheet")),
                ("labels", _("Labels")),
            )
            if _keeps(user, obj)
        ]
        facts = [
            (_("Provider"), obj.supplier.name),
            (_("Place"), obj.place),
            (_("Places to sit"), obj.seats),
            (_("Food permit"), obj.permit),
            (_("Permit until"), obj.permit_until),
            (_("Open from"), obj.opened_on),
            (_("Closed from"), obj.closed_on or "—"),
            (_("Ordered today"), _ordered(obj, today)),
            (_("Served today"), served.count()),
        ]
        return Shown(
            title=obj.name,
            facts=facts,
            tables=[_menu(obj, today), _prices(obj), _samples(obj), _handlers(obj)],
            banners=_warnings(obj, today),
            links=[*links, (_("History"), self.address_of("history", obj.pk))],
        )


@admin.register(SubsidyTier)
class SubsidyTierAdmin(MealAdmin[SubsidyTier]):
    """Tiers of the meal subsidy: dated rows with their source (ML-1)."""

    list_display = [
        "basis", "from_age", "below_age", "amount_yuan", "since", "until", "whose",
        "is_uncertain", "source",
    ]  # fmt: skip
    list_filter = ["basis"]
    list_select_related = ["unit"]
    ordering = ["basis", "from_age", "-period"]
    actions_list = ["open_new"]
    new_form = forms.TierForm
    new_title = gettext_lazy("New tier of the meal subsidy")
    new_capability = Capability.MEALS_ACCOUNTS

    @display(description=pgettext_lazy("tier", "Since"))
    def since(self, tier: SubsidyTier) -> Any:
        """The first day."""
        return tier.period.lower

    @display(description=pgettext_lazy("tier", "Last day"))
    def until(self, tier: SubsidyTier) -> Any:
        """The last day; a dash while it goes on."""
        return last_day(tier.period)

    @display(description=gettext_lazy("Unit"), ordering="unit")
    def whose(self, tier: SubsidyTier) -> Any:
        """Where it holds."""
        return tier.unit or _("every community")

    def perform_new(self, community: Any, data: Any, user: Any) -> SubsidyTier:
        """From a day on."""
        return set_tier(
            community,
            basis=data["basis"],
            amount=Decimal(data["amount"]),
            starts_on=data["starts_on"],
            from_age=data["from_age"],
            below_age=data["below_age"],
            source=data["source"],
            is_uncertain=data["is_uncertain"],
            actor=user,
        )

    def shown(self, obj: SubsidyTier, request: HttpRequest) -> Shown:
        """What it says."""
        facts = [
            (_("Given for"), obj.get_basis_display()),
            (_("From age"), obj.from_age),
            (_("Below age"), obj.below_age or "—"),
            (_("Subsidy a meal (yuan)"), obj.amount_yuan),
            (_("From"), obj.period.lower),
            (pgettext("tier", "Last day"), last_day(obj.period) or "—"),
            (_("Source"), obj.source),
            (_("To be confirmed"), _("Yes") if obj.is_uncertain else _("No")),
        ]
        return Shown(title=_("Tier of the meal subsidy"), facts=facts)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()


def _ordered(canteen: Canteen, today: date) -> int:
    count: int = canteen.orders.standing().filter(on=today).count()
    return count


def _warnings(canteen: Canteen, today: date) -> list[tuple[str, str]]:
    days = int(parameter("meals.papers_warn_days", unit=canteen.unit, on=today))
    found = []
    if expires_within(canteen.permit_until, on=today, days=days):
        found.append((_("The food permit is missing, over, or soon over."), "warning"))
    for handler in canteen.handlers.filter(left_on=None):
        if expires_within(handler.certificate_until, on=today, days=days):
            words = _("A health certificate ends on %(day)s: %(name)s.")
            told = {"day": handler.certificate_until, "name": handler.full_name}
            found.append((words % told, "warning"))
    if not canteen.samples.filter(on=today).exists():
        found.append((_("No food sample of today is kept yet."), "warning"))
    return found


def _menu(canteen: Canteen, today: date) -> Table:
    return Table(
        _("Menu of today"),
        [_("Meal"), _("Dish"), _("Allergens")],
        [
            [dish.get_meal_display(), dish.name, dish.allergens_shown() or "—"]
            for dish in canteen.dishes.filter(on=today)
        ],
    )


def _prices(canteen: Canteen) -> Table:
    return Table(
        _("Prices"),
        [_("Meal"), _("Portion"), _("Price (yuan)"), _("From"), _("Until"),
         _("Price list")],
        [
            [
                row.get_meal_display(),
                row.get_portion_display(),
                row.price_yuan,
                row.period.lower,
                row.period.upper or "—",
                row.version or "—",
            ]
            for row in canteen.prices.all()[:_ROWS]
        ],
    )  # fmt: skip


def _samples(canteen: Canteen) -> Table:
    return Table(
        _("Food samples"),
        [_("Day"), _("Meal"), _("Dish"), _("Weight (g)"), _("Kept since"),
         _("Discarded at")],
        [
            [
                row.on,
                row.get_meal_display(),
                row.dish,
                row.grams,
                _moment(row.kept_at),
                _moment(row.discarded_at) or "—",
            ]
            for row in canteen.samples.all()[:_ROWS]
        ],
    )  # fmt: skip


def _handlers(canteen: Canteen) -> Table:
    return Table(
        _("Food handlers"),
        [_("Full name"), _("Health certificate until"), _("Left the canteen on")],
        [
            [row.full_name, row.certificate_until, row.left_on or "—"]
            for row in canteen.handlers.all()
        ],
    )


def _moment(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
