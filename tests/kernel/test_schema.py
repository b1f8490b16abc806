"""at_once: one step of a migration for many tables."""

import pytest
from django.db import migrations, models
from django.db.migrations.state import ProjectState

from liuli.kernel.schema import AtOnce, at_once


def _new_table() -> AtOnce:
    (step,) = at_once(
        [
            migrations.CreateModel(
                "Tile", fields=[("id", models.BigAutoField(primary_key=True))]
            ),
            migrations.AddField("tile", "colour", models.CharField(max_length=9)),
            migrations.AddConstraint(
                "tile",
                models.CheckConstraint(
                    condition=~models.Q(colour=""), name="tile_has_colour"
                ),
            ),
        ]
    )
    assert isinstance(step, AtOnce)
    return step


def test_new_table_is_told_to_the_database_once_and_whole():
    step = _new_table()
    state = ProjectState()
    assert state.apps is not None
    step.state_forwards("kernel", state)

    told = [type(one).__name__ for one in step._steps()]
    assert told == ["CreateModel"]
    made = state.apps.get_model("kernel", "Tile")
    assert made._meta.get_field("colour").max_length == 9
    assert [c.name for c in made._meta.constraints] == ["tile_has_colour"]


@pytest.mark.parametrize(
    "step",
    [
        migrations.RunSQL("SELECT 1"),
        migrations.RunPython(migrations.RunPython.noop),
        migrations.RenameModel("Tile", "Brick"),
    ],
)
def test_steps_that_need_the_states_between_are_refused(step):
    with pytest.raises(TypeError):
        at_once([step])
