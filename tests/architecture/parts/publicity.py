"""A draft, a notice with a photo that is up, an open survey whose list names one door."""

import io
from datetime import timedelta

from PIL import Image

from liuli.kernel.access import SYSTEM
from residents.choices import DwellingKind
from residents.operations.dwellings import add_dwelling
from services.choices.publicity import AnnouncementKind
from services.operations.notice_photos import add_photo
from services.operations.publicity import hand_in, publish
from tests.architecture.world import Part, World
from tests.clock import NOON, TODAY
from tests.factories.publicity import a_draft
from tests.factories.residents import a_resident, an_address
from tests.factories.surveys import a_survey, opened


def build(world: World) -> Part:
    """A notice that is up, whoever asks and whenever; a draft and a survey."""
    cadre, secretary = world.people["cadre"], world.people["secretary"]
    up = a_draft(
        world.grid, cadre, kind=AnnouncementKind.ACTIVITY,
        valid_until=TODAY + timedelta(days=36500),
    )  # fmt: skip
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    add_photo(up, picture=picture.getvalue(), caption="x", actor=cadre, now=NOON)
    hand_in(up, actor=cadre)
    publish(up, actor=secretary, now=NOON)
    draft = a_draft(world.grid, cadre, title="探针草稿")
    address = an_address(world.grid, "琉璃九街77号")
    add_dwelling(address, kind=DwellingKind.PARTITION, actor=SYSTEM)
    a_resident(world.grid, full_name="探针居民", address=address)
    survey, _codes = opened(a_survey(world.community), 1)
    return Part(
        arguments={
            "services:notice": {"pk": up.pk},
            "services:notice_field": {"pk": up.pk},
            "services:notice_photo": {"pk": up.pk, "number": 1},
            "admin:services_announcement_act": {"pk": draft.pk},
            "admin:services_announcement_sheet": {"pk": draft.pk},
            "admin:services_survey_act": {"pk": survey.pk},
        }
        | {
            f"admin:services_survey_{page}": {"pk": survey.pk}
            for page in ("invitations", "carrier", "paper", "words")
        },
        rows={"services.announcement": draft.pk, "services.survey": survey.pk},
    )
