"""Who gets what from every address: a line for each, or the test fails (RO-1).

The table is access.csv, reviewed by hand. `LIULI_WRITE_ACCESS=1` writes what was seen,
for a person to read before it is committed; docs/access.md is printed from it.
"""

import csv
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from liuli.accounts.models import User
from petitions.models import Case
from petitions.operations.access import assign_handler
from tests.architecture.routes import Route, all_routes
from tests.architecture.world import NAME, NOON, PLACE, SECRETS, World

HERE = Path(__file__).parent
TABLE = HERE / "access.csv"
PAGE = HERE.parent.parent / "docs" / "access.md"
CAST = (
    "anonymous",
    "worker",
    "neighbour",
    "cadre",
    "petition_officer",
    "funds_officer",
    "stranger",
    "street_officer",
    "official",
    "auditor",
    "administrator",
    "disabled",
)
EXPLANATION = (
    "Printed from `tests/architecture/access.csv`; the test walks every address"
    " for everyone. Each cell is the answer to GET / POST (without data):"
    " 200 shown, 302 sent on (to sign-in or back), 403 not allowed, 404 not"
    " there or not yours, 405 not that way."
)
# Their pages may show a person's name or text of the world's grid.
INSIDERS = {"worker", "cadre"}
# The handler of the world's case reads what its petitioner asks; nothing else of it.
# Who keeps the funds reads whom land and water money is owed to, and for which place.
READ_BY = {"petition_officer": {NAME}, "funds_officer": {NAME, PLACE}}
# Acts whose very answer is the number: recorded, and for insiders only. Guardians are
# called from the list of a session, also without a signal; each opening is a row (YT-3).
REVEALS = {
    "hazards:field_call(pk)", "residents:call(pk)", "services:youth_hand_over(pk)",
}  # fmt: skip
# Every address opens for two or three of the cast in every run, for all in a long one.
DRAWN_OF = 5
WRITE = bool(os.environ.get("LIULI_WRITE_ACCESS"))


def read_table() -> dict[str, dict[str, str]]:
    """Route name → cast member → "GET/POST" statuses."""
    if not TABLE.exists():
        return {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["route"]: row for row in csv.DictReader(lines)}


def page_text(table: dict[str, dict[str, str]]) -> str:
    """docs/access.md."""
    head = "| " + " | ".join(("route", *CAST)) + " |"
    rule = "|" + "---|" * (len(CAST) + 1)
    rows = [
        "| " + " | ".join((f"`{name}`", *(row[who] for who in CAST))) + " |"
        for name, row in sorted(table.items())
    ]
    return "\n".join(
        [
            "# Who gets what",
            "",
            EXPLANATION,
            "",
            head,
            rule,
            *rows,
            "",
        ]
    )


@pytest.fixture
def world(request: pytest.FixtureRequest, db: None) -> World:
    """One record of everything in the worker's grid."""
    return World(request)


def answers(client: Client, url: str) -> Iterator[tuple[str, object]]:
    """What GET and POST say, each in a transaction that leaves nothing."""
    for method in (client.get, client.post):
        with transaction.atomic():
            try:
                response = method(url)
            except Exception as fault:  # noqa: BLE001  a fault is an answer to report
                transaction.set_rollback(True)
                yield "500", f"{type(fault).__name__}: {fault}".encode()
                continue
            body = (
                b"".join(response.streaming_content)
                if response.streaming
                else response.content
            )
            transaction.set_rollback(True)
        yield str(response.status_code), body


