"""Photos in a plain form: several files in one field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_PHOTOS = 9


class PhotosInput(forms.ClearableFileInput):
    """A file input that takes several pictures."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"accept": "image/*"})


class PhotosField(forms.FileField):
    """Cleans to a list of uploaded files, empty when there are none."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Photos"))
        super().__init__(widget=PhotosInput(), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file by itself; at most nine."""
        files = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not files:
            super().clean(None, initial)
            return []
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(_("Send at most nine photos at once."))
        return [super(PhotosField, self).clean(one, initial) for one in files]
