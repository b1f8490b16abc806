"""Reading residents."""

import re
from datetime import date
from typing import Any, Final, Self

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, TruncDate

from liuli.kernel.identity import check_identity
from liuli.kernel.names import query_grams, search_key
from liuli.kernel.phone import parse_phone
from liuli.kernel.text import fold_width, strip_invisible
from liuli.places.models import Address, AddressAlias
from liuli.places.rules import address_key, building_parts, parse_address
from liuli.privacy.crypto import blind_index
from liuli.territory.choices import Level
from liuli.territory.querysets import TerritoryQuerySet
from residents.rules.seen import knocked_in_vain_before, not_seen_since

IDENTITY_PURPOSE: Final = "residents.person.identity"
PHONE_PURPOSE: Final = "residents.person.phone"

_TAIL: Final = re.compile(r"[0-9]{3}[0-9Xx]")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ'’\s·]+")
_PLACE_WORD: Final = re.compile(r"[组号街路巷栋#]")
_NOT_A_LETTER: Final = re.compile(r"['’\s·]+")
_ONE_PIECE: Final = 2


class PersonQuerySet(TerritoryQuerySet[Any]):
    """People."""

    def visible_to(self, user: Any) -> Self:
        """Without the records that were merged into another or erased."""
        seen = super().visible_to(user).unmerged()
        return seen.filter(erased_at__isnull=True)

    def by_name(self) -> Self:
        """In the order of pinyin, twins by number (NM-5).

        By the stored reading, which knows surnames; the PostgreSQL that `script/up`
        brings has no ICU collation to ask.
        """
        return self.order_by("pinyin", "name_key", "pk")

    def unmerged(self) -> Self:
        """Records that stand for themselves."""
        return self.filter(merged_into__isnull=True)

    def living(self, on: date) -> Self:
        """Those with a stay that covers the day; an unknown start counts as before."""
        from residents.models import Stay

        stays = Stay.objects.filter(person=OuterRef("pk")).covering(on)
        return self.unmerged().filter(Exists(stays))

    def to_see_again(self, on: date, *, days: int, spared_days: int) -> Self:
        """Living here, and nobody has seen them for so many days: the re-knock list.

        Whoever was never seen counts from the day of entry. A knock in vain spares
        the door for `spared_days`. With `seen_on`, the day it is counted from.
        """
        from residents.choices.seen import SeenOutcome
        from residents.models import Knock

        vain = Knock.objects.filter(
            person=OuterRef("pk"),
            outcome=SeenOutcome.NOBODY,
            on__gt=knocked_in_vain_before(on, days=spared_days),
        )
        counted = self.living(on).annotate(
            seen_on=Coalesce("last_seen_on", TruncDate("entered_at"))
        )
        due = counted.filter(seen_on__lte=not_seen_since(on, days=days))
        return due.filter(~Exists(vain), erased_at__isnull=True)

    def local(self) -> Self:
        """Those registered here, as stated."""
        from residents.choices import Hukou

        return self.filter(hukou=Hukou.LOCAL)

    def outside_grids(self) -> Self:
        """Those whose address no grid claims (未入格)."""
        return self.filter(unit__level=Level.COMMUNITY)

    def in_class(self, kind: str, *, on: date) -> Self:
        """Those whose class on a day is this one."""
        from residents.models import ClassSpell

        spells = ClassSpell.objects.filter(person=OuterRef("pk")).holding(on)
        return self.filter(Exists(spells.filter(kind=kind)))

    def with_open_stays(self) -> Self:
        """With `open_stays`, newest first, and their addresses, in one more query."""
        from residents.models import Stay

        stays = Stay.objects.open().select_related("address")
        newest = stays.order_by(F("starts_on").desc(nulls_last=True), "-pk")
        return self.prefetch_related(Prefetch("stays", newest, to_attr="open_stays"))

    def with_class(self, on: date) -> Self:
        """With `class_kind`, the class held on a day, or None."""
        from residents.models import ClassSpell

        spells = ClassSpell.objects.filter(person=OuterRef("pk")).holding(on)
        return self.annotate(class_kind=Subquery(spells.values("kind")[:1]))

    def with_identity(self, number: str) -> Self:
        """Those with exactly this identity number, by blind index (MK-3)."""
        identity = check_identity(number)
        if not identity.number:
            return self.none()
        index = blind_index(identity.number, IDENTITY_PURPOSE)
        return self.filter(identity_index=index)

    def search(self, text: str) -> Self:
        """Whoever a person means by these words; scope the rows first.

        A whole identity number or phone by blind index, four digits as the last four
        of either, letters as pinyin (initials, beginnings and every reading of a
        surname) or as a Latin name, a house or room as whoever lives there, anything
        else as characters of the name.
        """
        words = strip_invisible(fold_width(text)).strip()
        if not words:
            return self.none()
        if _TAIL.fullmatch(words):
            return self.filter(Q(identity_tail=words.upper()) | Q(phone_tail=words))
        if any(char.isdigit() for char in words):
            return self.filter(_exact_number(words) | _lives_at(words))
        if _LATIN.fullmatch(words):
            return self.filter(_sounds_like(words) | _has_characters(words))
        return self.filter(_has_characters(words) | _lives_at(words))


