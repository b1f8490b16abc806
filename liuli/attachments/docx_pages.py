"""A Word document as PDF: what it says and how it is laid out, without Word."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table
from docx.text.paragraph import Paragraph

from liuli.attachments.pdf import typeset

_TEMPLATE: Final = Path(__file__).parent / "data" / "document.typ"
_SIZE: Final = 12.0
_SIDES: Final = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
}


def docx_as_pdf(content: bytes, *, title: str) -> bytes:
    """The document as PDF: paragraphs, tables, sizes, sides and margins.

    Raises Refused `pdf_missing` without the extra `pdf`.
    """
    document = Document(io.BytesIO(content))
    section = document.sections[0]
    margins = {
        side: _millimetres(getattr(section, f"{side}_margin"))
        for side in ("left", "right", "top", "bottom")
    }
    return typeset(
        _TEMPLATE,
        {"title": title, "margins": margins, "blocks": list(_blocks(document))},
    )


def _blocks(document: Any) -> Iterator[dict[str, Any]]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield _table(block)
        else:
            yield _paragraph(block)


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "columns": len(table.columns),
        "cells": [
            [run for part in cell.paragraphs for run in _runs(part)]
            for row in table.rows
            for cell in row.cells
        ],
    }


def _paragraph(one: Paragraph) -> dict[str, Any]:
    runs = list(_runs(one))
    indent = one.paragraph_format.first_line_indent
    empty = [run.font.size.pt for run in one.runs if run.font.size]
    sizes = [run["size"] for run in runs] or empty
    return {
        "kind": "paragraph",
        "side": _SIDES.get(one.alignment, "left") if one.alignment else "left",
        "indent": indent.pt if indent else 0,
        "size": max(sizes, default=_SIZE),
        "runs": runs,
    }


def _runs(one: Paragraph) -> Iterator[dict[str, Any]]:
    for run in one.runs:
        if run.text:
            size = run.font.size.pt if run.font.size else _SIZE
            yield {"text": run.text, "bold": bool(run.bold), "size": size}


def _millimetres(length: Any) -> float:
    return float(length.mm) if length is not None else 25.0
