"""Surveys (L4, J4, J5): drawn by chance, answered by nobody in particular."""

import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given as given_that
from hypothesis import strategies as st

from liuli.audit.models import Entry
from liuli.kernel.errors import Refused
from services.choices.surveys import Frame, QuestionKind, SurveyState
from services.models import (
    Survey,
    SurveyAnswer,
    SurveyCode,
    SurveyQuestion,
    SurveySample,
    SurveySheet,
    SurveyText,
)
from services.operations.answers import answer_survey, survey_of_code
from services.operations.survey_results import results
from services.operations.surveys import (
    ask,
    close_survey,
    draft_survey,
    drop_survey,
    name_reader,
    open_survey,
    read_words,
    repeat_survey,
)
from services.rules.surveys import (
    born_by,
    draw,
    rate,
    scale_counts,
    scale_mean,
    shown_counts,
)
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, a_resident, an_identity
from tests.factories.surveys import (
    SIDES,
    a_belonging_survey,
    a_plan,
    a_survey,
    opened,
    some_homes,
)

DAY = timedelta(days=1)
PAGE = "/services/surveys/"
FLOOR = 5


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def the_database_refuses(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def answer(survey, code, *values, now=NOON, **facts):
    """Values by the number of the question."""
    answer_survey(survey, code=code, given=dict(enumerate(values, 1)), now=now, **facts)


# --- rules ------------------------------------------------------------------------------
def test_the_same_seed_and_frame_draw_the_same():
    frame = range(100, 200)
    first = draw(frame, size=10, seed=1)
    assert first == draw(reversed(frame), size=10, seed=1)
    assert first != draw(frame, size=10, seed=2)
    assert (len(set(first)), set(first) <= set(frame)) == (10, True)
    assert sorted(draw([3, 1, 3], size=9, seed=1)) == [1, 3]
    assert born_by(date(2026, 3, 2), years=18) == date(2008, 3, 2)
    assert born_by(date(2028, 2, 29), years=18) == date(2010, 2, 28)


def test_small_cells_are_hidden_with_what_would_give_them_away():
    """L4: 3 of 20 beside 17 is 3 again, so the next cell is hidden too."""
    assert shown_counts([20, 8, 0], floor=FLOOR) == [20, 8, 0]
    assert shown_counts([20, 3, 0], floor=FLOOR) == [None, None, 0]
    assert shown_counts([20, 3, 9], floor=FLOOR) == [20, None, None]
    assert shown_counts([20, 1, 1], floor=FLOOR) == [None, None, None]
    assert shown_counts([20, 4, 4], floor=FLOOR) == [20, None, None]
    assert scale_counts([5, 0, 9], floor=FLOOR) == [5, 0, 9]
    assert scale_counts([5, 1, 9], floor=FLOOR) == [None, None, None]
    assert scale_mean([0, 0, 0, 1, 4], floor=FLOOR) == Decimal("4.8")
    assert scale_mean([0, 0, 0, 1, 3], floor=FLOOR) is None
    assert (rate(1, 3), rate(0, 0)) == (Decimal("33.3"), None)


@given_that(st.lists(st.integers(0, 12), min_size=2, max_size=8))
def test_nobody_works_a_hidden_count_out_of_the_total(counts):
    shown = shown_counts(counts, floor=FLOOR)
    hidden = [count for count, seen in zip(counts, shown, strict=True) if seen is None]
    assert all(seen in (None, 0) or seen >= FLOOR for seen in shown)
    if hidden and len(hidden) < len([count for count in counts if count]):
        assert len(hidden) > 1
        assert sum(hidden) >= FLOOR


# --- drawing ----------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_sample_is_drawn_once_and_stays(community, grid, cadre, worker):
    """L4: sampled; frame, size and seed are kept."""
    some_homes(grid, 5)
    refused("not_allowed", draft_survey, community, plan=a_plan(), actor=worker)
    empty = draft_survey(community, plan=a_plan(), actor=cadre)
    act = {"actor": cadre, "now": NOON}
    refused("words_missing", draft_survey, community, plan=a_plan(intro=""),
            actor=cadre)  # fmt: skip
    refused("questions_missing", open_survey, empty, size=3, **act)
    survey = a_survey(community, cadre)
    refused("sample_size", open_survey, survey, size=0, **act)
    refused("day_passed", open_survey, survey, size=3, actor=cadre, now=NOON + 15 * DAY)
    survey = open_survey(survey, size=3, seed=11, **act)
    assert (survey.frame_size, survey.sample_size, survey.seed) == (5, 3, 11)
    assert survey.codes.count() == survey.sample.count() == 3
    refused("not_a_draft", open_survey, survey, size=3, **act)
    refused("not_a_draft", ask, survey, kind=QuestionKind.TEXT, text="？", actor=cadre)
    refused("not_a_draft", drop_survey, survey, actor=cadre)

    sample = SurveySample.objects.all()
    outside = sample.first().dwelling_id
    the_database_refuses(lambda: sample.update(dwelling=outside))
    the_database_refuses(sample.delete)
    twin = SurveySample(survey=survey, dwelling_id=outside)
    the_database_refuses(lambda: SurveySample.objects.bulk_create([twin]))
    rows = Survey.objects.filter(pk=survey.pk)
    the_database_refuses(lambda: rows.update(seed=12))
    the_database_refuses(lambda: rows.update(state=SurveyState.DRAFT))
    the_database_refuses(lambda: SurveyQuestion.objects.update(text="别的"))
    the_database_refuses(lambda: survey.questions.all().delete())
    raw = Survey.objects.filter(pk=empty.pk)
    the_database_refuses(lambda: raw.update(state=SurveyState.OPEN))


@pytest.mark.django_db
def test_adults_are_drawn_without_children_and_those_who_left(community, grid, cadre):
    old, young = an_identity(born=date(1990, 1, 1)), an_identity(born=date(2015, 1, 1))
    adult = a_resident(grid, full_name="甲", identity=old)
    a_resident(grid, full_name="小", identity=young)
    a_person(grid, full_name="乙", identity=an_identity(born=date(1990, 2, 1)))
    survey, _codes = opened(a_survey(community, cadre, frame=Frame.ADULTS), 10)
    assert [one.person for one in survey.sample.all()] == [adult]
    assert (survey.frame_size, survey.sample_size) == (1, 1)
    homes = a_survey(community, cadre)
    refused("frame_empty", open_survey, homes, size=1, actor=cadre, now=NOON)


@pytest.mark.django_db
def test_questions_have_the_answers_of_their_kind(community, cadre):
    survey = draft_survey(community, plan=a_plan(), actor=cadre)

    def wrong(code, kind, **facts):
        refused(code, ask, survey, kind=kind, actor=cadre, **{"text": "？"} | facts)

    wrong("words_missing", QuestionKind.TEXT, text=" ")
    wrong("options", QuestionKind.CHOICE, options=["一"])
    wrong("options", QuestionKind.CHOICE, options=["一", "一"])
    wrong("options", QuestionKind.SCALE, options=["一", "二"])
    wrong("facet", QuestionKind.TEXT, facet="mind")
    for number in range(12):
        ask(survey, kind=QuestionKind.SCALE, text=f"{number}", actor=cadre)
    wrong("enough_questions", QuestionKind.SCALE)

    def raw(**facts):
        row = {"survey": survey, "number": 12, "kind": "scale", "text": "？"}
        SurveyQuestion.objects.bulk_create([SurveyQuestion(**row | facts)])

    survey.questions.filter(number=12).delete()
    the_database_refuses(lambda: raw(options=["一", "二"]))
    the_database_refuses(lambda: raw(kind="choice", options=["一"]))
    the_database_refuses(lambda: raw(kind="text", facet="mind"))
    the_database_refuses(lambda: raw(number=13))
    raw()


@pytest.mark.django_db
def test_belonging_is_asked_on_all_three_sides(community, grid, cadre):
    """L4: 地理, 文化, 心理归属."""
    some_homes(grid, 1)
    survey = draft_survey(community, plan=a_plan(kind="belonging"), actor=cadre)
    for facet, text in list(SIDES.items())[:2]:
        ask(survey, kind=QuestionKind.SCALE, text=text, facet=facet, actor=cadre)
    refused("facets_missing", open_survey, survey, size=1, actor=cadre, now=NOON)
    ask(survey, kind=QuestionKind.SCALE, text=SIDES["mind"], facet="mind", actor=cadre)
    open_survey(survey, size=1, actor=cadre, now=NOON)


# --- answering --------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_code_is_used_once_and_answers_need_one(community, grid, cadre, worker):
    """L4: one-time codes; the database refuses an answer without one."""
    some_homes(grid, 2)
    survey, (first, second) = opened(a_survey(community, cadre), 2)
    refused("code_unknown", answer, survey, "AAAAA-AAAAA", 1)
    refused("nothing_said", answer, survey, first)
    refused("survey_closed", answer, survey, first, 1, now=NOON + 15 * DAY)
    refused("not_allowed", answer, survey, first, 1, actor=worker)
    answer(survey, f"{first[:5]}-{first[5:]}".lower(), 1, 5, "多种树")
    refused("code_used", answer, survey, first, 2)
    assert SurveySheet.objects.count() == 1
    used = SurveyCode.objects.filter(is_used=True)
    assert [one.code for one in used] == [None]

    def raw(model, **facts):
        model.objects.bulk_create([model(**facts)])

    sheet = SurveySheet.objects.get()
    choice, _scale, words = survey.questions.all()
    the_database_refuses(lambda: raw(SurveySheet, survey=survey))
    the_database_refuses(lambda: raw(SurveyText, question=words, text="再来"))
    answer(survey, second, None, 3, actor=cadre)
    other = SurveySheet.objects.exclude(pk=sheet.pk).get()
    the_database_refuses(lambda: raw(SurveyText, question=choice, text="再来"))
    fits = {"sheet": other, "question": choice}
    the_database_refuses(lambda: raw(SurveyAnswer, **fits, value=4))
    the_database_refuses(
        lambda: raw(SurveyAnswer, sheet=other, question=words, value=1)
    )
    the_database_refuses(lambda: used.update(is_used=False, code="x"))
    the_database_refuses(lambda: SurveyAnswer.objects.update(value=2))
    the_database_refuses(lambda: SurveySheet.objects.all().delete())
    the_database_refuses(lambda: SurveyCode.objects.all().delete())
    raw(SurveyAnswer, **fits, value=3)
    close_survey(survey, actor=cadre, now=NOON)
    the_database_refuses(
        lambda: raw(SurveyAnswer, sheet=other, question=_scale, value=1)
    )


@pytest.mark.django_db(transaction=True)
def test_two_who_send_one_code_are_one_answer(community, grid, cadre):
    some_homes(grid, 1)
    survey, (code,) = opened(a_survey(community, cadre), 1)
    start, seen = threading.Barrier(2), []

    def send(value):
        try:
            start.wait(5)
            answer(survey, code, value)
            seen.append("kept")
        except Refused as refusal:
            seen.append(refusal.code)
        finally:
            connection.close()

    both = [threading.Thread(target=send, args=(value,)) for value in (1, 2)]
    for one in both:
        one.start()
    for one in both:
        one.join(10)
    assert sorted(seen) == ["code_used", "kept"]
    assert SurveySheet.objects.count() == 1


@pytest.mark.django_db
def test_nothing_leads_from_an_answer_to_a_person(community, grid, cadre):
    """L4, PI-7: no pointer, no moment, no counted number, no history, no audit."""
    some_homes(grid, 2)
    survey, (code, *_more) = opened(a_survey(community, cadre), 2)
    before = Entry.objects.count()
    answer(survey, code, 1, 5, "多种树", actor=cadre)
    assert Entry.objects.count() == before
    secret = (SurveyCode, SurveySheet, SurveyAnswer, SurveyText)
    for model in secret:
        fields = model._meta.concrete_fields
        kinds = models.DateField | models.DateTimeField | models.TimeField
        assert not [one.name for one in fields if isinstance(one, kinds)]
        assert isinstance(model._meta.pk, models.UUIDField)
    pointing = {
        (model, field.related_model)
        for model in (*secret, SurveySample)
        for field in model._meta.concrete_fields
        if field.is_relation
    }
    assert {row for row in pointing if row[1] in (*secret, SurveySample)} == {
        (SurveyAnswer, SurveySheet)
    }
    tracked = {getattr(one, "pgh_tracked_model", None) for one in apps.get_models()}
    assert not tracked & {*secret, SurveySample}
    close_survey(survey, actor=cadre, now=NOON)
    assert not SurveyCode.objects.exists()
    assert not SurveySample.objects.exists()
    assert SurveySheet.objects.count() == 1


# --- results ----------------------------------------------------------------------------
@pytest.mark.django_db
def test_sums_are_shown_once_closed_and_small_ones_never(community, grid, cadre):
    """L4: sample size shown, counts with denominators, the floor of the figures."""
    some_homes(grid, 10)
    survey, codes = opened(a_survey(community, cadre), 9)
    for code, value in zip(codes, [1, 1, 1, 1, 1, 1, 2, 3], strict=False):
        answer(
            survey, code, value, 5 if value == 1 else None, "话" if value > 1 else ""
        )
    refused("not_closed", results, survey)
    close_survey(survey, actor=cadre, now=NOON)
    survey.refresh_from_db()
    found = results(survey)
    assert (found.answered, found.invited, found.rate) == (8, 9, Decimal("88.9"))
    choice, scale, words = found.lines
    assert (choice.count, [count for _w, count in choice.cells]) == (8, [None] * 3)
    assert (scale.count, scale.mean) == (6, Decimal("5.0"))
    assert [count for _word, count in scale.cells] == [0, 0, 0, 0, 6]
    assert (words.count, words.cells) == (None, [])


@pytest.mark.django_db
def test_belonging_is_repeated_and_put_beside_the_time_before(
    community, grid, cadre, signed_in
):
    """L4: short repeat survey; a side nobody answered enough is not shown."""
    some_homes(grid, 6)
    first, codes = opened(a_belonging_survey(community, cadre), 6)
    for code in codes:
        answer(first, code, 4, 2, 5 if code == codes[0] else None)
    refused("not_closed", repeat_survey, first, closes_on=TODAY + DAY, actor=cadre)
    close_survey(first, actor=cadre, now=NOON)
    first.refresh_from_db()
    sides = [mean for _side, mean in results(first).facets]
    assert sides == [Decimal("4.0"), Decimal("2.0"), None]
    again = repeat_survey(first, closes_on=TODAY + 14 * DAY, actor=cadre)
    assert list(again.questions.values_list("text", "facet")) == [
        (text, facet.value) for facet, text in SIDES.items()
    ]
    again, codes = opened(again, 6)
    for code in codes:
        answer(again, code, 5, 3, 3)
    close_survey(again, actor=cadre, now=NOON)
    page = signed_in(cadre).get(
        reverse("admin:services_survey_change", args=[again.pk])
    )
    rows = page.context["tables"][0].rows
    shown = [(row[1], row[2]) for row in rows]
    assert shown[:2] == [
        (Decimal("5.0"), Decimal("4.0")), (Decimal("3.0"), Decimal("2.0")),
    ]  # fmt: skip
    assert shown[2] == (Decimal("3.0"), None)


@pytest.mark.django_db
def test_own_words_are_read_by_the_named_once_closed(
    community, grid, cadre, secretary, worker, signed_in
):
    """L4: free text is kept for named readers, each look is on record."""
    some_homes(grid, 6)
    survey, codes = opened(a_survey(community, cadre), 6)
    for code in codes[:5]:
        answer(survey, code, 1, 4, "楼下太暗")
    act = {"actor": cadre, "now": NOON}
    refused("same_person", name_reader, survey, user=cadre, **act)
    refused("elsewhere", name_reader, survey, user=worker, **act)
    name_reader(survey, user=secretary, **act)
    refused("reader_named", name_reader, survey, user=secretary, **act)
    refused("not_allowed", read_words, survey, actor=secretary, now=NOON)
    close_survey(survey, **act)
    refused("not_allowed", read_words, survey, actor=cadre, now=NOON)
    page = reverse("admin:services_survey_words", args=[survey.pk])
    sealed = signed_in(secretary).get(page)
    assert "楼下太暗" not in sealed.content.decode()
    opened_page = signed_in(secretary).post(page)
    assert opened_page.content.decode().count("楼下太暗") == 5
    assert Entry.objects.filter(action="surveys.words_read").count() == 1
    assert signed_in(cadre).post(page).status_code == 403


# --- pages ------------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_page_takes_a_code_then_answers_and_sets_no_cookie(community, grid, cadre):
    some_homes(grid, 1)
    now = timezone.now()
    plan = {"closes_on": timezone.localdate() + DAY}
    _survey, (code,) = opened(a_survey(community, cadre, **plan), 1, now=now)
    browser = Client(enforce_csrf_checks=True)
    unknown = browser.post(PAGE, {"code": "22222-22222", "act": "look"})
    assert unknown.context["look_up"].errors
    asked = browser.post(PAGE, {"code": code, "act": "look"})
    assert list(asked.context["form"].fields) == ["q1", "q2", "q3"]
    nothing = browser.post(PAGE, {"code": code, "act": "answer"})
    assert nothing.context["form"].non_field_errors()
    thanks = browser.post(PAGE, {"code": code, "act": "answer", "q1": "2", "q2": "5"})
    assert thanks.templates[0].name == "services/survey_thanks.html"
    again = browser.post(PAGE, {"code": code, "act": "look"})
    assert again.context["survey"] is None
    assert not browser.cookies
    assert set(SurveyAnswer.objects.values_list("value", flat=True)) == {2, 5}


@pytest.mark.django_db
def test_guessing_codes_has_to_wait(community, cadre):
    facts = {"address": "10.1.1.1", "now": NOON}
    for _n in range(8):
        assert survey_of_code("22222-22222", **facts) is None
    refused("too_many_tries", survey_of_code, "22222-22222", **facts)


@pytest.mark.django_db
def test_the_desk_prints_types_in_and_closes(
    community, grid, cadre, stranger, signed_in
):
    """Slips without doors, doors without codes; who types in is not kept."""
    some_homes(grid, 2)
    plan = {"closes_on": timezone.localdate()}
    survey = a_survey(community, cadre, **plan)
    desk = signed_in(cadre)
    act = reverse("admin:services_survey_act", args=[survey.pk])
    desk.post(act, {"act": "open", "size": "2"})
    page = {
        name: reverse(f"admin:services_survey_{name}", args=[survey.pk])
        for name in ("invitations", "carrier", "paper")
    }
    codes = desk.get(page["invitations"]).context["codes"]
    assert len(codes) == 2
    slips = desk.get(page["invitations"]).content.decode()
    doors = desk.get(page["carrier"]).content.decode()
    assert "琉璃三街1号" in doors
    assert "琉璃三街1号" not in slips
    assert not [code for code in codes if code in doors]
    kept = desk.post(page["paper"], {"code": codes[0], "q1": "3"})
    assert kept.status_code == 302
    assert len(desk.get(page["invitations"]).context["codes"]) == 1
    for address in page.values():
        assert signed_in(stranger).get(address).status_code == 404
    desk.post(act, {"act": "close"})
    survey.refresh_from_db()
    assert survey.state == SurveyState.CLOSED
    shown = reverse("admin:services_survey_change", args=[survey.pk])
    assert desk.get(shown).status_code == 200
