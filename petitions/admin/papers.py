"""Documents and standards of land compensation in the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.roles import Capability
from petitions.admin.acts import Act, ActsAdmin
from petitions.admin.framing import pdf_or_back
from petitions.choices.compensation import Regime
from petitions.exports.papers import land_paper_pdf
from petitions.forms import land as forms
from petitions.models import LandPaper, LandStandard
from petitions.operations.land import end_standard, set_standard
from petitions.operations.papers import keep_paper, scan_paper
from petitions.policies import compensation as policies


def _keeps(user: Any, record: Any) -> bool:
    return policies.may_keep(user, record.unit)


def _bytes(form: Any) -> list[bytes]:
    return [upload.read() for upload in form.cleaned_data["scans"]]


def _scan(paper: Any, form: Any, user: Any) -> None:
    scan_paper(paper, scans=_bytes(form), actor=user, now=timezone.now())


def _end(standard: Any, form: Any, user: Any) -> None:
    end_standard(standard, valid_to=form.cleaned_data["valid_to"], actor=user)


@admin.register(LandPaper)
class LandPaperAdmin(ActsAdmin[LandPaper]):
    """The documents amounts, standards and decisions rest on."""

    view_capability = Capability.COMPENSATION_VIEW
    add_capability = Capability.COMPENSATION_CHANGE
    list_display = ["title", "kind_word", "number", "issued_by", "issued_on", "scanned"]
    list_filter = ["kind"]
    list_filter_submit = False
    search_fields = ["title"]
    ordering = ["-issued_on", "-pk"]
    page = "paper_detail"
    add_form = forms.PaperForm
    add_title = gettext_lazy("Add a document")
    acts = {
        "scan": Act(
            title=gettext_lazy("Add scanned pages"),
            form=forms.ScansForm,
            may=_keeps,
            run=_scan,
            done=gettext_lazy("The pages are added."),
        )
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With how many pages are scanned."""
        return super().get_queryset(request).with_pages()  # type: ignore[attr-defined]

    @display(description=pgettext_lazy("paper", "Kind"), ordering="kind")
    def kind_word(self, paper: LandPaper) -> str:
        """In words."""
        return paper.get_kind_display()

    @display(description=gettext_lazy("Scanned pages"))
    def scanned(self, paper: Any) -> int:
        """How many."""
        return int(paper.pages_count)

    def get_urls(self) -> list[Any]:
        """The document as one file."""
        view = self.admin_site.admin_view(never_cache(self.pdf))
        name = "petitions_landpaper_pdf"
        return [path("<int:pk>/document.pdf", view, name=name), *super().get_urls()]

    def pdf(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What it is, and its scanned pages, as PDF."""
        paper = self.find(request, pk)
        return pdf_or_back(
            request,
            lambda: land_paper_pdf(paper, now=timezone.now()),
            name=f"{paper.title}.pdf",
            back=self.page_url(paper),
        )

    def facts(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """Its pages in their order."""
        return {"pages": record.pages.select_related("file")}

    def begin(self, form: Any, user: Any) -> LandPaper:
        """Write a document down, with its pages."""
        facts = dict(form.cleaned_data)
        unit, _uploads = facts.pop("unit"), facts.pop("scans")
        return keep_paper(
            unit, facts=facts, scans=_bytes(form), actor=user, now=timezone.now()
        )


@admin.register(LandStandard)
class LandStandardAdmin(ActsAdmin[LandStandard]):
    """Dated standards of both regimes, each with where it is written."""

    view_capability = Capability.COMPENSATION_VIEW
    add_capability = Capability.COMPENSATION_CHANGE
    list_display = ["name", "regime_word", "amount", "valid_from", "valid_to", "source"]
    list_filter = ["regime"]
    list_filter_submit = False
    ordering = ["regime", "name", "-valid_from"]
    page = "standard_detail"
    add_form = forms.StandardForm
    add_title = gettext_lazy("Set a standard")
    acts = {
        "end": Act(
            title=gettext_lazy("End the standard"),
            form=forms.EndForm,
            may=_keeps,
            run=_end,
            done=gettext_lazy("The standard has its end."),
        )
    }

    @display(description=gettext_lazy("Regime"), ordering="regime")
    def regime_word(self, standard: LandStandard) -> str:
        """In words."""
        return standard.get_regime_display()

    @display(description=gettext_lazy("Amounts"))
    def amount(self, standard: Any) -> str:
        """By its regime."""
        if standard.regime == Regime.ZONE_PRICE:
            return f"{standard.zone_price_yuan:,.2f} × {standard.class_factor}"
        multiples = f"{standard.land_multiple} / {standard.resettlement_multiple}"
        return f"{standard.output_yuan:,.2f} × {multiples}"

    def begin(self, form: Any, user: Any) -> LandStandard:
        """Set a standard."""
        facts = dict(form.cleaned_data)
        return set_standard(facts.pop("unit"), facts=facts, actor=user)
