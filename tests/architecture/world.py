"""One record of everything, in the worker's grid, full of words nobody else may read."""

import importlib
import io
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.apps import apps
from django.test import Client

from hazards.models import LedgerNote, Site
from hazards.operations.reminders import warn_due_hazards
from hazards.operations.severities import ask_lower_severity
from liuli.exchange.operations import import_file
from liuli.kernel.access import SYSTEM
from liuli.notices.models import Digest, Notice
from liuli.notices.operations import notify
from liuli.places.operations import add_alias
from residents.choices import Basis, Tag
from residents.operations import add_service_tag
from tests.architecture.routes import Route
from tests.clock import NOON, TODAY
from tests.factories.hazards import make_photo, make_site, reported_done
from tests.factories.patrols import scheduled, started
from tests.factories.residents import a_resident, an_identity

NAME = "欧阳探针"
KEEPER = "司马探针"
SITE_NAME = "探针旅馆"
NUMBER_TEXT = "19900042424"
KEEPER_PHONE = "19900052525"
PLACE = "琉璃探针街"
# Words that must never reach anyone outside the grid and its community.
SECRETS = (NAME, KEEPER, SITE_NAME, PLACE, NUMBER_TEXT, KEEPER_PHONE)
CAST = {
    "worker": "worker",
    "neighbour": "neighbour",
    "cadre": "cadre",
    "secretary": "secretary",
    "petition_officer": "petition_officer",
    "other_petition_officer": "other_petition_officer",
    "funds_officer": "funds_officer",
    "stranger": "stranger",
    "street_officer": "street_officer",
    "official": "official",
    "auditor": "auditor",
    "administrator": "administrator",
    "disabled": "disabled",
}


@dataclass(frozen=True)
class Part:
    """What one topic adds: see parts/README.md."""

    arguments: dict[str, dict[str, Any]] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)


