"""The register of personal data and one request of the world's person."""

from datetime import date

from liuli.kernel.access import SYSTEM
from residents.choices.privacy import (
    Applicant,
    AssessmentKind,
    BreachKind,
    DisclosureBasis,
    RequestKind,
)
from residents.operations.minors import ask_for_minor
from residents.operations.processing import (
    keep_assessment,
    publish_notice,
    record_disclosure,
    report_breach,
)
from residents.operations.rights_desk import open_request
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, an_identity


def build(world: World) -> Part:
    """One of each, in words nobody else may read."""
    act = {"actor": SYSTEM, "today": TODAY}
    publish_notice(
        world.community,
        words=dict.fromkeys(
            ("processor", "purposes", "kinds", "retention", "rights"), NAME
        ),
        **act,
    )
    keep_assessment(
        world.community,
        kind=AssessmentKind.SENSITIVE,
        words=dict.fromkeys(("subject", "necessity", "risks", "measures"), NAME),
        done_on=TODAY,
        next_on=TODAY.replace(year=TODAY.year + 1),
        **act,
    )
    report_breach(
        world.community,
        kind=BreachKind.LOST,
        words=dict.fromkeys(("text", "harm", "remedy"), NAME),
        people_count=1,
        found_at=NOON,
        actor=SYSTEM,
        now=NOON,
    )
    record_disclosure(
        world.person,
        recipient=NAME,
        basis=DisclosureBasis.LAW,
        law=NAME,
        kinds=NAME,
        actor=SYSTEM,
        now=NOON,
    )
    request = open_request(
        world.person,
        kind=RequestKind.COPY,
        applicant=Applicant.SELF,
        text=NAME,
        actor=SYSTEM,
        now=NOON,
    )
    child = a_person(
        world.grid, full_name=NAME, identity=an_identity(born=date(2015, 6, 1))
    )
    leave = ask_for_minor(child, why=NAME, actor=world.people["cadre"], now=NOON)
    person = {"pk": world.person.pk}
    return Part(
        arguments={
            "residents:ask_leave": person,
            "admin:residents_rightsrequest_new": person,
            "admin:residents_rightsrequest_disclose": person,
            "admin:residents_rightsrequest_notice": person,
            "admin:residents_rightsrequest_copy": {"pk": request.pk},
        },
        rows={
            "residents.rightsrequest": request.pk,
            "residents.minoraccess": leave.pk,
        },
    )
