"""Saying where a site lies."""

from decimal import Decimal

from django.db import transaction

from hazards.models import MapPoint, Site
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
