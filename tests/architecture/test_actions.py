"""Who may press which action of a list, and what a related field offers (RO-1)."""

import csv
import os
from pathlib import Path

import pytest
from django.contrib import admin
from django.test import RequestFactory

TABLE = Path(__file__).with_name("actions.csv")
CAST = (
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
WRITE = bool(os.environ.get("LIULI_WRITE_ACCESS"))


def seen(request: pytest.FixtureRequest) -> dict[str, dict[str, str]]:
    """Every action, button and add form of every ModelAdmin, by person."""
    found: dict[str, dict[str, str]] = {}
    for who in CAST:
        asked = RequestFactory().get("/admin/")
        asked.user = request.getfixturevalue(who)
        for model, page in admin.site._registry.items():
            open_to = page.has_view_permission(asked)
            names = [f"{model._meta.label}: look"]
            answers = {names[0]: open_to}
            answers[f"{model._meta.label}: add"] = page.has_add_permission(asked)
            answers[f"{model._meta.label}: change"] = page.has_change_permission(asked)
            answers[f"{model._meta.label}: delete"] = page.has_delete_permission(asked)
            offered = page.get_actions(asked) if open_to else {}
            for name in getattr(page, "actions", None) or ():
                key = name if isinstance(name, str) else name.__name__
                answers[f"{model._meta.label}: {key}"] = key in offered
            for line, is_open in answers.items():
                row = found.setdefault(line, {"what": line})
                row[who] = "yes" if is_open else "-"
    return found


@pytest.mark.django_db
def test_actions_are_open_to_whom_the_table_says(request: pytest.FixtureRequest):
    found = seen(request)
    if WRITE:
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["what", *CAST], lineterminator="\n")
            writer.writeheader()
            writer.writerows(found[line] for line in sorted(found))
    with TABLE.open(encoding="utf-8", newline="") as lines:
        table = {row["what"]: row for row in csv.DictReader(lines)}

    assert found == table


def test_no_list_is_searched_by_a_related_field():
    """Autocomplete would answer names by GET; no form uses it."""
    using = [
        model._meta.label
        for model, page in admin.site._registry.items()
        if page.autocomplete_fields
    ]

    assert using == []


@pytest.mark.django_db
def test_autocomplete_answers_nobody(signed_in, cadre):
    for field in ("unit", "site", "person"):
        answer = signed_in(cadre).get(
            "/admin/autocomplete/",
            {
                "app_label": "hazards",
                "model_name": "hazard",
                "field_name": field,
                "term": "张",
            },
        )

        assert answer.status_code == 404
