"""Every Celery task: known, rung by name, acting as the system, carrying no person."""

import inspect
import typing

from celery import current_app

from liuli.kernel.tasks import LiuliTask

# What each task is, and who can cause it; a task without a line fails.
TASKS = {
    "hazards.tasks.forget_tip_contacts": "beat",
    "hazards.tasks.forget_tries": "beat",
    "hazards.tasks.make_watch_duties": "beat",
    "hazards.tasks.raise_missed_hazards": "beat",
    "hazards.tasks.remind_rounds": "beat",
    "hazards.tasks.remind_watch": "beat",
    "hazards.tasks.remind_of_papers": "beat",
    "hazards.tasks.remind_relooks": "beat",
    "hazards.tasks.schedule_rounds": "beat",
    "hazards.tasks.warn_due_hazards": "beat",
    "liuli.attachments.tasks.sweep_photos": "beat",
    "liuli.audit.tasks.seal": "beat",
    "liuli.exchange.tasks.check_import": "whoever may import, for an import of theirs",
    "liuli.exchange.tasks.expire_files": "beat",
    "liuli.exchange.tasks.expire_uploads": "beat",
    "liuli.exchange.tasks.resume_exports": "beat",
    "liuli.exchange.tasks.resume_imports": "beat",
    "liuli.exchange.tasks.run_export": "whoever asked for a list as a file",
    "liuli.exchange.tasks.run_import": "whoever may import, for an import of theirs",
    "liuli.indicators.tasks.snapshot_day": "beat",
    "liuli.notices.tasks.deliver_due": "beat, and every notice after its commit",
    "petitions.tasks.forget_tries": "beat",
    "petitions.tasks.remind_of_petitions": "beat",
    "residents.tasks.classify_due": "beat",
    "services.tasks.expire_points": "beat",
    "services.tasks.close_group_rounds": "beat",
    "services.tasks.watch_partners": "beat",
    "services.tasks.watch_care": "beat",
    "residents.tasks.find_duplicates_everywhere": "beat",
    "residents.tasks.find_duplicates_in": "whoever imports a ledger of residents",
    "residents.tasks.retain": "beat",
    "residents.tasks.find_duplicates_of": "whoever registers a resident",
    "services.tasks.climb_youth_ladder": "beat",
    "services.tasks.forget_tries": "beat",
    "services.tasks.forget_young_people": "beat",
    "services.tasks.lapse_youth_offers": "beat",
    "services.tasks.close_meal_orders": "beat",
    "services.tasks.expire_vouchers": "beat",
    "services.tasks.place_standing_orders": "beat",
    "services.tasks.stop_meal_subsidies": "beat",
}
PRIMITIVE = {int, str, bool, float}


def our_tasks() -> dict[str, LiuliTask]:
    """The registry without Celery's own."""
    current_app.loader.import_default_modules()
    return {
        name: task
        for name, task in current_app.tasks.items()
        if not name.startswith("celery.")
    }


def test_every_task_has_a_line_and_every_line_a_task():
    assert set(our_tasks()) == set(TASKS)


def test_tasks_take_keyword_primitives_and_no_person():
    """A message in the queue names a row by number; rights are asked of the row."""
    wrong = []
    for name, task in our_tasks().items():
        hints = typing.get_type_hints(task.run)
        for parameter in inspect.signature(task.run).parameters.values():
            if parameter.kind is not parameter.KEYWORD_ONLY:
                wrong.append(f"{name}: {parameter.name} is positional")
            kinds = set(typing.get_args(hints[parameter.name])) or {
                hints[parameter.name]
            }
            if kinds - PRIMITIVE - {type(None)}:
                wrong.append(f"{name}: {parameter.name} is no primitive")
            if parameter.name in {"user", "actor", "user_id", "actor_id"}:
                wrong.append(f"{name}: carries a person")

    assert wrong == []


def test_tasks_run_as_the_system_and_end_in_time():
    for task in our_tasks().values():
        assert isinstance(task, LiuliTask)
        assert (task.time_limit or current_app.conf.task_time_limit) <= 900
        assert task.ignore_result or current_app.conf.task_ignore_result
