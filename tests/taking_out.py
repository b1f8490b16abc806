"""Taking a list out, as every test of an export does it: ordered, written, downloaded."""

import io
from typing import Any

from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from liuli.exchange.models import Export
from liuli.exchange.tasks import run_export


def take_out(browser: Client, url: str, **posted: Any) -> Workbook:
    """The workbook a person gets from the export button at `url`."""
    asked = browser.post(url, {"purpose": "月报", **posted})
    assert asked.status_code == 302, asked.status_code
    export = Export.objects.latest("pk")
    run_export(export_id=export.pk)
    answer = browser.post(reverse("exchange:export_file", args=[export.pk]))
    assert answer.status_code == 200
    return load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
