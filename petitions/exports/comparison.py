"""The comparison of groups as a workbook: what stands on the page, no name."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liuli.exchange.writing import Page, write_pages
from petitions.choices.compensation import Component, Regime
from petitions.operations.comparison import Comparison


def comparison_workbook(comparison: Comparison) -> bytes:
    """Two sheets: the components with grade and document, and what is known of each."""
    components = Page(
        title=_("Components"),
        headings=(
            _("Component"), _("Grade"), _("Village group"), _("Promised"),
            _("Yuan a mu"), _("Yuan a person"),
            pgettext("compensation", "Received"),
            pgettext("compensation", "Received on"), _("Document behind it"),
        ),
        rows=_components(comparison),
        notes=(
            _("Grade C: not enough is known; nothing is compared."),
            _("The comparison says nothing about who was wronged."),
        ),
    )  # fmt: skip
    groups = Page(
        title=_("Groups"),
        headings=(
            _("Village group"), _("Regime"), _("Year of the prices"),
            _("Compensation plan fixed on"), _("Mobilisation meeting on"),
            _("Land taken (mu)"), _("People concerned"),
            _("Retained by the collective (yuan)"),
            _("Resolution on the retained part"),
        ),
        rows=_groups(comparison),
    )  # fmt: skip
    return write_pages(components, groups)


def _components(comparison: Comparison) -> Iterator[tuple[Any, ...]]:
    for line in comparison.lines:
        for one in line.measured:
            measures = (
                (one.per_mu, one.per_person) if line.is_compared else (None, None)
            )
            yield (
                Component(line.component).label,
                line.grade,
                one.name,
                one.cell.promised,
                *measures,
                one.cell.received,
                one.cell.received_on,
                one.cell.document,
            )


def _groups(comparison: Comparison) -> Iterator[tuple[Any, ...]]:
    for side in comparison.sides:
        yield (
            side.name,
            Regime(side.regime).label if side.regime else "",
            side.price_year,
            side.plan_fixed_on,
            side.mobilised_on,
            side.area_mu,
            side.people,
            side.retained,
            side.retained_document,
        )