def _lives_at(words: str) -> Q:
    """Whoever lives at a house or room, written either way, under any name (AR-1)."""
    from residents.models import Stay

    if _PLACE_WORD.search(words) is None:
        return Q(pk__in=[])
    aliases = dict(AddressAlias.objects.values_list("alias", "road"))
    parts = parse_address(words, aliases=aliases)
    if parts.system == "unknown" or not parts.number:
        return Q(pk__in=[])
    house = address_key(building_parts(parts))
    at = Q(key=address_key(parts)) if parts.room else Q(building_key=house)
    stays = Stay.objects.open().filter(address__in=Address.objects.filter(at))
    return Q(pk__in=stays.values("person"))


def _exact_number(words: str) -> Q:
    """The whole of a document number or a phone (MK-3); nothing for anything else."""
    wanted = Q(pk__in=[])
    phone = parse_phone(words)
    if phone is not None:
        index = blind_index(phone.number, PHONE_PURPOSE)
        wanted |= _or_merged(Q(phone_index=index) | Q(other_phone_index=index))
    identity = check_identity(words)
    if identity.number:
        index = blind_index(identity.number, IDENTITY_PURPOSE)
        wanted |= _or_merged(Q(identity_index=index))
    return wanted


def _or_merged(wanted: Q) -> Q:
    """The numbers of a merged record lead to the one that was kept."""
    from residents.models import Person

    merged = Person.objects.filter(wanted, merged_into__isnull=False)
    return wanted | Q(pk__in=merged.values("merged_into"))


def _sounds_like(words: str) -> Q:
    letters = _NOT_A_LETTER.sub("", words).lower()
    if not letters:
        return Q(pk__in=[])
    return (
        Q(initials__contains=[letters])
        | Q(readings__contains=[letters])
        | Q(pinyin__startswith=letters)
    )


def _has_characters(words: str) -> Q:
    pieces = query_grams(words)
    if not pieces:
        return Q(pk__in=[])
    key = search_key(words)
    wanted = Q(grams__contains=pieces)
    return wanted & Q(name_key__contains=key) if len(key) > _ONE_PIECE else wanted


class StayQuerySet(TerritoryQuerySet[Any]):
    """Stays."""

    def covering(self, on: date) -> Self:
        """Stays that hold on a day."""
        return self.filter(period__contains=on)

    def open(self) -> Self:
        """Stays without an end."""
        return self.filter(ends_on__isnull=True)

    def outside_grids(self) -> Self:
        """Stays at addresses no grid claims (未入格)."""
        return self.filter(unit__level=Level.COMMUNITY)

    def under_bans(self) -> Self:
        """Open stays where living is forbidden now (HZ-6)."""
        return self.open().filter(Exists(_bans_on("dwelling")))


