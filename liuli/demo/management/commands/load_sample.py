"""load_sample: the sample community, built only through operations and imports."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from liuli.accounts.models import User
from liuli.demo.campaigns import hold_campaigns
from liuli.demo.canvass import write_canvass_ledgers
from liuli.demo.care import care_for_people
from liuli.demo.community import (
    OTHER_WORKERS,
    found_community,
    hire_staff,
    keep_sign_ins,
)
from liuli.demo.compensation import keep_rolls
from liuli.demo.decisions import hold_votes
from liuli.demo.grid_people import people_the_grids
from liuli.demo.homes import furnish_homes
from liuli.demo.land import keep_land
from liuli.demo.landlords import found_association, report_tenants
from liuli.demo.ledgers import write_ledgers
from liuli.demo.meals import serve_meals
from liuli.demo.meetings import hold_meetings
from liuli.demo.needs import note_needs, praise_residents
from liuli.demo.opinions import hear_opinions
from liuli.demo.party import keep_the_base
from liuli.demo.petitions import receive_petitions
from liuli.demo.premises import keep_premises
from liuli.demo.skills import list_skills
from liuli.demo.votes import write_vote_ledgers
from liuli.demo.watch import keep_watch
from liuli.demo.water import keep_water
from liuli.demo.week import tell_the_stories, walk_the_week
from liuli.demo.youth import keep_courses
from liuli.exchange.operations import import_file
from liuli.kernel.access import SYSTEM
from liuli.kernel.later import after_commit
from liuli.territory.models import Unit

SIGN_INS = "sample-accounts.json"


class Command(BaseCommand):
    """Builds the sample once; a portal that has people in it is left alone."""

    help = "Load the sample community into an empty portal."

    def handle(self, *args: Any, **options: Any) -> None:
        """Grids, people, ledgers, a week of rounds and hazards."""
        if User.objects.exists():
            self.stdout.write("The portal has people in it already: nothing loaded.")
            return
        community = Unit.objects.get(code=settings.LIULI_COMMUNITY)
        self.stdout.write("Drawing grids and opening sample accounts")
        grids = found_community(community)
        users, sign_ins = hire_staff(community, grids)
        self._take_ledgers_in(community)
        now = timezone.now()
        self.stdout.write("Founding the landlord association")
        members = found_association(community, today=timezone.localdate(now))
        report_tenants(
            members, account=users["landlord"], cadre=users["cadre"], now=now
        )
        self.stdout.write("Walking a week of rounds")
        workers = {"第一网格": users["worker"], "第二网格": users["worker_next_grid"]}
        workers |= {grid: users[name] for grid, (name, _d) in OTHER_WORKERS.items()}
        walk_the_week(workers, grids, today=timezone.localdate(now))
        tell_the_stories(
            users["worker"], users["cadre"], users["lead"], grids["第一网格"], now=now
        )
        self.stdout.write("Drawing microgrids and giving duties")
        people_the_grids(
            community,
            grids,
            lead=users["lead"],
            cadre=users["cadre"],
            secretary=users["secretary"],
            now=now,
        )
        self.stdout.write("Keeping the base of party members")
        keep_the_base(
            community, secretary=users["secretary"], today=timezone.localdate(now)
        )
        self.stdout.write("Noting needs and nominations")
        note_needs(
            grids["第一网格"], worker=users["worker"], cadre=users["cadre"], now=now
        )
        praise_residents(
            community,
            grids["第一网格"],
            worker=users["worker"],
            cadre=users["cadre"],
            today=timezone.localdate(now),
        )
        self.stdout.write("Reading the water meters")
        keep_water(
            community,
            worker=users["worker"],
            cadre=users["cadre"],
            secretary=users["secretary"],
            now=now,
        )
        self._keep_safe(community, users, now)
        self.stdout.write("Keeping payee rolls of land compensation")
        keep_rolls(
            community, officer=users["funds_officer"], secretary=users["secretary"]
        )
        keep_land(community, officer=users["funds_officer"], now=now)
        self.stdout.write("Furnishing dwellings and founding households")
        furnish_homes(community, cadre=users["cadre"], now=now)
        self.stdout.write("Holding three votes")
        hold_votes(
            community,
            secretary=users["secretary"],
            tellers=(users["cadre"], users["cadre_two"]),
            now=now,
        )
        hold_meetings(community, cadre=users["cadre"], now=now)
        hear_opinions(community, cadre=users["cadre"], now=now)
        list_skills(community, cadre=users["cadre"], today=timezone.localdate(now))
        self.stdout.write("Looking after people, gathering volunteers, opening venues")
        care_for_people(
            community,
            grids["第一网格"],
            carer=users["worker"],
            cadre=users["cadre"],
            secretary=users["secretary"],
            now=now,
        )
        self.stdout.write("Serving meals for the old")
        serve_meals(
            community,
            cadre=users["cadre"],
            funds_officer=users["funds_officer"],
            secretary=users["secretary"],
            now=now,
        )
        self.stdout.write("Receiving three petitions")
        receive_petitions(community, officer=users["petition_officer"], now=now)
        self.stdout.write("Opening courses for young people")
        keep_courses(
            community, cadre=users["cadre"], secretary=users["secretary"], now=now
        )
        # The worker counts the past days for the trends while people look around.
        after_commit("liuli.indicators.tasks.snapshot_day")
        # Last: the file's presence says that the sample is whole.
        keep_sign_ins(sign_ins, Path(settings.DATA_DIR) / SIGN_INS)
        self.stdout.write("The sample community is loaded.")

    def _take_ledgers_in(self, community: Unit) -> None:
        today = timezone.localdate()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self._import(community, write_ledgers(folder))
            self._import(community, write_vote_ledgers(folder))
            # Doors are those the ledgers before have brought.
            self._import(
                community, write_canvass_ledgers(folder, community, today=today)
            )

    def _import(self, community: Unit, written: list[Path]) -> None:
        for path in written:
            self.stdout.write(f"Importing {path.name}")
            import_file(
                community,
                data=path.read_bytes(),
                file_name=path.name,
                kind="",
                actor=SYSTEM,
                now=timezone.now(),
            )

    def _keep_safe(
        self, community: Unit, users: dict[str, User], now: datetime
    ) -> None:
        """Watch, assets and campaigns."""
        cadre, secretary = users["cadre"], users["secretary"]
        self.stdout.write("Keeping the seven-shop watch")
        keep_watch(community, cadre=cadre, secretary=secretary, now=now)
        self.stdout.write("Keeping assets, licences and key sites")
        keep_premises(community, cadre=cadre, secretary=secretary, now=now)
        self.stdout.write("Holding campaigns")
        hold_campaigns(community, worker=users["worker"], cadre=cadre, now=now)
