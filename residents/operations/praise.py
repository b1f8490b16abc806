"""新居民之星: nominate, review, publish as far as consented (J3, PI-3)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.exchange.notes import without_long_numbers
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from residents import flows
from residents.choices import Hukou
from residents.choices.praise import NominationState, ShownName
from residents.choices.rights import ConsentPurpose
from residents.models import Consent, Nomination, Person, PraiseRound
from residents.policies import praise as policies


@transaction.atomic
def open_round(unit: Unit, *, title: str, closes_on: date, actor: Actor) -> PraiseRound:
    """Call for nominations. Raises Refused `title_missing`, `round_exists`."""
    require(policies.may_open_round, actor, unit)
    if not title.strip():
        raise Refused(_("Give the commendation a title."), code="title_missing")
    if PraiseRound.objects.filter(unit=unit, title=title.strip()).exists():
        raise Refused(_("A commendation of this title exists."), code="round_exists")
    opened = PraiseRound.objects.create(
        unit=unit, title=title.strip(), closes_on=closes_on
    )
    record("praise.opened", opened, actor=actor)
    return opened


@transaction.atomic
def nominate(
    call: PraiseRound, person: Person, *, reason: str, actor: Actor, today: date
) -> Nomination:
    """Propose a new resident; one from here cannot be a new resident.

    Raises Refused `words_missing`, `round_closed`, `nominee_local`, `nominated_twice`.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_nominate, actor, person)
    if not reason.strip():
        raise Refused(_("Say in a few words why."), code="words_missing")
    if call.closes_on < today:
        raise Refused(_("Nominations are closed."), code="round_closed")
    if person.hukou == Hukou.LOCAL:
        raise Refused(
            _("This person is registered here, and so is no new resident."),
            code="nominee_local",
        )
    if Nomination.objects.filter(round=call, person=person).exists():
        raise Refused(_("This person is nominated already."), code="nominated_twice")
    proposed = Nomination.objects.create(
        round=call,
        person=person,
        reason=without_long_numbers(reason.strip())[:500],
        nominated_by_id=actor.actor_id,
        nominated_on=today,
    )
    record("praise.nominated", proposed, actor=actor)
    return proposed


@transaction.atomic
def review_nomination(
    nomination: Nomination, *, is_approved: bool, remark: str, actor: Actor
) -> Nomination:
    """Decide, by somebody else than who nominated; a refusal says why.

    A show of hands that has begun comes first: its result is there to be read.
    Raises Refused `same_person`, `words_missing`, `count_open`, `illegal_move`.
    """
    PraiseRound.objects.for_update().get(pk=nomination.round_id)
    nomination = _locked(nomination)
    require(policies.may_review, actor, nomination)
    if actor.actor_id is not None and actor.actor_id == nomination.nominated_by_id:
        raise Refused(_("Somebody else reviews a nomination."), code="same_person")
    if not is_approved and not remark.strip():
        raise Refused(_("Say in a few words why."), code="words_missing")
    if nomination.round.counted_on is None and nomination.round.tallies.exists():
        raise Refused(
            _(
                "The hands are still being counted: wait until two people counted "
                "the same."
            ),
            code="count_open",
        )
    after = NominationState.APPROVED if is_approved else NominationState.DECLINED
    flows.NOMINATION.require(nomination.state, after)
    nomination.state, nomination.reviewed_by_id = after, actor.actor_id
    nomination.remark = remark.strip()[:200]
    nomination.save(update_fields=["state", "reviewed_by", "remark"])
    record("praise.reviewed", nomination, actor=actor, detail={"after": after})
    return nomination


@transaction.atomic
def publish_nomination(
    nomination: Nomination, *, shown_name: ShownName, shown_text: str, actor: Actor
) -> Nomination:
    """Put an approved one on the notice, named as the person agreed to.

    Raises Refused `consent_missing` without a standing consent to publish (the
    database refuses that too), `words_missing`, `illegal_move`.
    """
    nomination = _locked(nomination)
    require(policies.may_review, actor, nomination)
    flows.NOMINATION.require(nomination.state, NominationState.PUBLISHED)
    if not shown_text.strip():
        raise Refused(_("Write what stands on the notice."), code="words_missing")
    consents = Consent.objects.standing().filter(
        person=nomination.person, purpose=ConsentPurpose.PUBLISH
    )
    if not consents.exists():
        raise Refused(
            _(
                "Record the person's consent to be named in public first, in their "
                "file. Without it nothing is published."
            ),
            code="consent_missing",
        )
    nomination.shown_name = shown_name
    nomination.shown_text = without_long_numbers(shown_text.strip())[:300]
    nomination.state = NominationState.PUBLISHED
    nomination.save(update_fields=["state", "shown_name", "shown_text"])
    record("praise.published", nomination, actor=actor)
    return nomination


def _locked(nomination: Nomination) -> Nomination:
    rows = Nomination.objects.for_update().select_related("person__unit", "round")
    found: Nomination = rows.get(pk=nomination.pk)
    return found
