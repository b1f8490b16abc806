"""The inbox and the texts to copy, as people see them."""

import re
from datetime import timedelta

import pytest

from hazards.operations.patrols import start_round
from hazards.operations.reminders import remind_rounds
from liuli.notices import operations
from liuli.notices.models import Digest, Notice
from liuli.notices.operations import notify
from tests.clock import NOON
from tests.factories.hazards import make_site
from tests.factories.patrols import finished, local, scheduled, told


def tell(*people, record=1, now=NOON, urgent=False):
    notify(
        people,
        kind="trial.due",
        key=f"trial:{record}",
        params={"record": record},
        url="/notices/texts/",
        urgent=urgent,
        now=now,
    )


def shown(response):
    """The page as text: tags out, white space folded."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def test_everybody_sees_their_own_inbox_alone(worker, cadre, signed_in):
    tell(worker, record=1)
    tell(cadre, record=2)

    page = shown(signed_in(worker).get("/notices/"))

    assert "Trial 1 is due." in page
    assert "Trial 2 is due." not in page


@pytest.mark.parametrize(
    "person", ["worker", "official", "auditor", "administrator", "street_officer"]
)
def test_the_inbox_opens_for_every_post(person, request, signed_in):
    user = request.getfixturevalue(person)

    response = signed_in(user).get("/notices/")

    assert (response.status_code, "收件箱是空的。" in shown(response)) == (200, True)


def test_a_stranger_has_to_sign_in(client, db):
    assert client.get("/notices/").headers["Location"] == "/sign-in/?next=%2Fnotices%2F"


def test_another_persons_notice_is_not_there(worker, cadre, signed_in):
    tell(cadre)
    pk = Notice.objects.get().pk
    mine = signed_in(worker)

    assert mine.post(f"/notices/{pk}/open/").status_code == 404
    assert mine.get(f"/notices/{pk}/text/").status_code == 404
    assert Notice.objects.get().read_at is None


def test_opening_a_notice_reads_it_and_goes_there(worker, signed_in):
    tell(worker)
    notice = Notice.objects.get()

    response = signed_in(worker).post(f"/notices/{notice.pk}/open/")

    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/notices/texts/",
    )
    assert Notice.objects.get().read_at is not None


def test_looking_does_not_read(worker, signed_in):
    tell(worker)
    pk = Notice.objects.get().pk

    assert signed_in(worker).get(f"/notices/{pk}/open/").status_code == 405
    signed_in(worker).get("/notices/")
    assert Notice.objects.get().read_at is None


def test_all_can_be_read_at_once_but_only_ones_own(worker, cadre, signed_in):
    for record in (1, 2):
        tell(worker, cadre, record=record)

    signed_in(worker).post("/notices/read-all/")

    unread = Notice.objects.unread().values_list("recipient__username", flat=True)
    assert list(unread) == ["cadre", "cadre"]


def test_the_header_counts_what_is_unread(worker, signed_in):
    for record in (1, 2, 3):
        tell(worker, record=record)
    operations.read_notice(Notice.objects.first(), actor=worker, now=NOON)
    browser = signed_in(worker)

    assert "收件箱 未读： 2" in shown(browser.get("/notices/"))
    assert "收件箱 未读： 2" in shown(browser.get("/field/"))


def test_a_settled_matter_says_so_and_a_withdrawn_one_is_gone(worker, done, signed_in):
    tell(worker, record=1)
    done.add(1)
    assert "已办结" in shown(signed_in(worker).get("/notices/"))

    operations.withdraw_overtaken(now=NOON)
    assert "Trial 1" not in shown(signed_in(worker).get("/notices/"))


def test_a_reminder_past_its_use_stays_as_settled(worker, grid, signed_in):
    round_ = scheduled(grid)
    remind_rounds(now=local(11))
    start_round(round_, actor=worker, told=told(local(12, 30)))

    assert operations.withdraw_overtaken(now=local(12, 31)) == 0
    page = shown(signed_in(worker).get("/notices/"))
    assert ("已办结" in page, "尚未开始" in page) == (True, True)


def test_many_notices_cost_as_many_statements_as_one(
    worker, signed_in, django_assert_num_queries
):
    browser = signed_in(worker)
    tell(worker, record=1)
    browser.get("/notices/")
    with django_assert_num_queries(7):
        browser.get("/notices/")
    for record in range(2, 60):
        tell(worker, record=record)

    with django_assert_num_queries(7):
        response = browser.get("/notices/")
    assert len(response.context["lines"]) == 30
    assert 'href="?page=2"' in response.content.decode()


def test_the_sentence_is_in_the_readers_language(worker, grid, signed_in):
    scheduled(grid)
    remind_rounds(now=local(11))
    browser = signed_in(worker)
    chinese = shown(browser.get("/notices/"))
    browser.cookies["django_language"] = "en"
    english = shown(browser.get("/notices/"))

    assert "尚未开始，巡查时段到 12:00 结束。" in chinese
    assert "not started yet. The window ends at 12:00." in english


def test_a_notice_as_text_for_the_group(worker, signed_in):
    tell(worker)
    pk = Notice.objects.get().pk

    page = signed_in(worker).get(f"/notices/{pk}/text/").content.decode()

    assert re.search(r"<textarea[^>]* readonly[^>]*>Trial 1 is due\.</textarea>", page)


def test_a_digest_as_text_for_the_group(worker, cadre, signed_in):
    tell(worker, record=1)
    tell(worker, record=2)
    operations.make_digests(now=NOON.replace(hour=8) + timedelta(days=1))
    digest = Digest.objects.get()
    address = f"/notices/digests/{digest.pk}/"

    page = shown(signed_in(worker).get(address))
    assert "共 2 件待办事项： 1. Trial 1 is due. 2. Trial 2 is due." in page
    assert signed_in(cadre).get(address).status_code == 404


def test_todays_rounds_as_text_for_the_group(
    worker, neighbour, cadre, grid, next_grid, signed_in, time_machine
):
    """F7: counts and states, nobody's name."""
    time_machine.move_to(local(10), tick=False)
    make_site(grid, name="秘密旅馆", keeper_name="欧阳震华")
    finished(grid, worker)
    scheduled(next_grid)

    page = shown(signed_in(cadre).get("/notices/texts/hazards.rounds_today/"))

    assert "2026-03-02 巡查情况（截至 10:00）" in page
    assert "应巡 2 轮，已完成 1 轮，进行中 0 轮，未开始 1 轮。" in page
    assert "已查 1 处，发现隐患 0 处，未查 0 处。" in page
    for bait in ("欧阳", "秘密", "worker", "neighbour"):
        assert bait not in page.split("巡查情况")[1]


def test_a_text_keeps_to_the_readers_territory(
    worker, neighbour, grid, signed_in, next_grid
):
    scheduled(grid)

    assert signed_in(worker).get("/notices/texts/").status_code == 200
    page = shown(signed_in(worker).get("/notices/texts/hazards.rounds_today/"))
    assert "第二网格" not in page


@pytest.mark.parametrize("person", ["official", "auditor", "street_officer"])
def test_who_sees_no_rounds_gets_no_text_of_them(person, request, signed_in):
    browser = signed_in(request.getfixturevalue(person))

    assert browser.get("/notices/texts/hazards.rounds_today/").status_code == 404
    assert "您的任职没有可复制的文本。" in shown(browser.get("/notices/texts/"))
