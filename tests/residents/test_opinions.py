"""Opinion rounds, conventions and committees (E3d, H1 to H3, VT-5)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from liuli.desk.registry import trays_for
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices.meetings import Capacity, MeetingKind
from residents.choices.opinions import CommitteeKind, OpinionChannel, Outcome
from residents.models import (
    Committee,
    Convention,
    ConventionVersion,
    Opinion,
    OpinionRound,
    OpinionTheme,
    Seat,
    SeatTerm,
    ThemeMention,
)
from residents.operations.committees import (
    add_seat,
    leave_seat,
    seat_holder,
    set_up_committee,
    sittings,
)
from residents.operations.conventions import (
    adopt_version,
    consult_version,
    draft_convention,
    draft_version,
    note_change,
    put_in_force,
)
from residents.operations.meetings import call_meeting, minute_meeting, plan_meeting
from residents.operations.opinions import (
    add_theme,
    answer_theme,
    ask_opinions,
    close_round,
    enter_opinion,
    sort_opinion,
)
from residents.rules.versions import compare_texts
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATER = NOON + 11 * DAY


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def the_database_refuses(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def a_round(community, actor, **facts):
    given = {
        "title": "公约征求意见", "question": "您有什么意见？",
        "opens_on": TODAY, "closes_on": TODAY + 10 * DAY,
    }  # fmt: skip
    return ask_opinions(community, actor=actor, **given | facts)


def an_answer(asked, actor, **facts):
    given = {
        "text": "垃圾投放时间太早", "channel": OpinionChannel.VISIT,
        "received_on": TODAY, "now": NOON,
    }  # fmt: skip
    return enter_opinion(asked, actor=actor, **given | facts)


def a_closed_round(community, actor):
    asked = a_round(community, actor)
    taken = add_theme(asked, title="投放时间", actor=actor)
    dropped = add_theme(asked, title="罚款", actor=actor)
    an_answer(asked, actor, themes=[taken, dropped])
    answer_theme(taken, outcome=Outcome.TAKEN, reason="改为二十二时", actor=actor)
    answer_theme(dropped, outcome=Outcome.NOT, reason="无此权限", actor=actor)
    asked = close_round(asked, actor=actor, now=LATER)
    return asked, OpinionTheme.objects.get(pk=taken.pk), dropped


def a_resolution(community, actor):
    meeting = plan_meeting(
        community, kind=MeetingKind.RESIDENTS, title="公约大会", place="议事亭",
        starts_at=NOON + 5 * DAY, agenda="公约", actor=actor,
    )  # fmt: skip
    call_meeting(meeting, actor=actor, now=NOON)
    return minute_meeting(
        meeting, minutes="记录", came={Capacity.RESIDENT: 60}, actor=actor,
        resolutions=["通过公约"], now=NOON + 6 * DAY,
    ).resolutions.get()  # fmt: skip


def a_committee(community, actor):
    return set_up_committee(
        community, kind=CommitteeKind.STREET, name="自治委员会", actor=actor,
        today=TODAY,
    )  # fmt: skip


def seated(committee, number, person, actor, *, first=TODAY, last=TODAY + 365 * DAY):
    return seat_holder(
        committee.seats.get(number=number), person=person, election="推选",
        starts_on=first, ends_on=last, actor=actor,
    )  # fmt: skip


# --- opinion rounds ---------------------------------------------------------------------
def test_a_round_closes_only_when_every_theme_has_an_outcome(community, cadre, worker):
    """E3d: every opinion gets an outcome."""
    with pytest.raises(NotAllowed):
        a_round(community, worker)
    asked = a_round(community, cadre)
    opinion = an_answer(asked, cadre)
    refused("round_not_over", close_round, asked, actor=cadre, now=NOON)
    refused("opinions_without_theme", close_round, asked, actor=cadre, now=LATER)
    theme = add_theme(asked, title="投放时间", actor=cadre)
    refused("theme_missing", sort_opinion, opinion, themes=[], actor=cadre)
    sort_opinion(opinion, themes=[theme], actor=cadre)
    refused("themes_without_outcome", close_round, asked, actor=cadre, now=LATER)
    say = {"outcome": Outcome.TAKEN, "actor": cadre}
    refused("reason_missing", answer_theme, theme, reason=" ", **say)
    answer_theme(theme, reason="改为二十二时", **say)

    closed = close_round(asked, actor=cadre, now=LATER)

    assert (closed.status, closed.closed_on) == ("closed", TODAY + 11 * DAY)


def test_the_database_holds_what_closing_promises(community, cadre):
    """E3d: past the operations, too."""
    asked = a_round(community, cadre)
    rows = OpinionRound.objects.filter(pk=asked.pk)
    shut = {"status": "closed", "closed_on": TODAY}
    opinion = an_answer(asked, cadre)
    the_database_refuses(lambda: rows.update(**shut))
    theme = add_theme(asked, title="投放时间", actor=cadre)
    sort_opinion(opinion, themes=[theme], actor=cadre)
    the_database_refuses(lambda: rows.update(**shut))
    elsewhere = add_theme(a_round(community, cadre), title="别的", actor=cadre)
    the_database_refuses(
        lambda: ThemeMention.objects.create(opinion=opinion, theme=elsewhere)
    )


def test_a_closed_round_stays(community, cadre):
    asked, theme, _dropped = a_closed_round(community, cadre)

    refused("illegal_move", an_answer, asked, cadre)
    for act in (
        lambda: OpinionRound.objects.update(question="别的"),
        lambda: Opinion.objects.update(text="别的"),
        lambda: OpinionTheme.objects.filter(pk=theme.pk).update(reason="别的"),
        lambda: ThemeMention.objects.all().delete(),
        lambda: Opinion.objects.create(
            round=asked, text="晚到", channel="box", received_on=TODAY
        ),
    ):
        the_database_refuses(act)


def test_an_answer_keeps_no_long_number_and_counts_within_the_dates(community, cadre):
    """H1, PI-1: nobody is known by an answer."""
    asked = a_round(community, cadre)

    refused("words_missing", an_answer, asked, cadre, text=" ")
    early = {"received_on": TODAY - DAY}
    refused("opinion_outside_dates", an_answer, asked, cadre, **early)
    opinion = an_answer(asked, cadre, text="请打13900001234联系")

    assert "13900001234" not in opinion.text
    assert Opinion.objects.count() == 1


def test_a_round_in_the_desk_from_question_to_printed_result(
    signed_in, cadre, stranger, community
):
    """H1, RO-1: what waits stands on 今日待办 and leaves it."""
    client, today = signed_in(cadre), timezone.localdate()
    client.post(
        reverse("admin:residents_opinionround_add"),
        {
            "unit": community.pk, "title": "活动用房", "question": "怎么用？",
            "opens_on": f"{today - 9 * DAY}", "closes_on": f"{today - DAY}",
        },
    )  # fmt: skip
    asked = OpinionRound.objects.get()
    step = f"/admin/residents/opinionround/{asked.pk}/step"

    def waiting():
        return [w.text for t in trays_for(cadre, timezone.now()) for w in t.first]

    assert any("活动用房" in text for text in waiting())
    assert signed_in(stranger).post(f"{step}/close/").status_code == 404
    client.post(f"{step}/theme/", {"title": "老人活动"})
    theme = asked.themes.get()
    words = {"text": "给老人用", "channel": "box", "received_on": f"{today - 2 * DAY}"}
    client.post(f"{step}/enter/", words)
    client.post(
        f"{step}/sort/", {"opinion": asked.opinions.get().pk, "themes": [theme.pk]}
    )
    outcome = {"theme": theme.pk, "outcome": "taken", "reason": "上午归老人"}
    client.post(f"{step}/answer/", outcome)
    client.post(f"{step}/close/")

    asked.refresh_from_db()
    assert asked.status == "closed"
    assert not any("活动用房" in text for text in waiting())
    url = reverse("admin:residents_opinionround_change", args=[asked.pk])
    page = client.get(url).content.decode()
    assert "上午归老人" in page
    assert "已采纳" in page
    assert f"{step}/" not in page


# --- conventions ------------------------------------------------------------------------
def test_a_convention_goes_from_draft_to_force_and_is_superseded(community, cadre):
    """H3: one version in force; H1: each change names the theme it came from."""
    asked, taken, dropped = a_closed_round(community, cadre)
    running = a_round(community, cadre, title="另一轮")
    first = draft_convention(community, title="公约", text="二十时", actor=cadre)
    refused("round_not_fit", consult_version, first, asked=running, actor=cadre)
    refused("illegal_move", put_in_force, first, actor=cadre, now=LATER)
    consult_version(first, asked=asked, actor=cadre)
    refused("adopted_by_one", adopt_version, first, actor=cadre)
    said = a_resolution(community, cadre)
    adopt_version(first, resolution=said, actor=cadre)
    put_in_force(first, actor=cadre, now=LATER)
    second = draft_version(first.convention, text="二十二时", actor=cadre)
    change = {"text": "延长两小时", "actor": cadre}
    refused("theme_not_heard", note_change, second, theme=dropped, **change)
    note_change(second, theme=taken, **change)
    refused("change_there", note_change, second, theme=taken, **change)
    consult_version(second, asked=asked, actor=cadre)
    adopt_version(second, resolution=said, actor=cadre)

    put_in_force(second, actor=cadre, now=LATER + DAY)

    assert list(
        first.convention.versions.values_list("number", "status", "superseded_on")
    ) == [(2, "in_force", None), (1, "superseded", TODAY + 12 * DAY)]


def test_the_database_keeps_one_version_in_force_and_its_words(community, cadre):
    """H3."""
    asked, *_ = a_closed_round(community, cadre)
    said = a_resolution(community, cadre)
    first = draft_convention(community, title="公约", text="二十时", actor=cadre)
    consult_version(first, asked=asked, actor=cadre)
    second = draft_version(first.convention, text="新", actor=cadre)
    consult_version(second, asked=asked, actor=cadre)
    for version in (first, second):
        adopt_version(version, resolution=said, actor=cadre)
    put_in_force(first, actor=cadre, now=LATER)
    rows = ConventionVersion.objects.all()

    for act in (
        lambda: rows.filter(number=2).update(status="in_force", in_force_on=TODAY),
        lambda: rows.filter(number=1).update(text="改写"),
        lambda: rows.filter(number=1).update(status="draft"),
        lambda: rows.filter(number=2).update(resolution=None),
        lambda: rows.filter(number=2).delete(),
    ):
        the_database_refuses(act)


def test_two_versions_are_compared_line_by_line():
    """H3."""
    assert compare_texts("一\n二", "一\n三") == [
        ("same", "一"),
        ("gone", "二"),
        ("new", "三"),
    ]


def test_a_convention_in_the_desk_shows_what_a_theme_changed(
    signed_in, cadre, stranger, community
):
    """H1, RO-1."""
    _asked, taken, _dropped = a_closed_round(community, cadre)
    client = signed_in(cadre)
    words = {"unit": community.pk, "title": "中三街公约", "text": "一、二十时"}
    client.post(reverse("admin:residents_convention_add"), words)
    convention = Convention.objects.get()
    step = f"/admin/residents/convention/{convention.pk}/step"
    change = {"theme": taken.pk, "text": "延长两小时"}
    assert signed_in(stranger).post(f"{step}/change/", change).status_code == 404
    client.post(f"{step}/change/", change)

    url = reverse("admin:residents_convention_change", args=[convention.pk])
    page = client.get(url).content.decode()

    assert "投放时间" in page
    assert "延长两小时" in page


# --- committees -------------------------------------------------------------------------
def test_seats_stay_within_the_bounds_of_the_committee(community, cadre, worker):
    """H2: 5 to 7 enforced, both ends."""
    with pytest.raises(NotAllowed):
        a_committee(community, worker)
    committee = a_committee(community, cadre)
    assert (committee.least, committee.most, committee.seats.count()) == (5, 7, 5)
    add_seat(committee, actor=cadre)
    add_seat(committee, actor=cadre)

    refused("seats_at_most", add_seat, committee, actor=cadre)

    the_database_refuses(lambda: Seat.objects.create(committee=committee, number=8))
    the_database_refuses(lambda: Committee.objects.update(most=9))


def test_one_holder_per_seat_and_nobody_twice(community, grid, cadre):
    """H2."""
    committee, one, other = (
        a_committee(community, cadre),
        a_person(grid),
        a_person(grid),
    )
    term = seated(committee, 1, one, cadre)
    refused("seat_held", seated, committee, 1, other, cadre)
    refused("seated_already", seated, committee, 2, one, cadre)
    facts = {"committee": committee, "election": "推选", "period": term.period}
    first, second = committee.seats.all()[:2]
    for seat, person in ((first, other), (second, one)):
        the_database_refuses(
            lambda seat=seat, person=person: SeatTerm.objects.create(
                seat=seat, person=person, **facts
            )
        )
    refused("seat_end", leave_seat, term, ends_on=TODAY, actor=cadre)

    leave_seat(term, ends_on=TODAY + 30 * DAY, actor=cadre)

    seated(committee, 1, other, cadre, first=TODAY + 30 * DAY)
    assert SeatTerm.objects.count() == 2


def test_gaps_and_terms_that_end_soon_are_shown_with_names_masked(
    signed_in, cadre, community, grid
):
    """H2, MK-1: the tray names the committee, never the holder."""
    committee, person = a_committee(community, cadre), a_person(grid)
    today = timezone.localdate()
    term = seated(
        committee, 1, person, cadre, first=today - 300 * DAY, last=today + 30 * DAY
    )
    assert [
        (one.seat.number, one.term == term, one.ends_soon)
        for one in sittings(committee, today=today)
    ] == [(1, True, True), *((number, False, False) for number in range(2, 6))]

    url = reverse("admin:residents_committee_change", args=[committee.pk])
    page = signed_in(cadre).get(url).content.decode()
    waiting = [w.text for t in trays_for(cadre, timezone.now()) for w in t.first]

    assert person.masked_name in page
    assert person.full_name not in page
    assert "4 个席位空缺" in page
    assert any("自治委员会" in text for text in waiting)
    assert not any(person.full_name in text for text in waiting)
    seated(committee, 1, a_person(grid), cadre, first=today + 30 * DAY)
    waiting = [w.text for t in trays_for(cadre, timezone.now()) for w in t.first]
    assert not any("自治委员会" in text for text in waiting)
