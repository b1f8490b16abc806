"""The house's walls: relations point down, rooms have names, nothing is unfinished."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parent.parent.parent
FLOORS = (
    {"audit"},
    {"territory"},
    {"accounts"},
    {"parameters"},
    {"places"},
    {"attachments"},
    {"notices"},
    {"indicators", "fieldwork", "exchange"},
    {"desk"},
    {"residents"},
    {"hazards", "services"},
    {"petitions"},
    {"dashboards"},
    {"demo"},
)
HEIGHT = {label: floor for floor, labels in enumerate(FLOORS) for label in labels}
DRAWERS = {"utils", "helpers", "common", "misc", "mixins", "tools"}
PYTHON = sorted(
    path
    for folder in ("liuli", "residents", "hazards", "services", "petitions")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)


def relations_that_break_the_house(
    all_models: list[type[models.Model]], height: dict[str, int]
) -> tuple[list[str], list[str]]:
    """Foreign keys that point up or sideways, and names left in another app."""
    ours = [m for m in all_models if m._meta.app_label in height]
    up, named = [], []
    for model in ours:
        for field in model._meta.get_fields():
            if not field.is_relation or field.auto_created:
                continue
            if field.related_model not in ours:
                continue
            here, there = model._meta.app_label, field.related_model._meta.app_label
            if here == there:
                continue
            if height[there] >= height[here]:
                up.append(str(field))
            if not field.remote_field.hidden:
                named.append(str(field))
    return up, named


def test_foreign_keys_point_down_and_leave_no_name_behind():
    assert relations_that_break_the_house(list(apps.get_models()), HEIGHT) == ([], [])


def test_a_relation_upwards_would_be_seen():
    upside_down = {label: -floor for label, floor in HEIGHT.items()}

    up, _named = relations_that_break_the_house(list(apps.get_models()), upside_down)

    assert "accounts.Post.unit" in up


def test_every_app_of_ours_has_a_floor():
    ours = {
        config.label
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in config.path
    }

    assert ours - {"embedded"} <= set(HEIGHT)


def test_no_module_is_a_drawer():
    assert [str(p) for p in PYTHON if p.stem in DRAWERS] == []


def test_no_file_is_longer_than_500_lines():
    long = {
        str(p.relative_to(ROOT)): n
        for p in PYTHON
        if (n := len(p.read_text("utf-8").splitlines())) > 500
    }

    assert long == {}


def test_nothing_is_marked_unfinished():
    mark = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b|raise NotImplemented" r"Error")
    found = [
        f"{p.relative_to(ROOT)}:{n}"
        for p in PYTHON
        for n, line in enumerate(p.read_text("utf-8").splitlines(), 1)
        if mark.search(line)
    ]

    assert found == []


def test_no_exception_is_swallowed():
    swallowed = []
    for path in PYTHON:
        tree = ast.parse(path.read_text("utf-8"))
        swallowed += [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ExceptHandler)
            and all(isinstance(step, ast.Pass) for step in node.body)
        ]

    assert swallowed == []


# Here a moment has no zone, or the caller hands over local time: (file, how often).
LOCAL_DAYS = {
    "liuli/exchange/cells.py": 1,
    "liuli/exchange/dates.py": 1,
    "liuli/exchange/streaming.py": 1,
    "liuli/kernel/calendar.py": 3,
    "liuli/notices/rules.py": 1,
    "services/rules/venues.py": 2,
}


def test_the_day_of_a_moment_is_asked_for_in_local_time():
    """Moments are kept in UTC, whose day is yesterday until eight in the morning."""
    found = Counter(
        str(path.relative_to(ROOT))
        for path in PYTHON
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "date"
        and not (node.args or node.keywords)
    )

    assert found == LOCAL_DAYS, "timezone.localdate(moment) is what is meant"


def test_django_signals_only_carry_news_upwards():
    """House rule 15: the only senders are signals an app declares in its own room."""
    wrong = []
    for path in PYTHON:
        text = path.read_text("utf-8")
        if re.search(r"django\.db\.models\.signals import (?!post_migrate)", text):
            wrong.append(str(path.relative_to(ROOT)))

    assert wrong == []


def test_queued_names_are_tasks():
    from celery import current_app

    current_app.loader.import_default_modules()
    known = set(current_app.tasks)
    named = {
        match
        for path in PYTHON
        for match in re.findall(
            r"after_commit\(\s*\"([\w.]+)\"", path.read_text("utf-8")
        )
    }
    scheduled = {entry["task"] for entry in current_app.conf.beat_schedule.values()}

    assert (named | scheduled) - known == set()


def test_every_choices_column_has_a_check_constraint():
    """House 4: a `choices` column is also held by the database."""
    missing = []
    for model in apps.get_models():
        label = model._meta.app_label
        if label not in HEIGHT or model.__name__.endswith("Event"):
            continue
        held = " ".join(str(c.deconstruct()) for c in model._meta.constraints)
        missing += [
            str(field)
            for field in model._meta.concrete_fields
            if field.choices and f"{field.name}__in" not in held
        ]

    assert missing == []


def test_constraints_are_named_after_their_model():
    wrong = [
        f"{model._meta.label}: {constraint.name}"
        for model in apps.get_models()
        if model._meta.app_label in HEIGHT and not model.__name__.endswith("Event")
        for constraint in model._meta.constraints
        if not constraint.name.startswith(f"{model._meta.model_name}_")
    ]

    assert wrong == []


@pytest.mark.parametrize("capability", ["desk.open", "figures.view"])
def test_capabilities_named_in_models_exist(capability):
    from liuli.accounts.roles import Capability

    used = {
        model.read_capability
        for model in apps.get_models()
        if hasattr(model, "read_capability")
    }

    assert capability in Capability.values
    assert used <= set(Capability.values)


def test_large_migrations_are_done_at_once():
    """Django rebuilds every class after each operation; `at_once` does it once."""
    ours = [
        path
        for folder in ("liuli", "residents", "hazards", "services", "petitions")
        for path in (ROOT / folder).rglob("migrations/0*.py")
    ]
    slow = [path.name for path in ours if steps_of(path.read_text("utf-8")) > 8]

    assert ours
    assert slow == []


def steps_of(source: str) -> int:
    """How many operations a migration has the state live through one by one."""
    lists = (
        node.value.elts
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.List)
        and getattr(node.targets[0], "id", "") == "operations"
    )
    return max(map(len, lists), default=0)


def test_migration_with_many_steps_is_seen():
    assert steps_of("class M:\n operations = [1, 2, 3]") == 3
    assert steps_of("class M:\n operations = at_once([1, 2, 3])") == 0


def test_a_squash_asks_for_nothing_that_an_older_database_may_lack():
    """All it replaces are applied there; its other needs must then be, too (ADR 0092)."""
    loader = MigrationLoader(None, replace_migrations=False)
    squashes = {k: m for k, m in loader.disk_migrations.items() if m.replaces}
    assert {app for app, _name in squashes} >= {"residents", "hazards", "services"}
    for (app, name), migration in squashes.items():
        had = {
            step
            for old in migration.replaces
            for step in loader.graph.forwards_plan(old)
        }
        asked = {
            (other, step)
            for other, step in migration.dependencies
            if other != app and not step.endswith(("_initial", "__first__"))
        }
        assert asked <= had, (app, name)
