"""One record of everything, in the worker's grid, full of words nobody else may read."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from tests.architecture.routes import Route
from tests.clock import NOON
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
    "stranger": "stranger",
    "street_officer": "street_officer",
    "official": "official",
    "auditor": "auditor",
    "administrator": "administrator",
    "disabled": "disabled",
}


class World:
    """The records, the people, and the address of each route for them."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.people = {name: request.getfixturevalue(f) for name, f in CAST.items()}
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
        # Full numbers reach nobody without an act of revealing them.
        self.never_shown = (identity, NUMBER_TEXT, KEEPER_PHONE)
        self._clients: dict[str, Client] = {}

    def client(self, who: str) -> Client:
        """A fresh browser of one of the cast (so that no act signs another out)."""
        client = Client()
        if who != "anonymous":
            client.force_login(self.people[who])
        return client

    def arguments(self, route: Route) -> dict[str, Any]:
        """What the route's pattern wants, filled with the world's records.

        A route whose arguments cannot be built fails: a new page must say here which
        record it shows.
        """
        special = self._special(route)
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
            "fieldwork:entry": {"kind": "hazards.site"},
            "hazards:field_answer": {"pk": self.round.pk, "site": self.site.pk},
            "hazards:field_call": {"pk": self.site.pk},
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
        model = apps.get_model(app_label, model_name)
        if app_label == "accounts":
            user = self.people["worker"]
            return user.pk if model_name == "user" else user.posts.get().pk
        if app_label == "territory":
            return self.grid.pk
        row = model._default_manager.order_by("-pk").first()
        if row is None:
            raise AssertionError(f"The world has no {model._meta.label}: {route}")
        return row.pk


__all__ = ["NOON", "SECRETS", "World"]
