"""Calling a keeper without showing the number to the caller (F7, MK-2)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hazards.models import Site
from hazards.policies import patrols as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused


@transaction.atomic
def call_keeper(site: Site, *, actor: Actor, now: datetime) -> str:
    """The keeper's number for one call, recorded before it is given.

    Raises Refused `no_phone`.
    """
    require(policies.may_call_keeper, actor, site)
    if not site.keeper_phone:
        raise Refused(_("No phone number of the keeper is known."), code="no_phone")
    record("hazards.keeper_called", site, actor=actor, at=now)
    number: str = site.keeper_phone
    return number
