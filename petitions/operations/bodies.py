"""Naming the bodies a case can be handed to (PT-6, PT-7)."""

from django.db import transaction

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.territory.models import Unit
from petitions.models import Body
from petitions.policies import cases as policies


@transaction.atomic
def add_body(unit: Unit, *, name: str, is_government: bool, actor: Actor) -> Body:
    """Add a body of a unit; whoever sees handed cases there sees what it is handed."""
    require(policies.may_keep_bodies, actor, unit)
    body = Body(unit=unit, name=name.strip(), is_government=is_government)
    body.full_clean()
    body.save()
    record("petitions.body_added", body, actor=actor)
    return body
