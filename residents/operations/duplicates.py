"""Finding records that may be one person, and deciding that they are two."""

from collections import defaultdict
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.territory.models import Unit
from residents.choices import IdentityKind
from residents.choices.duplicates import PairState
from residents.flows import PAIR
from residents.models import DuplicatePair, Person, Stay
from residents.policies.duplicates import may_decide
from residents.rules.duplicates import Traits, candidates, find_likenesses

_COLUMNS: Final = (
    "pk", "name_key", "readings", "birth_on", "sex", "phone_index",
    "other_phone_index", "identity_kind",
)  # fmt: skip


@transaction.atomic
def find_duplicates(community: Unit, *, person_id: int | None = None) -> int:
    """Ask about every pair alike enough in a community, or about one person's.

    A pair is asked once: what was decided stays decided, and nothing is ever merged
    here. Returns how many questions are new. Identity numbers are opened only for
    pairs where both have one, and kept nowhere.
    """
    people = _traits(community, person_id)
    pairs = candidates(people)
    found = [
        likeness
        for likeness in find_likenesses(people, _numbers(people, pairs))
        if person_id in (None, likeness.first, likeness.second)
    ]
    before = DuplicatePair.objects.count()
    DuplicatePair.objects.bulk_create(
        [
            DuplicatePair(
                first_id=one.first,
                second_id=one.second,
                reasons=list(one.reasons),
                score=one.score,
            )
            for one in found
        ],
        ignore_conflicts=True,
        batch_size=1_000,
    )
    return DuplicatePair.objects.count() - before


@transaction.atomic
def mark_different(
    pair: DuplicatePair, *, actor: Actor, now: datetime
) -> DuplicatePair:
    """Remember that two records are two people. Raises Refused `illegal_move`."""
    pair = DuplicatePair.objects.for_update().get(pk=pair.pk)
    require(may_decide, actor, [pair.first, pair.second])
    PAIR.require(pair.state, PairState.DIFFERENT)
    settle_pair(pair, PairState.DIFFERENT, actor=actor, now=now)
    record("residents.found_different", pair, actor=actor, unit=pair.first.unit, at=now)
    return pair


def settle_pair(
    pair: DuplicatePair, state: PairState, *, actor: Actor, now: datetime
) -> None:
    """Write what was decided about a pair, and by whom."""
    pair.state, pair.decided_by_id, pair.decided_at = state, actor.actor_id, now
    pair.save(update_fields=["state", "decided_by", "decided_at"])


def _traits(community: Unit, person_id: int | None) -> list[Traits]:
    people = Person.objects.filter(
        community=community, erased_at__isnull=True
    ).unmerged()
    if person_id is not None:
        people = _near(people, person_id)
    places: dict[int, set[int]] = defaultdict(set)
    stays = Stay.objects.filter(person__in=people.values("pk"))
    for person, address in stays.values_list("person", "address"):
        places[person].add(address)
    return [
        Traits(
            pk=pk,
            name=name,
            sounds=frozenset(readings),
            born=born,
            sex=sex,
            phones=frozenset(bytes(one) for one in (phone, other) if one),
            places=frozenset(places[pk]),
            has_number=kind != IdentityKind.NONE,
            is_legacy=kind == IdentityKind.LEGACY,
        )
        for pk, name, readings, born, sex, phone, other, kind in (
            people.values_list(*_COLUMNS)
        )
    ]


def _near(people: Any, person_id: int) -> Any:
    """The person and whoever shares something a pair is made of."""
    one = Person.objects.get(pk=person_id)
    wanted = Q(pk=person_id) | Q(name_key=one.name_key)
    if one.readings:
        wanted |= Q(readings__overlap=one.readings)
    if one.birth_on is not None:
        wanted |= Q(birth_on=one.birth_on)
    phones = [index for index in (one.phone_index, one.other_phone_index) if index]
    if phones:
        wanted |= Q(phone_index__in=phones) | Q(other_phone_index__in=phones)
    addresses = Stay.objects.filter(person=one).values("address")
    same_place = Stay.objects.filter(address__in=addresses).values("person")
    return people.filter(wanted | Q(pk__in=same_place))


def _numbers(people: list[Traits], pairs: set[tuple[int, int]]) -> dict[int, str]:
    numbered = {one.pk for one in people if one.has_number}
    both = {pk for pair in pairs if numbered >= set(pair) for pk in pair}
    rows = Person.objects.filter(pk__in=both)
    return {pk: number or "" for pk, number in rows.values_list("pk", "identity")}
