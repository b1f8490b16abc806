"""The list of petitions: only those a person was let into, masked."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import TerritoryAdmin
from petitions.admin import around, letters, namesakes, pages, photos
from petitions.admin.framing import Page, desk_page, number_or_404
from petitions.models import Case, Clock

_OPENS = (
    Capability.PETITIONS_REGISTER,
    Capability.PETITIONS_OVERSEE,
    Capability.PETITIONS_TRANSFERRED,
)


@admin.register(Case)
class CaseAdmin(TerritoryAdmin[Case]):
    """Petition cases; a row opens the page of one case."""

    add_capability = Capability.PETITIONS_REGISTER
    list_display = [
        "number", "received_on", "topic_word", "head_count", "state_word", "due",
    ]  # fmt: skip
    list_filter = ["status", "topic"]
    list_filter_submit = False
    ordering = ["-received_on", "-pk"]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may be let into a case; which ones, grants decide."""
        user: Any = request.user
        return user.is_authenticated and any(map(user.may, _OPENS))

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without what no list shows, with the office's running clocks."""
        rows: Any = super().get_queryset(request)
        running = Clock.objects.running().of_the_office().order_by("target_due")
        return rows.defer("demand", "facts").prefetch_related(
            Prefetch("clocks", running, to_attr="running_clocks")
        )

    @display(description=_("topic"), ordering="topic")
    def topic_word(self, case: Case) -> str:
        """In words."""
        return case.get_topic_display()

    @display(description=_("state"), ordering="status")
    def state_word(self, case: Case) -> str:
        """In words."""
        return case.get_status_display()

    @display(description=pgettext_lazy("petition", "Due"))
    def due(self, case: Any) -> str:
        """The nearest day of the office's own clocks; never the petitioner's."""
        for clock in case.running_clocks:
            return f"{clock.target_due:%Y-%m-%d}"
        return "—"

    # --- pages of its own -----------------------------------------------------------
    def get_urls(self) -> list[Any]:
        """What can be done with one case."""
        view = self.admin_site.admin_view
        doors: list[tuple[str, Page, str]] = [
            ("<int:pk>/move/", pages.move, "case_move"),
            ("<int:pk>/conclude/", pages.conclude, "case_conclude"),
            ("<int:pk>/settle/", pages.settle, "case_settle"),
            ("<int:pk>/assign/", pages.assign, "case_assign"),
            ("<int:pk>/visit/", pages.visit, "case_visit"),
            ("<int:pk>/promise/", pages.new_promise, "case_new_promise"),
            ("promises/<int:pk>/", pages.promise, "case_promise"),
            ("<int:pk>/hearing/", around.hearing, "case_hearing"),
            ("<int:pk>/log/", around.log, "case_log"),
            ("<int:pk>/slip/", around.slip, "case_slip"),
            (
                "<int:pk>/slip/document/",
                around.slip_document_page,
                "case_slip_document",
            ),
            ("<int:pk>/namesake/", namesakes.namesake, "case_namesake"),
            ("<int:pk>/photos/", photos.add, "case_photos"),
            ("photos/<int:pk>/", photos.show, "case_photo"),
            ("<int:pk>/reply/", letters.reply, "case_reply"),
            ("<int:pk>/agreement/", letters.agreement, "case_agreement"),
            ("<int:pk>/write/<slug:kind>/", letters.write, "case_write"),
            ("letters/<int:pk>/", letters.download, "case_letter"),
            ("letters/<int:pk>/pdf/", letters.download_pdf, "case_letter_pdf"),
            ("letters/<int:pk>/serve/", letters.serve, "case_serve"),
            ("letters/<int:pk>/receipt/", letters.receipt, "case_receipt"),
        ]
        own = [
            path(
                route,
                view(desk_page(self, page)),
                name=f"petitions_{name}",
            )
            for route, page, name in doors
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Register a petition."""
        return desk_page(self, pages.register)(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """The page of one case."""
        pk = number_or_404(object_id)
        return desk_page(self, pages.case_page)(request, pk=pk)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Nobody: the case's page tells its steps and who looked at it."""
        raise Http404
