"""A case whose handler is the cast's petition officer, full of secret words."""

import io

from PIL import Image

from petitions.choices.cases import Channel, PhotoKind
from petitions.choices.letters import LetterKind, Service
from petitions.exports.letters import letter_words
from petitions.operations.access import declare_recusal
from petitions.operations.accusations import take_accusation
from petitions.operations.cases import Asker
from petitions.operations.exports import ask_export
from petitions.operations.letters import serve_letter, write_case_letter
from petitions.operations.photos import add_photos
from petitions.operations.visits import Promised, VisitFacts, record_visit
from tests.architecture.world import NAME, NUMBER_TEXT, Part, World
from tests.clock import NOON, TODAY
from tests.factories.petitions import a_body, a_case, handled


def build(world: World) -> Part:
    """A case being handled, with a visit, a promise, and a letter with its receipt."""
    officer = world.people["petition_officer"]
    body = a_body(world.community, name="信访承办探测局")
    speaker = [Asker(NAME, NUMBER_TEXT)]
    case = handled(
        a_case(world.community, officer, demand=NAME, askers=speaker), officer, body
    )
    visit = record_visit(
        case,
        facts=VisitFacts(
            at=NOON, place=NAME, head_count=9, received_by=NAME, demands=NAME
        ),
        representatives=speaker,
        promises=[Promised(NAME, NAME, TODAY)],
        actor=officer,
        now=NOON,
    )
    letters = [
        write_case_letter(
            case,
            kind=LetterKind.ACCEPTANCE,
            words=letter_words,
            actor=officer,
            now=NOON,
        )
        for _ in range(2)
    ]
    picture = io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "PNG")
    served = serve_letter(
        letters[0],
        served_on=TODAY,
        service=Service.IN_PERSON,
        receipt=NAME,
        photo=picture.getvalue(),
        actor=officer,
        now=NOON,
    )
    accusation = take_accusation(
        world.community,
        words=NAME,
        received_on=TODAY,
        channel=Channel.LETTER,
        actor=officer,
        now=NOON,
    )
    export = ask_export(world.community, purpose=NAME, actor=officer, now=NOON)
    recusal = declare_recusal(
        world.people["other_petition_officer"],
        unit=world.community,
        village_group="九组",
        actor=world.people["other_petition_officer"],
        now=NOON,
    )
    (photo,) = add_photos(
        case,
        kind=PhotoKind.HANDED,
        pictures=[picture.getvalue()],
        actor=officer,
        now=NOON,
    )
    kind = {"kind": "petitions.reply"}
    return Part(
        arguments={
            "admin:petitions_case_promise": {"pk": visit.promises.get().pk},
            "admin:petitions_case_write": {"pk": case.pk, "kind": "acceptance"},
            "admin:petitions_case_letter": {"pk": served.pk},
            "admin:petitions_case_letter_pdf": {"pk": served.pk},
            "admin:petitions_case_photo": {"pk": photo.pk},
            "admin:petitions_case_receipt": {"pk": served.pk},
            "admin:petitions_case_serve": {"pk": letters[1].pk},
            "admin:attachments_lettertemplate_current": kind,
            "admin:attachments_lettertemplate_original": kind,
            "admin:attachments_lettertemplate_replace": kind,
        },
        rows={
            "petitions.case": case.pk,
            "petitions.body": body.pk,
            "attachments.lettertemplate": 1,
            "petitions.accusation": accusation.pk,
            "petitions.caseexport": export.pk,
            "petitions.recusal": recusal.pk,
        },
    )
