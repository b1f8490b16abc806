"""The days of a page."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DAYS = 30


class PeriodForm(forms.Form):
    """As of which day, and from which day flows are counted; both may be left out."""

    on = forms.DateField(
        label=_("As of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        # `from` is a word of Python, not of URLs.
        self.fields["from"] = forms.DateField(
            label=_("Events counted from"),
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )
        for field in self.fields.values():
            field.widget.attrs["max"] = today.isoformat()

    def clean(self) -> dict[str, Any]:
        """Refuse days that have not come, and a start after the end."""
        days: dict[str, Any] = super().clean() or {}
        on = days.get("on") or self.today
        if on > self.today:
            self.add_error("on", _("This day has not come yet."))
        elif days.get("from") and days["from"] > on:
            self.add_error("from", _("The first day must not come after the last."))
        return days

    def days(self) -> tuple[date, date]:
        """As of and from: what was asked for, else today and the last thirty days."""
        asked = self.cleaned_data if self.is_valid() else {}
        on: date = asked.get("on") or self.today
        since: date = asked.get("from") or on - timedelta(days=DAYS - 1)
        return on, since