class World:
    """The records, the people, and the address of each route for them."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.people = {name: request.getfixturevalue(f) for name, f in CAST.items()}
        self._cookies: dict[str, str] = {}
        self.grid = request.getfixturevalue("grid")
        self.community = request.getfixturevalue("community")
        self.media = request.getfixturevalue("tmp_path")
        request.getfixturevalue("settings").MEDIA_ROOT = self.media
        worker, cadre = self.people["worker"], self.people["cadre"]
        identity = an_identity()
        self.site = make_site(
            self.grid, name=SITE_NAME, keeper_name=KEEPER, keeper_phone=KEEPER_PHONE
        )
        self.person = a_resident(
            self.grid, full_name=NAME, identity=identity, phone=NUMBER_TEXT
        )
        self.photo = make_photo(worker, self.grid)
        self.hazard = reported_done(self.site, worker, cadre=cadre)
        self.round = started(self.grid, worker)
        self.afternoon = scheduled(self.grid, "afternoon")
        self.note = LedgerNote.objects.create(
            site=self.site, noted_on=TODAY, text=f"{SITE_NAME}电线私拉乱接"
        )
        add_alias(
            self.community,
            alias="探针老街",
            road=PLACE,
            actor=SYSTEM,
            starts_on=TODAY,
        )
        self.lowering = ask_lower_severity(
            self.hazard, severity="general", reason="已大部整改", actor=cadre, now=NOON
        )
        add_service_tag(
            self.person,
            tag=Tag.LIVES_ALONE,
            basis=Basis.CONSENT,
            actor=cadre,
            starts_on=TODAY,
        )
        self.job, _result = import_file(
            self.community,
            data=_ledger(),
            file_name="探针台账.xlsx",
            kind="",
            actor=SYSTEM,
            now=NOON,
        )
        self.imported_site = Site.objects.exclude(pk=self.site.pk).get(
            keeper_name=KEEPER
        )
        warn_due_hazards(now=NOON + timedelta(days=30))
        notify(
            [worker],
            kind="hazards.rectify_soon",
            key="probe",
            params={
                "hazard": self.hazard.pk,
                "number": 1,
                "severity": "major",
                "unit": self.grid.pk,
                "due_on": "2026-03-09",
                "round": 1,
            },
            url="/field/",
            now=NOON,
        )
        self.notice = Notice.objects.get(key="probe")
        self.digest = Digest.objects.create(recipient=worker, on=TODAY, made_at=NOON)
        # Full numbers reach nobody without an act of revealing them.
        self.never_shown = (identity, NUMBER_TEXT, KEEPER_PHONE)
        self._rows: dict[str, Any] = {}
        self._given: dict[str, dict[str, Any]] = {}
        for path in sorted((Path(__file__).parent / "parts").glob("*.py")):
            topic = importlib.import_module(f"tests.architecture.parts.{path.stem}")
            part: Part = topic.build(self)
            self._given |= part.arguments
            self._rows |= part.rows

    def row(self, label: str) -> Any:
        """The world's row of a model, by its label."""
        return self._rows[label]

    def client(self, who: str) -> Client:
        """A browser of one of the cast, signed in once and seen once.

        Each call is a fresh browser with the cookies of that sign-in: whoever walks many
        addresses takes back what each did, a sign-out too.
        """
        client = Client()
        if who == "anonymous":
            return client
        if who not in self._cookies:
            client.force_login(self.people[who])
            client.get("/notices/")  # from here on no request has to write the session
            self._cookies[who] = client.cookies.output(header="")
        client.cookies.load(self._cookies[who])
        return client

    def arguments(self, route: Route) -> dict[str, Any]:
        """What the route's pattern wants, filled with the world's records.

        A route whose arguments cannot be built fails: a new page must say here which
        record it shows.
        """
        special = self._given.get(route.name) or self._special(route)
        if special is not None:
            return special
        if route.name.startswith("admin:") and route.arguments:
            return dict.fromkeys(route.arguments, self._row_of(route))
        if route.arguments:
            raise AssertionError(f"No record known for {route}")
        return {}

    def _special(self, route: Route) -> dict[str, Any] | None:
        if route.name == "admin:app_list":
            return {"app_label": "accounts"}
        if route.name.startswith("dashboards:") and route.arguments:
            given = {"code": self.grid.code, "key": "residents.living"}
            return {name: given[name] for name in route.arguments}
        given = {
            "attachments:photo": {"pk": self.photo.pk},
            "admin:hazards_hazard_decide_lowering": {"pk": self.lowering.pk},
            "exchange:blank": {"kind": "scrapyard"},
            "exchange:columns": {"pk": self.job.pk},
            "exchange:confirm": {"pk": self.job.pk},
            "exchange:import": {"pk": self.job.pk},
            "exchange:problems": {"pk": self.job.pk},
            "exchange:progress": {"pk": self.job.pk},
            "exchange:source": {"model": "hazards.site", "pk": self.imported_site.pk},
            "exchange:undo": {"pk": self.job.pk},
            "hazards:field_explain": {"pk": self.round.pk},
            "hazards:site": {"code": self.site.qr_code},
            "hazards:site_door": {"code": self.site.qr_code},
            "notices:digest": {"pk": self.digest.pk},
            "notices:group_text": {"key": "hazards.rounds_today"},
            "notices:open": {"pk": self.notice.pk},
            "notices:text": {"pk": self.notice.pk},
            "residents:call": {"pk": self.person.pk},
            "residents:knock": {"pk": self.person.pk},
            "residents:reveal": {"pk": self.person.pk},
            "fieldwork:entry": {"kind": "hazards.new_site"},
            "hazards:field_answer": {"pk": self.round.pk, "site": self.site.pk},
            "hazards:field_call": {"pk": self.site.pk},
            "hazards:field_at": {"code": self.site.qr_code},
            "hazards:field_finding": {"pk": self.site.pk},
            "hazards:field_hazard": {"pk": self.hazard.pk},
            "hazards:field_finish": {"pk": self.round.pk},
            "hazards:field_round": {"pk": self.round.pk},
            "hazards:field_start": {"pk": self.afternoon.pk},
        }
        return given.get(route.name)

    def _row_of(self, route: Route) -> Any:
        """The world's row of the model an admin route is about."""
        app_label, model_name = route.name.removeprefix("admin:").split("_")[:2]
        if f"{app_label}.{model_name}" in self._rows:
            return self._rows[f"{app_label}.{model_name}"]
        model = apps.get_model(app_label, model_name)
        if app_label == "accounts":
            user = self.people["worker"]
            return user.pk if model_name == "user" else user.posts.get().pk
        if app_label == "territory":
            return self.grid.pk
        own = {
            "hazard": self.hazard,
            "site": self.site,
            "round": self.round,
            "person": self.person,
        }
        if model_name in own:
            return own[model_name].pk
        row = model._default_manager.order_by("-pk").first()
        if row is None:
            raise AssertionError(f"The world has no {model._meta.label}: {route}")
        return row.pk


def _ledger() -> bytes:
    """A scrapyard ledger of one row whose words nobody outside may read."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(
            0,
            0,
            ["序号", "站点名称", "地址", "经营者", "联系电话", "是否持证", "面积(㎡)"],
        )
        sheet.write_row(
            1, 0, [1, SITE_NAME, f"{PLACE}9号", KEEPER, KEEPER_PHONE, "无证", 50]
        )
    return out.getvalue()


__all__ = ["NOON", "SECRETS", "World"]
