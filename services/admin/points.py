"""Stock in the desk: things for points, and kits (G12, K24)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table
from services.choices.points import StockKind
from services.forms import volunteers as forms
from services.models import StockItem
from services.operations import stock
from services.policies import volunteers as policies

_MOST_ROWS = 50


@admin.register(StockItem)
class StockItemAdmin(RecordAdmin[StockItem]):
    """What is in stock: came in, went out, left (G12, K24)."""

    view_capability = Capability.VOLUNTEERS_VIEW
    list_display = ["name", "kind", "cost", "came", "went", "left"]
    list_display_links = ["name"]
    list_filter = ["kind"]
    ordering = ["kind", "name"]
    actions_list = ["open_new"]
    new_form = forms.StockForm
    new_title = gettext_lazy("New thing in stock")
    new_capability = Capability.VOLUNTEERS_KEEP
    acts = {
        "book": Act(
            gettext_lazy("Book stock in or out"),
            forms.BookStockForm,
            policies.may_keep,
            lambda item, data, user: stock.book_stock(item, **data, actor=user),
        )
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what came and went."""
        found: Any = super().get_queryset(request)
        return found.with_sums()

    @display(description=gettext_lazy("Came in"))
    def came(self, item: Any) -> int:
        """In all."""
        return int(item.came)

    @display(description=gettext_lazy("Went out"))
    def went(self, item: Any) -> int:
        """In all."""
        return int(item.went)

    def perform_new(self, community: Any, data: Any, user: Any) -> StockItem:
        """Add it."""
        data = {**data, "kind": StockKind(data["kind"])}
        return stock.add_stock_item(community, **data, actor=user)

    def shown(self, obj: StockItem, request: HttpRequest) -> Shown:
        """Every movement."""
        rows = obj.moves.select_related("by")[:_MOST_ROWS]
        moves = Table(
            _("In and out"),
            [_("Day"), _("What happened"), _("How many"), _("Note"), _("By")],
            [[m.on, m.get_reason_display(), m.change, m.note, m.by] for m in rows],
        )
        facts = [
            (_("Kind of stock"), obj.get_kind_display()),
            (_("Costs points"), obj.cost),
            (_("Left in stock"), obj.left),
        ]
        return Shown(title=obj.name, facts=facts, tables=[moves])
