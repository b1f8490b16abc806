# ruff: noqa: D102  each dehydrate_… is the column of that name
"""What leaves the desk as a workbook: the hazard ledger (HZ-5) and the sites."""

from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from import_export.fields import Field
from import_export.resources import ModelResource

from hazards.choices import HazardStatus, Stage, Step
from hazards.models import Hazard, Site
from liuli.privacy.masks import mask_name, mask_phone

_SHOWN_REASONS = (Step.FOUND_AGAIN, Step.FAILED, Step.VOIDED, Step.LOWERED)


def what_was_found(hazard: Hazard) -> str:
    """The item that failed and what was said about it."""
    said = hazard.text if hazard.item is not None else ""
    return f"{hazard.words} {said}".strip()


class HazardResource(ModelResource):
    """The hazard ledger (问题台账) with exactly the columns of HZ-5."""

    row_number = Field(column_name=gettext_lazy("No."))
    number = Field("number", pgettext_lazy("hazard", "Number"))
    kind = Field(column_name=gettext_lazy("Site type"))
    site = Field(column_name=gettext_lazy("Name or owner"))
    address = Field("site__address__raw", gettext_lazy("Address"))
    found = Field(column_name=pgettext_lazy("ledger column", "Hazard"))
    basis = Field("item__basis", gettext_lazy("Basis"))
    severity = Field(column_name=gettext_lazy("Severity"))
    found_by = Field("found_by__display_name", gettext_lazy("Found by"))
    found_at = Field(column_name=gettext_lazy("Found at"))
    measures = Field(column_name=gettext_lazy("Measures"))
    assignee = Field(column_name=gettext_lazy("Person responsible"))
    body = Field(column_name=gettext_lazy("Body responsible"))
    due_on = Field(column_name=gettext_lazy("Due date"))
    rectified = Field(column_name=gettext_lazy("What was done"))
    photos_before = Field(column_name=gettext_lazy("Photos before"))
    photos_after = Field(column_name=gettext_lazy("Photos after"))
    verified_by = Field(column_name=gettext_lazy("Re-checked by"))
    verified_at = Field(column_name=gettext_lazy("Re-checked at"))
    is_cleared = Field(column_name=pgettext_lazy("ledger column", "Cleared"))
    cleared_at = Field(column_name=gettext_lazy("Cleared at"))
    remarks = Field(column_name=gettext_lazy("Remarks"))

    class Meta:
        model = Hazard
        fields = (
            "row_number", "number", "kind", "site", "address", "found", "basis",
            "severity", "found_by", "found_at", "measures", "assignee", "body",
            "due_on", "rectified", "photos_before", "photos_after", "verified_by",
            "verified_at", "is_cleared", "cleared_at", "remarks",
        )  # fmt: skip
        export_order = fields

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._row = 0

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        """With all the ledger prints, in a fixed number of statements."""
        return queryset.with_people().prefetch_related(
            "rectifications", "verifications__by", "photos", "moves"
        )

    def dehydrate_row_number(self, hazard: Hazard) -> int:
        self._row += 1
        return self._row

    def dehydrate_kind(self, hazard: Hazard) -> str:
        return hazard.site.get_kind_display()

    def dehydrate_site(self, hazard: Hazard) -> str:
        return hazard.site.name or mask_name(hazard.site.keeper_name)

    def dehydrate_found(self, hazard: Hazard) -> str:
        return what_was_found(hazard)

    def dehydrate_severity(self, hazard: Hazard) -> str:
        return hazard.get_severity_display()

    def dehydrate_found_at(self, hazard: Hazard) -> str:
        return _moment(hazard.found_at)

    def dehydrate_measures(self, hazard: Hazard) -> str:
        return hazard.current_assignment.note if hazard.current_assignment else ""

    def dehydrate_assignee(self, hazard: Hazard) -> str:
        assignment = hazard.current_assignment
        if assignment is None:
            return ""
        if assignment.assignee is not None:
            return str(assignment.assignee)
        return mask_name(hazard.site.keeper_name) if assignment.is_keeper else ""

    def dehydrate_body(self, hazard: Hazard) -> str:
        assignment = hazard.current_assignment
        if assignment is None:
            return ""
        return assignment.body or (hazard.site.name if assignment.is_keeper else "")

    def dehydrate_due_on(self, hazard: Hazard) -> str:
        return hazard.due_on.isoformat()

    def dehydrate_rectified(self, hazard: Hazard) -> str:
        return "; ".join(row.text for row in hazard.rectifications.all())

    def dehydrate_photos_before(self, hazard: Hazard) -> int:
        return _photos(hazard, Stage.FOUND)

    def dehydrate_photos_after(self, hazard: Hazard) -> int:
        return _photos(hazard, Stage.RECTIFIED) + _photos(hazard, Stage.VERIFIED)

    def dehydrate_verified_by(self, hazard: Hazard) -> str:
        last = _last(hazard.verifications.all())
        return str(last.by) if last else ""

    def dehydrate_verified_at(self, hazard: Hazard) -> str:
        last = _last(hazard.verifications.all())
        return _moment(last.at) if last else ""

    def dehydrate_is_cleared(self, hazard: Hazard) -> str:
        return _("yes") if hazard.status == HazardStatus.CLEARED else _("no")

    def dehydrate_cleared_at(self, hazard: Hazard) -> str:
        return _moment(hazard.cleared_at) if hazard.cleared_at else ""

    def dehydrate_remarks(self, hazard: Hazard) -> str:
        remarks = [hazard.get_status_display()]
        remarks += [
            f"{move.get_step_display()}: {move.reason}"
            for move in hazard.moves.all()
            if move.step in _SHOWN_REASONS and move.reason
        ]
        if hazard.relapse_of_id:
            remarks.append(_("Relapse"))
        return "; ".join(remarks)


