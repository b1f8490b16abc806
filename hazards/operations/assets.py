"""Keeping assets, telling of their faults, noting repairs (G11, G25, G26, G31)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.assets import AssetKind
from hazards.models import Asset, AssetFault, AssetPhoto, Site
from hazards.operations.moves import person
from hazards.policies import assets as policies
from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import to_yuan
from liuli.territory.models import Unit

_FACTS = frozenset(
    {
        "setting", "is_upgrade", "has_water", "has_power", "has_sign", "spaces",
        "covers", "hours",
    }
)  # fmt: skip


@transaction.atomic
def add_asset(
    unit: Unit,
    *,
    kind: AssetKind,
    name: str,
    place: str,
    starts_on: date,
    shop: Site | None = None,
    linked_to: Asset | None = None,
    facts: Mapping[str, Any] | None = None,
    actor: Actor,
) -> Asset:
    """Register an asset. `facts`: the columns about water, power, signs and so on.

    Raises Refused `name_missing`, `shop_missing` for a shop's camera without its shop,
    `asset_known`.
    """
    require(policies.may_keep, actor, unit)
    if not name.strip() or not place.strip():
        raise Refused(_("Say what it is and where it stands."), code="name_missing")
    if (kind == AssetKind.SHOP_CAMERA) != (shop is not None):
        raise Refused(
            _("Name the shop that agreed to its camera."), code="shop_missing"
        )
    words = {"unit": unit, "kind": kind, "name": name.strip(), "place": place.strip()}
    if Asset.objects.filter(**words, ended_on__isnull=True).exists():
        raise Refused(_("This asset is registered already."), code="asset_known")
    known = {key: value for key, value in (facts or {}).items() if key in _FACTS}
    asset: Asset = Asset.objects.create(
        **words, starts_on=starts_on, shop=shop, linked_to=linked_to, **known
    )
    record("assets.added", asset, actor=actor, detail={"kind": str(kind)})
    return asset


@transaction.atomic
def end_asset(asset: Asset, *, on: date, actor: Actor) -> Asset:
    """Take it out of service from a day on. Refused `already_ended`, `date_past`."""
    asset = _fresh(asset)
    require(policies.may_keep, actor, asset.unit)
    if asset.ended_on is not None:
        raise Refused(_("It is out of service already."), code="already_ended")
    if on < asset.starts_on:
        raise Refused(_("It cannot end before it began."), code="date_past")
    asset.ended_on = on
    asset.save(update_fields=["ended_on"])
    record("assets.ended", asset, actor=actor)
    return asset


@transaction.atomic
def report_asset_fault(
    asset: Asset,
    *,
    kind: str,
    text: str = "",
    photos: Sequence[File] = (),
    actor: Actor,
    at: datetime,
) -> AssetFault:
    """Tell that something is wrong with it. Raises Refused `out_of_service`."""
    asset = _fresh(asset)
    require(policies.may_report, actor, asset.unit)
    if asset.ended_on is not None and asset.ended_on <= timezone.localdate(at):
        raise Refused(
            _("It is out of service; choose another one."), code="out_of_service"
        )
    fault: AssetFault = AssetFault.objects.create(
        asset=asset,
        kind=kind,
        text=text.strip(),
        reported_at=at,
        reported_by_id=person(actor),
    )
    _hang(fault, photos)
    record("assets.fault_reported", asset, actor=actor, detail={"fault": fault.pk})
    return fault


@transaction.atomic
def add_fault_photo(fault: AssetFault, *, photo: File, actor: Actor) -> None:
    """Hang a photo that came later on its report."""
    require(policies.may_report, actor, fault.asset.unit)
    _hang(fault, [photo])


@transaction.atomic
def note_asset_repair(
    fault: AssetFault,
    *,
    on: date,
    text: str,
    cost_yuan: Decimal | None = None,
    actor: Actor,
) -> AssetFault:
    """Note that it works again. Refused `already_noted`, `nothing_said`, `date_past`.

    The cost may be unknown; it is no part of any account.
    """
    asset = _fresh(fault.asset)
    fault = AssetFault.objects.for_update().get(pk=fault.pk)
    require(policies.may_keep, actor, asset.unit)
    if fault.repaired_on is not None:
        raise Refused(_("This has been written down already."), code="already_noted")
    if not text.strip():
        raise Refused(_("Say what was done."), code="nothing_said")
    if on < timezone.localdate(fault.reported_at):
        raise Refused(
            _("It cannot be repaired before it was reported."), code="date_past"
        )
    fault.repaired_on, fault.repair_text = on, text.strip()
    fault.cost_yuan = None if cost_yuan is None else to_yuan(cost_yuan)
    fault.repaired_by_id = person(actor)
    fault.save(update_fields=["repaired_on", "repair_text", "cost_yuan", "repaired_by"])
    record("assets.repaired", asset, actor=actor, detail={"fault": fault.pk})
    return fault


def _fresh(asset: Asset) -> Asset:
    found: Asset = Asset.objects.for_update().select_related("unit").get(pk=asset.pk)
    return found


def _hang(fault: AssetFault, photos: Sequence[File]) -> None:
    AssetPhoto.objects.bulk_create(
        (AssetPhoto(fault=fault, file=file) for file in photos), ignore_conflicts=True
    )