def seen_by(
    who: str, world: World, routes: list[Route]
) -> tuple[dict[str, str], list[str]]:
    """Statuses of every route for one person, and secrets that leaked."""
    seen, leaks = {}, []
    for route in routes:
        if route.name == "healthz" and who != "anonymous":
            # It answers before it is known who asks, slowly where no worker replies.
            seen[route.key] = "as anonymous"
            continue
        client = world.client(who)
        url = reverse(route.name, kwargs=world.arguments(route))
        statuses = []
        for status, body in answers(client, url):
            statuses.append(status)
            if status.startswith("5") and route.name != "healthz":
                leaks.append(f"{who} {route.key}: {status} {str(body)[:300]}")
            if who in INSIDERS and route.key in REVEALS:
                continue
            tokens = (
                world.never_shown
                if who in INSIDERS
                else set(SECRETS) - READ_BY.get(who, set())
            )
            leaks += [
                f"{who} {route.key}: {token}"
                for token in tokens
                if token.encode() in body
            ]
        seen[route.key] = "/".join(statuses)
    return seen, leaks


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("half", [0, 1])
def test_every_address_answers_everyone_as_the_table_says(half: int, world: World):
    """The world is built for half the cast at once: that is what takes the time."""
    wrong, leaked = {}, []
    for who in CAST[half::2]:
        seen, leaks = seen_by(who, world, all_routes())
        if WRITE:
            _write(who, seen)
        wrong |= unlike_the_table(who, seen)
        leaked += leaks

    assert leaked == []
    assert wrong == {}


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_drawn_part_of_the_addresses_answers_as_the_table_says(world: World):
    """The same draw in every run, so that what fails fails again."""
    wrong, leaked, opened = {}, [], set()
    for who in CAST:
        routes = [route for route in all_routes() if is_drawn(who, route)]
        opened |= {route.key for route in routes}
        seen, leaks = seen_by(who, world, routes)
        wrong |= unlike_the_table(who, seen)
        leaked += leaks

    assert leaked == []
    assert wrong == {}
    assert len(opened) > len(all_routes()) * 0.9


def is_drawn(who: str, route: Route) -> bool:
    """Whether this one opens this address in every run."""
    return zlib.crc32(f"{who} {route.key}".encode()) % DRAWN_OF == 0


def unlike_the_table(
    who: str, seen: dict[str, str]
) -> dict[tuple[str, str], tuple[str | None, str]]:
    """What answered otherwise than the table says: (said, seen)."""
    said = {name: row[who] for name, row in read_table().items()}
    return {
        (who, name): (said.get(name), answer)
        for name, answer in seen.items()
        if said.get(name) != answer
    }


def test_the_world_has_a_record_for_every_address(world: World):
    missing = []
    for route in all_routes():
        try:
            reverse(route.name, kwargs=world.arguments(route))
        except AssertionError as gap:
            missing.append(str(gap))

    assert missing == []


def test_every_address_has_a_line_and_every_line_an_address():
    assert {route.key for route in all_routes()} == set(read_table())


def test_the_printed_page_is_the_table():
    text = page_text(read_table())
    if WRITE:
        PAGE.write_text(text, encoding="utf-8")

    assert PAGE.read_text("utf-8") == text


def _write(who: str, seen: dict[str, str]) -> None:
    table = read_table()
    rows = {name: dict(table.get(name, {"route": name})) for name in seen}
    for name, statuses in seen.items():
        rows[name][who] = statuses
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, ["route", *CAST], restval="?", lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(rows[name] for name in sorted(rows))


# --- petitions: by assignment only (PP-3) ---------------------------------------------
def petition_routes(routes: list[Route]) -> list[Route]:
    """Every page, act, document and photo of one case."""
    return [
        route
        for route in routes
        if route.name.startswith("admin:petitions_case_")
        and route.arguments
        and not route.name.endswith("_delete")  # nobody deletes anything: always 403
    ]


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_every_door_of_a_case_follows_its_grant(world: World, secretary: User):
    """PP-3, T5: granted, never granted, revoked, for every address there is or will be.

    Whoever has no grant finds nothing there: not a page, a file, a photo or an act.
    """
    routes = petition_routes(all_routes())
    granted, _leaks = seen_by("petition_officer", world, routes)
    case = Case.objects.get(pk=world.row("petitions.case"))

    never, leaks = seen_by("other_petition_officer", world, routes)
    assign_handler(
        case, handler=world.people["other_petition_officer"], actor=secretary, now=NOON
    )
    revoked, more = seen_by("petition_officer", world, routes)
    now_granted, _leaks = seen_by("other_petition_officer", world, routes)

    nothing = dict.fromkeys(granted, "404/404")
    assert len(routes) > 10
    assert (never, revoked, leaks + more) == (nothing, nothing, [])
    assert now_granted == granted
    history = {"admin:petitions_case_history(object_id)"}
    assert {key for key, seen in granted.items() if seen == "404/404"} == history