class SiteResource(ModelResource):
    """The list of sites, persons masked."""

    kind = Field(column_name=gettext_lazy("Site type"))
    name = Field("name", gettext_lazy("Site name"))
    keeper = Field(column_name=gettext_lazy("Keeper"))
    phone = Field(column_name=gettext_lazy("Phone"))
    address = Field("address__raw", gettext_lazy("Address"))
    unit = Field("unit__short_name", gettext_lazy("Unit"))
    known_since = Field(column_name=gettext_lazy("Known since"))
    closed_on = Field(column_name=gettext_lazy("Gone since"))
    open_hazards = Field(column_name=gettext_lazy("Open hazards"))

    class Meta:
        model = Site
        fields = (
            "kind", "name", "keeper", "phone", "address", "unit", "known_since",
            "closed_on", "open_hazards",
        )  # fmt: skip
        export_order = fields

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        """With addresses and the count of open hazards."""
        return queryset.select_related("address", "unit").with_open_hazards()

    def dehydrate_kind(self, site: Site) -> str:
        return site.get_kind_display()

    def dehydrate_keeper(self, site: Site) -> str:
        return mask_name(site.keeper_name)

    def dehydrate_phone(self, site: Site) -> str:
        return mask_phone(site.keeper_phone or "")

    def dehydrate_known_since(self, site: Site) -> str:
        return site.known_since.isoformat()

    def dehydrate_closed_on(self, site: Site) -> str:
        return site.closed_on.isoformat() if site.closed_on else ""

    def dehydrate_open_hazards(self, site: Any) -> int:
        return int(site.open_count)


def _moment(moment: Any) -> str:
    return f"{localtime(moment):%Y-%m-%d %H:%M}"


def _photos(hazard: Hazard, stage: str) -> int:
    return sum(photo.stage == stage for photo in hazard.photos.all())


def _last(rows: Any) -> Any:
    listed = list(rows)
    return listed[-1] if listed else None
