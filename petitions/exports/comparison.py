"""The comparison of groups as a workbook: what stands on the page, no name."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liuli.exchange.writing import Page, write_pages
from petitions.choices.compensation import Component, Regime
from petitions.exports.claims import Told
from petitions.operations.comparison import Comparison


def comparison_workbook(comparison: Comparison, claims: Sequence[Told] = ()) -> bytes:
    """Components with grade and document, what is known of each group, and claims."""
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
    return write_pages(components, groups, *([_claims(claims)] if claims else []))


def _claims(claims: Sequence[Told]) -> Page:
    return Page(
        title=_("What is said"),
        headings=(
            _("In these words"), _("Village group"),
            pgettext("compensation", "Claimed"),
            pgettext("compensation", "Recorded here"),
            pgettext("compensation", "Difference"), _("Source"),
        ),
        rows=(
            (
                told.claim.words, told.groups, told.claimed, told.recorded,
                told.difference, told.claim.source,
            )
            for told in claims
        ),
        notes=(_("Claims with their source, not facts."),),
    )  # fmt: skip


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
