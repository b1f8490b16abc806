"""The base of forms filled in on a phone."""

from typing import Any

from django import forms


class FieldForm(forms.Form):
    """A form that knows who fills it in, so that choices stay in their territory."""

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
