"""Saying where a site lies and where an asset stands."""

from decimal import Decimal

from django.db import transaction

from hazards.models import Asset, AssetPoint, MapPoint, Site
from hazards.policies import assets as asset_policies
from hazards.policies import hazards as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require


@transaction.atomic
def place_site(
    site: Site, *, latitude: Decimal, longitude: Decimal, actor: Actor
) -> MapPoint:
    """Put a site on the map, or move it there; WGS-84 degrees.

    Raises ValidationError in the words of the constraint.
    """
    site = Site.objects.for_update().select_related("unit").get(pk=site.pk)
    require(policies.may_change_site, actor, site)
    point = MapPoint.objects.for_update().filter(site=site).first() or MapPoint(
        site=site
    )
    point.latitude, point.longitude = latitude, longitude
    point.full_clean()
    if point.pk:
        point.save(update_fields=["latitude", "longitude"])
    else:
        point.save()
    record("hazards.site_placed", site, actor=actor)
    return point


@transaction.atomic
def place_asset(
    asset: Asset, *, latitude: Decimal, longitude: Decimal, actor: Actor
) -> AssetPoint:
    """Put an asset on the map, or move it there; WGS-84 degrees.

    Raises ValidationError in the words of the constraint.
    """
    asset = Asset.objects.for_update().select_related("unit").get(pk=asset.pk)
    require(asset_policies.may_keep, actor, asset.unit)
    point = AssetPoint.objects.for_update().filter(asset=asset).first() or AssetPoint(
        asset=asset
    )
    point.latitude, point.longitude = latitude, longitude
    point.full_clean()
    if point.pk:
        point.save(update_fields=["latitude", "longitude"])
    else:
        point.save()
    record("assets.placed", asset, actor=actor)
    return point
