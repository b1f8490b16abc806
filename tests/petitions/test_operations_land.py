"""Land, standards and documents as people keep them (LC-1, LC-2, LC-8, LC-9)."""

import io
from datetime import date
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.compensation import Component, LandClass, Regime
from petitions.models import (
    LandPaper,
    LandStandard,
    Parcel,
    Scheme,
    SchemeItem,
    VillageGroup,
)
from petitions.operations.land import (
    end_standard,
    found_group,
    reckon,
    record_item,
    record_parcel,
    set_standard,
    state_scheme,
)
from petitions.operations.papers import keep_paper
from tests.clock import NOON

MULTIPLES = {
    "regime": Regime.MULTIPLIER,
    "name": "耕地",
    "output_yuan": D("1800.00"),
    "land_multiple": D(10),
    "resettlement_multiple": D(6),
    "valid_from": date(2004, 8, 28),
    "source": "示例文件第3条",
}
ZONE = {
    "regime": Regime.ZONE_PRICE,
    "name": "一级片区",
    "zone_price_yuan": D("90000.00"),
    "class_factor": D("0.5000"),
    "valid_from": date(2020, 1, 1),
    "source": "示例公告附表1",
}
RESOLUTION = {"kind": "resolution", "title": "提留决议", "number": "琉议〔2009〕3号"}


def scan():
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def group(community, funds_officer):
    return found_group(community, number=2, village="琉璃村", actor=funds_officer)


@pytest.fixture
def resolution(community, funds_officer):
    return keep_paper(
        community, facts=RESOLUTION, scans=[scan()], actor=funds_officer, now=NOON
    )


def plan(group, actor, day=date(2008, 10, 20), **facts):
    return state_scheme(group, plan_fixed_on=day, facts=facts, actor=actor)


def parcel(group, actor, mu=120, number="1", land_class=LandClass.ARABLE):
    facts = {"land_class": land_class, "area_m2": D(mu) * 2000 / 3}
    facts["area_m2"] = facts["area_m2"].quantize(D("0.01"))
    return record_parcel(group, number=number, facts=facts, actor=actor)


def test_the_example_of_the_law_comes_out_of_recorded_rows(
    group, community, funds_officer
):
    """LC-1: 400 亩, 310 people, 120 亩 taken → 2,160,000.00 and 1,004,400.00."""
    standard = set_standard(community, facts=MULTIPLES, actor=funds_officer)
    parcel(group, funds_officer)
    scheme = plan(
        group,
        funds_officer,
        regime=Regime.MULTIPLIER,
        standard=standard,
        people_before=310,
        arable_before_mu=D(400),
    )

    found = reckon(group, scheme)

    assert found.area_mu == D("120.0000")
    assert found.multiples.people == D("93.00")
    assert found.multiples.land_yuan == D("2160000.00")
    assert found.multiples.resettlement_yuan == D("1004400.00")
    assert found.multiples.within_caps


def test_a_zone_price_is_price_times_factor_and_told_when_stale(
    group, community, funds_officer
):
    """LC-2: A × 区片综合地价 × factor; issued anew at least every three years."""
    standard = set_standard(community, facts=ZONE, actor=funds_officer)
    parcel(group, funds_officer, mu=3)

    def reckoned(day):
        scheme = plan(
            group, funds_officer, day, regime=Regime.ZONE_PRICE, standard=standard
        )
        return reckon(VillageGroup.objects.get(pk=group.pk), scheme)

    assert reckoned(date(2021, 5, 1)).zone_yuan == D("135000.00")
    assert not reckoned(date(2023, 5, 1)).is_stale
    assert reckoned(date(2024, 5, 1)).is_stale


def test_with_gaps_nothing_is_reckoned(group, community, funds_officer):
    """LC-1: no land before, no number; the page shows none."""
    standard = set_standard(community, facts=MULTIPLES, actor=funds_officer)
    assert reckon(group, None) is None
    scheme = plan(group, funds_officer, regime=Regime.MULTIPLIER, standard=standard)
    assert reckon(group, scheme) is None
    parcel(group, funds_officer)
    assert reckon(group, scheme) is None


