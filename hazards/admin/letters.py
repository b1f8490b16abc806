"""Notices of rectification and closing reports in the desk: files, PDF, service."""

from typing import Any
from urllib.parse import quote

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from unfold.decorators import display

from hazards.admin.records import Act, RecordAdmin, Shown
from hazards.forms.letters import ServedForm
from hazards.models import CampaignLetter, HazardLetter
from hazards.operations.letters import serve_notice
from hazards.policies import hazards as policies
from liuli.accounts.roles import Capability
from liuli.attachments.choices import Media
from liuli.attachments.docx_pages import docx_as_pdf
from liuli.attachments.letters import open_sealed_file
from liuli.desk.acting import refusals_as_messages


class _LetterAdmin(RecordAdmin[Any]):
    """Letters: opened only by whoever sees what they are about (ADR 0045)."""

    list_display = ["about", "written_on", "written_by"]
    list_display_links = ["about"]
    ordering = ["-pk"]

    def name_of(self, letter: Any) -> str:
        """The name of its file."""
        return str(letter)

    @display(description=pgettext_lazy("letter", "About"))
    def about(self, letter: Any) -> str:
        """What it is about."""
        return self.name_of(letter)

    def get_urls(self) -> list[Any]:
        """With the file itself, and as PDF."""
        view, name = self.admin_site.admin_view, self.opts.model_name
        own = [
            path("<int:pk>/file/", view(self.file), name=f"hazards_{name}_file"),
            path("<int:pk>/pdf/", view(self.pdf), name=f"hazards_{name}_pdf"),
        ]
        return [*own, *super().get_urls()]

    def file(self, request: HttpRequest, pk: int) -> HttpResponse:
        """As Word."""
        letter = self._seen(request, pk)
        name = f"{self.name_of(letter)}.docx"
        return _sent(open_sealed_file(letter.file), Media.DOCX, name)

    def pdf(self, request: HttpRequest, pk: int) -> HttpResponse:
        """As PDF; where none can be made, a sentence on the page of before."""
        letter = self._seen(request, pk)
        title = self.name_of(letter)
        made: list[bytes] = []
        with refusals_as_messages(request):
            made.append(docx_as_pdf(open_sealed_file(letter.file), title=title))
        if not made:
            return HttpResponseRedirect(self.address_of("change", pk))
        return _sent(made[0], "application/pdf", f"{title}.pdf")

    def files_of(self, letter: Any) -> list[tuple[Any, str]]:
        """Both ways to take it along."""
        return [
            (_("Word file"), self.address_of("file", letter.pk)),
            ("PDF", self.address_of("pdf", letter.pk)),
        ]


@admin.register(HazardLetter)
class HazardLetterAdmin(_LetterAdmin):
    """整改告知书: it advises (G-6), and its service is noted."""

    empty_words = gettext_lazy(
        "A notice of rectification is written on the page of the hazard."
    )
    view_capability = Capability.HAZARDS_VIEW
    list_display = ["about", "site_shown", "written_on", "served_on"]
    list_filter = [("served_on", admin.EmptyFieldListFilter)]
    list_select_related = ["hazard__unit", "hazard__site__address"]
    acts = {
        "serve": Act(
            gettext_lazy("Note the service"),
            ServedForm,
            lambda user, letter: (
                letter.served_on is None and policies.may_assign(user, letter.hazard)
            ),
            lambda letter, data, user: serve_notice(
                letter, **data, actor=user, now=timezone.now()
            ),
        )
    }

    def unit_of(self, obj: HazardLetter) -> Any:
        """Where the hazard is."""
        return obj.hazard.unit

    def name_of(self, letter: HazardLetter) -> str:
        """The number of the hazard."""
        return _("Notice of rectification %(number)s") % {
            "number": letter.hazard.number
        }

    @display(description=gettext_lazy("Site"))
    def site_shown(self, letter: HazardLetter) -> str:
        """Its name, else its keeper masked, and address."""
        site = letter.hazard.site
        return f"{site.label} · {site.address.raw}"

    def shown(self, obj: HazardLetter, request: HttpRequest) -> Shown:
        """When it was written and served."""
        page = reverse("admin:hazards_hazard_change", args=[obj.hazard_id])
        return Shown(
            title=self.name_of(obj),
            facts=[
                (_("Site"), self.site_shown(obj)),
                (_("Written on"), obj.written_on),
                (_("Written by"), obj.written_by),
                (_("Served on"), obj.served_on),
                (_("Receipt"), obj.receipt),
            ],
            links=[*self.files_of(obj), (obj.hazard.number, page)],
        )


@admin.register(CampaignLetter)
class CampaignLetterAdmin(_LetterAdmin):
    """Closing reports of campaigns."""

    empty_words = gettext_lazy(
        "A closing report is written on the page of a campaign that has ended."
    )
    view_capability = Capability.CAMPAIGNS_VIEW
    list_select_related = ["campaign__unit", "written_by"]

    def unit_of(self, obj: CampaignLetter) -> Any:
        """Where the campaign is."""
        return obj.campaign.unit

    def name_of(self, letter: CampaignLetter) -> str:
        """The name of the campaign."""
        return _("%(campaign)s: closing report") % {"campaign": letter.campaign.name}

    def shown(self, obj: CampaignLetter, request: HttpRequest) -> Shown:
        """When it was written, and its file."""
        page = reverse("admin:hazards_campaign_change", args=[obj.campaign_id])
        return Shown(
            title=self.name_of(obj),
            facts=[
                (_("Written on"), obj.written_on),
                (_("Written by"), obj.written_by),
            ],
            links=[*self.files_of(obj), (obj.campaign.name, page)],
        )


def _sent(content: bytes, media: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