def _how_many(grouped: Any) -> Any:
    return Coalesce(Subquery(grouped.annotate(n=Count("pk")).values("n")), 0)


def _bans_on(dwelling: str) -> Any:
    """Bans in force on the address of a row, or on the dwelling of that column."""
    from residents.models import OccupancyBan

    return OccupancyBan.objects.in_force().filter(
        Q(dwelling__isnull=True) | Q(dwelling=OuterRef(dwelling)),
        address=OuterRef("address"),
    )


class DwellingQuerySet(TerritoryQuerySet[Any]):
    """Dwellings."""

    def in_use(self, on: date) -> Self:
        """Those somebody may live in on a day."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))

    def with_occupants(self, on: date) -> Self:
        """With `occupants`: the stays that cover the day (3.4)."""
        living = Count("stays", filter=Q(stays__period__contains=on))
        return self.annotate(occupants=living)

    def with_bans(self) -> Self:
        """With `is_banned`: nobody may be housed there now (HZ-6)."""
        return self.annotate(is_banned=Exists(_bans_on("pk")))

    def under_bans(self) -> Self:
        """Those where nobody may be housed now (HZ-6)."""
        return self.filter(Exists(_bans_on("pk")))


class HouseholdQuerySet(TerritoryQuerySet[Any]):
    """Households."""

    def holding(self, on: date) -> Self:
        """Households that exist on a day."""
        return self.filter(period__contains=on)

    def with_members(self, on: date) -> Self:
        """With `present`, the members of the day with their people, head first."""
        from residents.choices import HEAD_CODE
        from residents.models import HouseholdMember

        members = HouseholdMember.objects.holding(on).select_related("person")
        first = members.order_by(
            Case(When(relation=HEAD_CODE, then=0), default=1), "pk"
        )
        return self.prefetch_related(Prefetch("members", first, to_attr="present"))


class OccupancyBanQuerySet(TerritoryQuerySet[Any]):
    """Bans on living at an address."""

    def in_force(self) -> Self:
        """Those nobody has lifted."""
        return self.filter(lifted_at__isnull=True)

    def with_living(self) -> Self:
        """With `living`: open stays there that are not compliant."""
        from residents.models import Stay

        stays = Stay.objects.open().filter(is_compliant=False).order_by()
        there = stays.filter(address=OuterRef("address")).values("address")
        inside = stays.filter(dwelling=OuterRef("dwelling")).values("dwelling")
        counted = Case(
            When(dwelling__isnull=True, then=_how_many(there)),
            default=_how_many(inside),
        )
        return self.annotate(living=counted)

    def covering(self, address: Any, dwelling: Any = None) -> Self:
        """Those that cover an address, or one dwelling there."""
        return self.filter(
            Q(dwelling__isnull=True) | Q(dwelling=dwelling), address=address
        )


class PersonFactQuerySet(TerritoryQuerySet[Any]):
    """Dated facts about a person, seen by whoever sees the person."""

    def holding(self, on: date) -> Self:
        """Facts that hold on a day."""
        return self.filter(period__contains=on)


class HoldQuerySet(TerritoryQuerySet[Any]):
    """Legal holds."""

    def standing(self) -> Self:
        """Those nobody has lifted."""
        return self.filter(lifted_at__isnull=True)


class ConsentQuerySet(TerritoryQuerySet[Any]):
    """Consents."""

    def standing(self) -> Self:
        """Those not withdrawn."""
        return self.filter(withdrawn_on__isnull=True)


class KnockQuerySet(TerritoryQuerySet[Any]):
    """Knocks at people's doors."""


class StayTotalQuerySet(TerritoryQuerySet[Any]):
    """Totals of stays that are kept no more."""