@pytest.mark.parametrize(
    ("base", "change"),
    [
        (MULTIPLES, {"land_multiple": D(11)}),
        (MULTIPLES, {"resettlement_multiple": D(3)}),
        (MULTIPLES, {"zone_price_yuan": D(1)}),
        (MULTIPLES, {"source": ""}),
        (ZONE, {"class_factor": None}),
        (ZONE, {"valid_to": date(2019, 1, 1)}),
    ],
)
def test_a_standard_outside_its_regime_is_refused(
    community, funds_officer, base, change
):
    """LC-1, LC-2: by the operation, and by the database past it."""
    facts = base | change

    with pytest.raises(ValidationError):
        set_standard(community, facts=facts, actor=funds_officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        LandStandard.objects.create(unit=community, **facts)
    assert LandStandard.objects.count() == 0


def test_standards_of_one_name_follow_each_other(community, funds_officer):
    """G-1: the amount of a day is one; an old one is ended, never overwritten."""
    first = set_standard(community, facts=ZONE, actor=funds_officer)
    later = ZONE | {"zone_price_yuan": D(99000), "valid_from": date(2023, 1, 1)}
    with pytest.raises(ValidationError, match="适用期"):
        set_standard(community, facts=later, actor=funds_officer)

    end_standard(first, valid_to=date(2023, 1, 1), actor=funds_officer)
    set_standard(community, facts=later, actor=funds_officer)

    prices = [
        LandStandard.objects.holding(day).get().zone_price_yuan
        for day in (date(2022, 12, 31), date(2023, 1, 1))
    ]
    assert prices == [D("90000.00"), D("99000.00")]


def test_a_parcel_is_kept_in_square_metres_and_shown_in_mu(group, funds_officer):
    """LC-8 a, G-3: written again it is corrected, not doubled."""
    first = parcel(group, funds_officer, mu=2)
    again = parcel(group, funds_officer, mu=3)

    assert (first.pk, first.area_m2) == (again.pk, D("1333.33"))
    assert again.area_mu == D("3.0000")
    assert Parcel.objects.area_m2() == D("2000.00")


def test_a_retained_part_needs_its_resolution(group, funds_officer, resolution):
    """LC-9: in the operation and in the database."""
    with pytest.raises(Refused) as refusal:
        plan(group, funds_officer, retained_yuan=D(100))
    with pytest.raises(IntegrityError, match="by_resolution"), transaction.atomic():
        Scheme.objects.create(group=group, retained_yuan=D(100))
    plan(group, funds_officer, retained_yuan=D(100), retained_paper=resolution)

    assert refusal.value.code == "retained_without_resolution"
    assert Scheme.objects.get().retained_yuan == D("100.00")


def test_not_more_is_retained_than_has_arrived(group, funds_officer, resolution):
    """LC-9."""
    plan(group, funds_officer, retained_yuan=D(100), retained_paper=resolution)

    with pytest.raises(Refused) as refusal:
        record_item(
            group,
            component=Component.LAND,
            facts={"promised": D(500), "received": D(99)},
            actor=funds_officer,
        )

    assert refusal.value.code == "retained_too_much"


def test_documents_and_standards_of_others_are_refused(
    group, community, other_community, funds_officer, person_with_post
):
    """A figure rests on a document of its own community, by its own keeper."""
    from liuli.accounts.roles import Role

    other = person_with_post("elsewhere", Role.FUNDS_OFFICER, other_community)
    paper = keep_paper(other_community, facts=RESOLUTION, actor=other, now=NOON)
    standard = set_standard(community, facts=ZONE, actor=funds_officer)

    with pytest.raises(Refused) as foreign:
        record_item(
            group,
            component=Component.CROPS,
            facts={"promised": D(1), "paper": paper},
            actor=funds_officer,
        )
    with pytest.raises(Refused) as mixed:
        plan(group, funds_officer, regime=Regime.MULTIPLIER, standard=standard)
    with pytest.raises(NotAllowed):
        parcel(group, other)

    assert (foreign.value.code, mixed.value.code) == (
        "other_community", "standard_of_other_regime",
    )  # fmt: skip
    assert (SchemeItem.objects.count(), Parcel.objects.count()) == (0, 0)


def test_a_group_is_told_whole_in_the_desk(
    group, community, funds_officer, secretary, signed_in
):
    """LC-8: plan, parcel, component, document with a scan, each by its own form."""
    keeper, reader = signed_in(funds_officer), signed_in(secretary)

    def act(name):
        return reverse("admin:petitions_villagegroup_act", args=[group.pk, name])

    keeper.post(
        reverse("admin:petitions_landpaper_add"),
        RESOLUTION
        | {"unit": community.pk, "scans": SimpleUploadedFile("a.png", scan())},
    )
    paper = LandPaper.objects.get()
    keeper.post(
        reverse("admin:petitions_landstandard_add"),
        MULTIPLES | {"unit": community.pk, "valid_from": "2004-08-28"},
    )
    standard = LandStandard.objects.get()
    keeper.post(
        act("plan"),
        {
            "plan_fixed_on": "2008-10-20",
            "regime": "multiplier",
            "price_year": "2008",
            "standard": standard.pk,
            "people_before": "310",
            "arable_before_mu": "400",
        },
    )
    keeper.post(
        act("parcel"),
        {"number": "3-1", "land_class": "arable", "area": "120", "measure": "mu"},
    )
    keeper.post(
        act("component"),
        {"component": "land", "promised": "2160000", "paper": paper.pk},
    )
    refused = keeper.post(act("component"), {"component": "crops"})
    page = reverse("admin:petitions_villagegroup_change", args=[group.pk])
    shown = reader.get(page).content.decode()
    picture = reverse("attachments:photo", args=[paper.pages.get().file_id])

    assert refused.status_code == 200
    for words in ("2,160,000.00", "1,004,400.00", "120.0000", "琉议〔2009〕3号", "3-1"):
        assert words in shown
    assert act("plan") not in shown  # who reads does not keep
    assert reader.get(act("plan")).status_code == 403
    assert keeper.get(act("nothing")).status_code == 404
    photo = reader.get(picture)
    photo.close()
    assert photo.status_code == 200


def test_land_and_its_papers_are_not_there_for_others(
    group, resolution, cadre, stranger, official, signed_in
):
    """RO-1, domain 12; the scan is no easier to see than its document."""
    pages = [
        reverse("admin:petitions_villagegroup_change", args=[group.pk]),
        reverse("admin:petitions_landpaper_change", args=[resolution.pk]),
        reverse("attachments:photo", args=[resolution.pages.get().file_id]),
    ]

    answers = [
        [signed_in(who).get(page).status_code for page in pages]
        for who in (cadre, stranger, official)
    ]

    assert answers == [[404, 404, 404], [404, 404, 404], [302, 302, 404]]
