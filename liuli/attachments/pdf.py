"""Pages as PDF, set by typst, which comes with the extra `pdf`.

What is said goes in as data, never as markup; pictures lie in a folder that is gone
when the page is made.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from liuli.kernel.errors import Refused


def typeset(
    template: Path, data: Mapping[str, Any], *, pictures: Sequence[bytes] = ()
) -> bytes:
    """The template with its data as PDF; picture n is the file `n.jpg` beside it.

    Raises Refused `pdf_missing` without the extra.
    """
    try:
        import manimgx_fonts_cjk
        import typst
    except ImportError as missing:
        raise Refused(
            _(
                "This portal cannot make PDF files yet: the extra `pdf` is not "
                "installed. Ask whoever runs the server to install it and to start "
                "the portal again (docs/operations.md). Until then print this page "
                "from the browser."
            ),
            code="pdf_missing",
        ) from missing
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.typ"
        page.write_bytes(template.read_bytes())
        for number, picture in enumerate(pictures, start=1):
            (Path(folder) / f"{number}.jpg").write_bytes(picture)
        made: bytes = typst.compile(
            str(page),
            format="pdf",
            font_paths=[str(Path(manimgx_fonts_cjk.__file__).parent)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data)},
        )
    return made
