"""What somebody who goes round says of a task of the grid."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm
from residents.models import GridTask


class TaskDoneForm(FieldForm):
    """Which task, and what came of it."""

    task = forms.ModelChoiceField(
        GridTask.objects.none(), label=_("What is done?"), empty_label=None
    )
    result = forms.CharField(
        label=_("Result"), max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        field: Any = self.fields["task"]
        mine = GridTask.objects.visible_to(user).in_scopes(
            user.scopes(Capability.PATROLS_DO)
        )
        field.queryset = mine.open().select_related("task", "unit")
        field.label_from_instance = lambda given: f"{given.task.title} · {given.due_on}"
