from datetime import timedelta

from django.utils import timezone

from liuli.kernel.access import SYSTEM
from services.choices.youth import Purpose, Relation
from services.operations.youth.harm import name_safeguarding_lead, report_harm
from services.operations.youth.pickup import add_adult
from tests.architecture.world import NAME, NUMBER_TEXT, Part, World
from tests.clock import NOON
from tests.factories.youth import (
    BOTH,
    a_programme,
    a_session,
    a_term,
    an_enrolment,
    attended,
    staffed,
)


def build(world: World) -> Part:
    """A course of today led by the cadre, one child in it, and a sealed report."""
    cadre = world.people["cadre"]
    programme = a_programme(world.community, lead=cadre, is_public=True)
    today = timezone.localdate()
    term = a_term(
        programme, starts_on=min(today, NOON.date()), ends_on=today + timedelta(days=9)
    )
    session = staffed(a_session(term))
    child = an_enrolment(
        term,
        name=NAME,
        guardian_name=NAME,
        guardian_phone=NUMBER_TEXT,
        health=NAME,
        consents=BOTH | {Purpose.HEALTH},
    )
    attended(session, child)
    add_adult(child, name=NAME, relation=Relation.FATHER, actor=cadre, now=NOON)
    lead = name_safeguarding_lead(world.community, user=cadre, actor=SYSTEM, now=NOON)
    report = report_harm(
        world.grid,
        words=NAME,
        child=NAME,
        seen_at=NOON,
        actor=world.people["worker"],
        now=NOON,
    )
    adult = session.roster.first().adult
    rows = {
        "programme": programme,
        "term": term,
        "programmesession": session,
        "enrolment": child,
        "programmeadult": adult,
        "safeguardinglead": lead,
        "harmreport": report,
    }
    pages = {
        "services:youth_sign_up": {"pk": term.pk},
        "services:youth_roll": {"pk": session.pk},
        "services:youth_hand_over": {"pk": session.pk},
    }
    acts = {f"admin:services_{name}_act": {"pk": row.pk} for name, row in rows.items()}
    return Part(
        arguments=pages | acts,
        rows={f"services.{name}": row.pk for name, row in rows.items()},
    )
