"""The register of personal data: purposes, notices, disclosures, audits, breaches."""

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from residents.choices.privacy import AssessmentKind, BreachKind, DisclosureBasis
from residents.choices.rights import ConsentForm, ConsentPurpose
from residents.models import (
    Assessment,
    Breach,
    Consent,
    Disclosure,
    NoticeTelling,
    Person,
    PrivacyNotice,
    Purpose,
)
from residents.policies import privacy as policies

_FILE = Path(__file__).parents[1] / "data" / "purposes.csv"


def load_purposes(*, using: str = "default") -> int:
    """Bring the register to what the file says (PI-1); returns the rows there."""
    rows = [_purpose(line) for line in _lines()]
    Purpose.objects.using(using).bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["name", "basis", "law", "retention", "is_sensitive", "keeps"],
    )
    return len(rows)


@transaction.atomic
def publish_notice(
    community: Unit,
    *,
    words: dict[str, str],
    actor: Actor,
    today: date,
    asks_consent_again: bool = False,
) -> PrivacyNotice:
    """Publish the next version of the notice; everybody has to be told it (PIPL §14).

    `words` are processor, purposes, kinds, retention and rights. Raises Refused
    `words_missing`: a notice says all of it (PIPL §17).
    """
    community = Unit.objects.select_for_update(of=("self",)).get(pk=community.pk)
    require(policies.may_decide, actor, community)
    if not all(text.strip() for text in words.values()):
        raise Refused(_("A notice says all of it (PIPL §17)."), code="words_missing")
    last = PrivacyNotice.objects.filter(unit=community).aggregate(last=Max("version"))
    notice = PrivacyNotice.objects.create(
        unit=community,
        version=(last["last"] or 0) + 1,
        asks_consent_again=asks_consent_again,
        published_on=today,
        by_id=actor.actor_id,
        **words,
    )
    record(
        "residents.notice_published",
        notice,
        actor=actor,
        detail={"version": notice.version},
    )
    return notice


@transaction.atomic
def tell_notice(
    person: Person, *, form: str, actor: Actor, today: date
) -> NoticeTelling:
    """Write that a person was told the present version of the notice (PI-2).

    Raises Refused `notice_missing`, `told_already`.
    """
    person = (
        Person.objects.for_update()
        .select_related("unit", "community")
        .get(pk=person.pk)
    )
    require(policies.may_tell, actor, person)
    notice = present_notice(person.community)
    if notice is None:
        raise Refused(_("No notice has been published yet."), code="notice_missing")
    if NoticeTelling.objects.filter(person=person, notice=notice).exists():
        raise Refused(
            _("This person was told the present notice already."), code="told_already"
        )
    telling = NoticeTelling.objects.create(
        person=person,
        notice=notice,
        told_on=today,
        form=ConsentForm(form),
        by_id=actor.actor_id,
    )
    record(
        "residents.notice_told",
        person,
        actor=actor,
        detail={"version": notice.version},
    )
    return telling


def present_notice(community: Unit) -> PrivacyNotice | None:
    """The version in force."""
    return PrivacyNotice.objects.filter(unit=community).order_by("-version").first()


def people_to_tell(community: Unit) -> Any:
    """People who were not told the version in force."""
    notice = present_notice(community)
    people = Person.objects.unmerged().filter(community=community, erased_at=None)
    if notice is None:
        return people
    return people.exclude(
        pk__in=NoticeTelling.objects.filter(notice=notice).values("person")
    )


def consents_to_renew(community: Unit) -> Any:
    """Standing consents given before a notice that asks for them again (PIPL §14)."""
    asking = PrivacyNotice.objects.filter(unit=community, asks_consent_again=True)
    last = asking.order_by("-version").first()
    standing = Consent.objects.standing().filter(person__community=community)
    return standing.filter(given_on__lt=last.published_on) if last else standing.none()


@transaction.atomic
def record_disclosure(
    person: Person,
    *,
    recipient: str,
    basis: DisclosureBasis,
    kinds: str,
    actor: Actor,
    now: datetime,
    law: str = "",
) -> Disclosure:
    """Write that a person's data was given to another body (PI-7).

    It rests on a standing separate consent to pass data on, or on a law that is named.
    Raises Refused `consent_missing`, `law_missing`, `words_missing`.
    """
    person = Person.objects.select_related("community").get(pk=person.pk)
    require(policies.may_decide, actor, person.community)
    if not recipient.strip() or not kinds.strip():
        raise Refused(_("Say it in a few words."), code="words_missing")
    consent = None
    if basis == DisclosureBasis.CONSENT:
        standing = Consent.objects.standing().filter(person=person)
        consent = standing.filter(purpose=ConsentPurpose.SHARE).first()
        if consent is None:
            raise Refused(
                _("This person has not consented to passing data on."),
                code="consent_missing",
            )
    elif not law.strip():
        raise Refused(_("Name the law that demands it."), code="law_missing")
    disclosure = Disclosure.objects.create(
        unit=person.community,
        person=person,
        consent=consent,
        recipient=recipient.strip()[:80],
        basis=basis,
        law=law.strip()[:120] if basis == DisclosureBasis.LAW else "",
        kinds=kinds.strip()[:200],
        at=now,
        by_id=actor.actor_id,
    )
    record("residents.disclosed", disclosure, actor=actor, at=now)
    return disclosure


