"""The field page as an app: what is served to everyone, what is kept for whom (X1)."""

import json
import re

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from hazards.models import Round
from hazards.operations.schedules import schedule_rounds
from liuli.fieldwork.shell import SCRIPTS, assets
from tests.factories.hazards import make_site


def test_worker_has_one_name_and_knows_no_person(client, signed_in, worker):
    url = reverse("fieldwork:worker")

    stranger, own = client.get(url), signed_in(worker).get(url)

    assert stranger["Content-Type"].startswith("text/javascript")
    assert stranger.content == own.content
    shell = json.loads(re.match(r"const SHELL = (.*);", own.content.decode())[1])
    assert shell["assets"] == assets()


def test_shell_holds_every_file_a_field_page_loads(signed_in, worker, grid):
    make_site(grid)
    client = signed_in(worker)
    pack = client.get(reverse("fieldwork:pack")).json()
    loaded: set[str] = set()
    for page in pack["pages"]:
        text = client.get(page).content.decode()
        loaded |= set(re.findall(r'(?:src|href)="(/static/[^"]+)"', text))
    for path in SCRIPTS.glob("field_*.js"):
        for name in re.findall(r'from "\./([^"]+)"', path.read_text("utf-8")):
            loaded.add(static(f"js/{name}"))

    icon = static("img/field-192.png")
    assert loaded - {icon} <= set(assets())
    assert loaded


def test_manifest_starts_the_field_page(client):
    said = client.get(reverse("fieldwork:manifest")).json()

    assert (said["start_url"], said["scope"]) == ("/field/", "/field/")
    assert {icon["sizes"] for icon in said["icons"]} == {"192x192", "512x512", "any"}


def test_pack_names_own_rounds_and_no_site_of_the_next_grid(
    signed_in, worker, grid, next_grid
):
    schedule_rounds(timezone.localdate())
    round_today = Round.objects.filter(unit=grid, on=timezone.localdate()).first()
    mine, theirs = make_site(grid), make_site(next_grid)

    said = signed_in(worker).get(reverse("fieldwork:pack")).json()

    assert reverse("hazards:field_round", args=[round_today.pk]) in said["pages"]
    assert reverse("hazards:field_finding", args=[mine.pk]) in said["stand_ins"]
    assert reverse("hazards:field_finding", args=[theirs.pk]) not in said["stand_ins"]
    assert {one["page"] for one in said["stand_ins"].values()} <= set(said["pages"])
