"""script/bench search: lists and search of residents among a million people.

Goals c1 to c3 of performance.md. The people are invented and copied into one community;
history triggers and search indexes are off while they are copied, on while it measures.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

import django

ROUNDS: Final = 5
FEW: Final = 10_000
NAMES: Final = 60_000
ADDRESSES: Final = 5_000
TABLES: Final = ("residents_person", "residents_stay")
_LONG_AGO: Final = date(2015, 1, 1)
_DAYS: Final = 3_600
_PAGE: Final = 51
_SHAPE: Final = (
    "unit_id", "community_id", "full_name", "name_key", "grams", "pinyin", "initials",
    "readings", "identity_kind", "identity_tail", "phone_tail", "sex", "birth_on",
    "hukou", "hukou_place", "marital", "education", "political", "occupation", "note",
    "unread", "is_synthetic",
)  # fmt: skip


def main(words: list[str]) -> int:
    """Fill, measure few, fill up, measure many; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="script/bench search", description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    people = parser.parse_args(words).people
    django.setup()
    from liuli.bench.figures import say, say_machine

    say_machine()
    village = Village()
    village.fill(FEW)
    few = village.pages()
    say_page_times(FEW, few)
    village.fill(people - FEW)
    many = village.pages()
    say_page_times(people, many)
    held = say_list_goals(few, many)
    say(f"2-character searches of the name among {people:,} people, SQL:")
    held &= say_search_goal(village)
    say_machine()
    return 0 if held else 1


class Village:
    """One community, its people, and somebody at its desk."""

    def __init__(self) -> None:
        from liuli.accounts.operations import give_post, open_account
        from liuli.accounts.roles import Role
        from liuli.kernel.access import SYSTEM
        from liuli.places.operations import locate_addresses
        from liuli.territory.choices import Level
        from liuli.territory.models import Unit

        self.chance = random.Random(2024)  # noqa: S311  a village, not a secret
        community = Unit.objects.filter(level=Level.COMMUNITY).first()
        assert community is not None  # noqa: S101  a migrated portal has its territory
        self.community = community
        cadre, _password = open_account("bench", display_name="bench", actor=SYSTEM)
        give_post(
            cadre,
            role=Role.CADRE,
            unit=community,
            actor=SYSTEM,
            starts_on=_LONG_AGO,
        )
        self.cadre = cadre
        texts = [f"琉璃{n % 40 + 1}街{n // 40 + 1}号" for n in range(ADDRESSES)]
        found = locate_addresses(texts, community=community)
        self.addresses = sorted({address.pk for address in found.values()})
        self.names = list(_names(self.chance))
        self.filled = 0

    def fill(self, count: int) -> None:
        """Copy people and one stay each; indexes and statistics as they should be."""
        from django.db import connection

        from liuli.bench.figures import say

        say(f"copying {count:,} people")
        with connection.cursor() as cursor:
            indexes = _drop_indexes(cursor)
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            with cursor.copy(
                f"COPY residents_person ({', '.join(_SHAPE)}) FROM STDIN"
            ) as copy:
                for _number in range(count):
                    copy.write_row(self._person())
            cursor.execute(_STAYS, [self.addresses, self.filled])
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            for definition in indexes:
                cursor.execute(definition)
            for table in TABLES:
                cursor.execute(f"VACUUM ANALYZE {table}")
            cursor.execute("SELECT max(id) FROM residents_person")
            (self.filled,) = cursor.fetchone()

    def pages(self) -> dict[str, list[float]]:
        """The first page of the list: the desk's, and a stock admin's beside it."""
        from django.contrib.admin import ModelAdmin
        from unfold.admin import ModelAdmin as ThemedAdmin

        from liuli.bench.figures import interleaved

        return interleaved(
            {
                "ours": self._our_page(),
                "stock": self._stock_page(ModelAdmin),
                "themed": self._stock_page(ThemedAdmin),
            },
            rounds=ROUNDS,
        )

    def search(self, piece: str) -> tuple[dict[str, list[float]], str]:
        """A page of ids by our search and by LIKE, and the plan of ours."""
        from liuli.bench.figures import interleaved
        from residents.models import Person

        seen = Person.objects.visible_to(self.cadre).order_by("name_key", "pk")
        ours = seen.search(piece).values_list("pk", flat=True)[:_PAGE]
        like = seen.filter(full_name__contains=piece).values_list("pk", flat=True)
        taken = interleaved(
            {"ours": lambda: list(ours.all()), "like": lambda: list(like[:_PAGE])},
            rounds=ROUNDS,
        )
        return taken, ours.explain()

    def _person(self) -> tuple[Any, ...]:
        from psycopg.types.json import Jsonb

        chance = self.chance
        # Squared: a few names are had by many, most by few.
        name = self.names[int(len(self.names) * chance.random() ** 2)]
        born = date(1940, 1, 1) + timedelta(days=chance.randrange(25_000))
        return (
            self.community.pk, self.community.pk, *name, "none", "", "",
            chance.choice("12"), born, chance.choice(("local", "elsewhere")), "", "",
            chance.choice(("71", "81", "31", "")), "", "", "", Jsonb({}), True,
        )  # fmt: skip

    def _our_page(self) -> Any:
        from django.contrib import admin

        from residents.models import Person

        return self._opening(admin.site._registry[Person])  # noqa: SLF001

    def _stock_page(self, base: Any) -> Any:
        """What `startproject` and six columns give: count, order and search as is."""
        from django.contrib.admin import AdminSite, site
        from unfold.admin import ModelAdmin as ThemedAdmin

        from residents.models import Person

        class StockAdmin(base):  # type: ignore[misc]
            list_display = (
                "full_name", "hukou", "unit", "sex", "birth_on", "last_seen_on",
            )  # fmt: skip
            list_filter = ("hukou",)
            search_fields = ("full_name",)
            list_per_page = 25

            def has_view_permission(self, request: Any, obj: Any = None) -> bool:
                return True

            has_module_permission = has_view_permission

        home = site if base is ThemedAdmin else AdminSite(name="admin")
        return self._opening(StockAdmin(Person, home))

    def _opening(self, admin: Any) -> Any:
        from django.contrib.messages.storage.cookie import CookieStorage
        from django.test import RequestFactory

        def open_page() -> None:
            request: Any = RequestFactory().get("/admin/residents/person/")
            request.user, request.session = self.cadre, {}
            request._messages = CookieStorage(request)  # noqa: SLF001
            admin.changelist_view(request).render()

        return open_page