@transaction.atomic
def keep_assessment(
    community: Unit,
    *,
    kind: AssessmentKind,
    words: dict[str, str],
    done_on: date,
    next_on: date,
    actor: Actor,
    today: date,
) -> Assessment:
    """Keep an impact assessment or an audit (PI-9); it cannot be changed afterwards.

    `words` are subject, necessity, risks and measures. Raises Refused `date_future`,
    `next_too_late` (minors' data are audited every year), `words_missing`.
    """
    require(policies.may_decide, actor, community)
    if not all(text.strip() for text in words.values()):
        raise Refused(_("Say it in a few words."), code="words_missing")
    if done_on > today:
        raise Refused(_("This day lies in the future."), code="date_future")
    _refuse_late(kind, done_on, next_on)
    assessment = Assessment.objects.create(
        unit=community,
        kind=kind,
        done_on=done_on,
        next_on=next_on,
        by_id=actor.actor_id,
        **words,
    )
    record("residents.assessed", assessment, actor=actor, detail={"kind": kind})
    return assessment


@transaction.atomic
def report_breach(
    community: Unit,
    *,
    kind: BreachKind,
    words: dict[str, str],
    people_count: int,
    found_at: datetime,
    actor: Actor,
    now: datetime,
) -> Breach:
    """Write a breach down the moment it is known; what is due next is on its page.

    `words` are text, harm and remedy. Raises Refused `words_missing`, `date_future`.
    """
    require(policies.may_keep, actor, community)
    if not all(text.strip() for text in words.values()):
        raise Refused(_("Say it in a few words."), code="words_missing")
    if found_at > now:
        raise Refused(_("This day lies in the future."), code="date_future")
    breach = Breach.objects.create(
        unit=community,
        kind=kind,
        people_count=people_count,
        found_at=found_at,
        by_id=actor.actor_id,
        **words,
    )
    record("residents.breach_reported", breach, actor=actor, at=now)
    return breach


@transaction.atomic
def note_breach(
    breach: Breach, *, step: str, actor: Actor, now: datetime, why_not: str = ""
) -> Breach:
    """Write that authority or people were told, or close it (PIPL §57).

    People need not be told where the measures kept harm away: say why. Raises Refused
    `breach_closed`, `not_told_yet`.
    """
    breach = Breach.objects.for_update().select_related("unit").get(pk=breach.pk)
    require(policies.may_decide, actor, breach.unit)
    if breach.closed_at is not None:
        raise Refused(_("This is closed already."), code="breach_closed")
    if step == "authority":
        breach.authority_told_at = now
    elif step == "people" and why_not.strip():
        breach.no_telling_why = why_not.strip()[:200]
    elif step == "people":
        breach.people_told_at = now
    else:
        _refuse_untold(breach)
        breach.closed_at = now
    breach.save(
        update_fields=[
            "authority_told_at", "people_told_at", "no_telling_why", "closed_at",
        ]
    )  # fmt: skip
    record("residents.breach_step", breach, actor=actor, at=now, detail={"step": step})
    return breach


def _refuse_untold(breach: Breach) -> None:
    people = breach.people_told_at is not None or breach.no_telling_why
    if breach.authority_told_at is None or not people:
        raise Refused(
            _("Tell the authority and the people first, or say why not."),
            code="not_told_yet",
        )


def _refuse_late(kind: AssessmentKind, done_on: date, next_on: date) -> None:
    if next_on <= done_on:
        raise Refused(_("The next one comes after this one."), code="period_reversed")
    if kind == AssessmentKind.MINORS and (next_on - done_on).days > 366:  # noqa: PLR2004
        raise Refused(
            _("The data of minors are audited every year."), code="next_too_late"
        )


def _lines() -> list[dict[str, Any]]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _purpose(line: dict[str, Any]) -> Purpose:
    return Purpose(
        key=line["key"],
        name=line["name"],
        basis=line["basis"],
        law=line["law"],
        retention=line["retention"],
        is_sensitive=line["is_sensitive"] == "yes",
        keeps=line["keeps"].split(),
    )