def say_page_times(people: int, taken: dict[str, list[float]]) -> None:
    """The times of both lists."""
    from liuli.bench.figures import say, say_times

    say(f"first page of the list of {people:,} people, HTML:")
    say_times("the desk's", taken["ours"])
    say_times("a stock Django admin's", taken["stock"])
    say_times("a stock admin's in the desk's theme", taken["themed"])


def say_list_goals(few: dict[str, Any], many: dict[str, Any]) -> bool:
    """c1 and c2."""
    from liuli.bench.figures import median, say_goal

    ours = median(many["ours"])
    growth = ours / median(few["ours"])
    held = say_goal("c1", "first page at all people / at 10,000", growth, at_most=1.5)
    gain = median(many["stock"]) / ours
    held &= say_goal("c2", "stock Django admin / ours", gain, at_least=5)
    themed = median(many["themed"]) / ours
    say_goal("c2", "the same with the desk's theme on both sides", themed, at_least=5)
    return held


def say_search_goal(village: Village) -> bool:
    """c3, by how many people have the two characters."""
    from liuli.bench.figures import median, say, say_goal, say_times

    ratios = []
    for word, piece in _pieces(village):
        taken, plan = village.search(piece)
        by_index = "person_grams" in plan
        say_times(f"{word}, ours{'' if by_index else ' (no index)'}", taken["ours"])
        say_times(f"{word}, LIKE over the table", taken["like"])
        ratios.append(median(taken["like"]) / median(taken["ours"]))
    say(f"  ratios {', '.join(f'{ratio:.0f}' for ratio in ratios)}")
    worst, middle = min(ratios), median(ratios)
    held = say_goal(
        "c3", "LIKE full scan / ours, the worst of them", worst, at_least=15
    )
    say_goal("c3", "LIKE full scan / ours, median (the far goal)", middle, at_least=100)
    return held


def _pieces(village: Village) -> list[tuple[str, str]]:
    """Given names that many, some, few and nobody have."""
    from django.db.models import Count

    from residents.models import Person

    given = Person.objects.filter(full_name__regex="^...$").values_list("full_name")
    counted = given.annotate(n=Count("pk")).order_by("-n")
    names = [name for name, _count in counted]
    at = {"many": 0, "some": len(names) // 10, "few": len(names) - 1}
    found = [(f"had by {word}", names[place][1:]) for word, place in at.items()]
    return [*found, ("had by nobody", "璘瑄")]


def _names(chance: random.Random) -> Iterator[tuple[Any, ...]]:
    """Names with their search columns, each made once."""
    from liuli.demo.invented import Inventor
    from residents.operations import name_values

    inventor = Inventor(chance.randrange(10**6))
    for name in sorted({inventor.name() for _number in range(NAMES)}):
        values = name_values(name)
        yield tuple(values[column] for column in _SHAPE[2:8])


def _drop_indexes(cursor: Any) -> list[str]:
    """Drop what no constraint rests on; returns how to make it again."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) "
        "AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        [list(TABLES)],
    )
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [definition for _name, definition in found]


_STAYS: Final = """
    INSERT INTO residents_stay
      (person_id, address_id, unit_id, kind, room, period, is_verified, source,
       row_hash, is_compliant)
    SELECT id, places[id %% array_length(places, 1) + 1], unit_id, 'partition', '',
           daterange('2024-01-01'::date + (id %% 600)::int, NULL), false, 'ledger', '',
           true
    FROM residents_person, (SELECT %s::bigint[] AS places) AS given
    WHERE id > %s
"""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
