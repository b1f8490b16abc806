"""A shop's own page of the watch: a code, today's note, a swap; no account, no name."""

from datetime import timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hazards.choices.watch import Away
from hazards.forms.watch import AwayForm, CodeForm, NoteForm, SwapForm
from hazards.models import WatchDuty, WatchSeat, WatchSwap
from hazards.operations.watch.phone import slip_of
from hazards.operations.watch.shops import (
    Note,
    answer_swap,
    ask_swap,
    note_duty,
    seat_of_code,
    tell_away,
)
from hazards.views.watch_phone import code_page, kept_days, words
from liuli.accounts.views import network_address, open_to_all
from liuli.kernel.errors import Refused
from liuli.kernel.text import row_number

_AHEAD: Final = timedelta(days=21)
_BACK: Final = timedelta(days=2)


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def own_duty(request: HttpRequest) -> HttpResponse:
    """A code opens the duties of one shop; every further step carries it along."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "hazards/watch_code.html", code_page(form))
    now = timezone.now()
    try:
        seat = seat_of_code(
            form.cleaned_data["code"], address=network_address(request), now=now
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return render(request, "hazards/watch_code.html", code_page(form))
    if seat is None:
        form.add_error(
            "code",
            _("No shop has this code. Check the slip, or ask at the community."),
        )
        return render(request, "hazards/watch_code.html", code_page(form))
    page = _Page(request, seat, now)
    page.act(request.POST.get("act", ""))
    return page.answer()


class _Page:
    """What one shop sees and may do."""

    def __init__(self, request: HttpRequest, seat: WatchSeat, now: Any) -> None:
        self.request, self.seat, self.now = request, seat, now
        self.today = timezone.localdate(now)
        mine = WatchDuty.objects.of_shop(seat.shop_id).order_by("on")
        self.coming = mine.filter(
            on__range=(self.today, self.today + _AHEAD), noted_on__isnull=True
        )
        self.to_tell = mine.filter(
            on__range=(self.today - _BACK, self.today), noted_on__isnull=True
        )
        others = WatchDuty.objects.filter(
            group=seat.group,
            on__range=(self.today, self.today + _AHEAD),
            noted_on__isnull=True,
            shop__isnull=False,
        ).exclude(shop=seat.shop_id)
        posted = request.POST.get("act", "")
        self.note = NoteForm(request.POST if posted == "note" else None, auto_id=False)
        self.away = AwayForm(request.POST if posted == "away" else None)
        self.swap = SwapForm(
            request.POST if posted == "swap" else None,
            mine=self.coming,
            others=others.order_by("on"),
        )

    def act(self, name: str) -> None:
        """One step, through its operation."""
        step = {
            "note": self._note,
            "away": self._away,
            "swap": self._swap,
            "agree": self._answer,
            "decline": self._answer,
        }.get(name)
        if step is None:
            return
        try:
            step()
        except Refused as refusal:
            messages.error(self.request, str(refusal))

    def answer(self) -> HttpResponse:
        """The page as it stands now."""
        context = {
            "seat": self.seat,
            "code": self.request.POST["code"],
            "today": self.today,
            "to_tell": [(duty, slip_of(duty, self.seat)) for duty in self.to_tell],
            "kept": kept_days([*self.to_tell, *self.coming], self.seat),
            "words": words(),
            "coming": self.coming.all(),
            "asked": [
                (swap, self._is_mine(swap))
                for swap in WatchSwap.objects.open()
                .touching(self.seat.shop_id)
                .select_related("one", "other")
            ],
            "note": self.note,
            "away": self.away,
            "swap": self.swap,
        }
        return render(self.request, "hazards/watch_own.html", context)

    def _is_mine(self, swap: WatchSwap) -> bool:
        """Whether this shop still has to answer."""
        if swap.one.shop_id == self.seat.shop_id:
            return swap.one_said_at is None
        return swap.other_said_at is None

    def _chosen(self, rows: Any) -> Any:
        found = rows.filter(pk=row_number(self.request.POST.get("row"))).first()
        if found is None:
            raise Refused(
                _("This is not there any more. Look at the page again."), code="gone"
            )
        return found

    def _note(self) -> None:
        duty = self._chosen(self.to_tell)
        if not self.note.is_valid():
            return
        note_duty(
            duty, note=Note(**self.note.cleaned_data), seat=self.seat, now=self.now
        )
        self._done(_("Thank you. Your day is written down."))
        self.note = NoteForm(auto_id=False)

    def _away(self) -> None:
        if not self.away.is_valid():
            return
        data = self.away.cleaned_data
        tell_away(
            self.seat,
            first=data["first"],
            last=data["last"],
            reason=Away(data["reason"]),
            now=self.now,
        )
        self._done(_("Noted. The reserve is asked for these days."))
        self.away = AwayForm()

    def _swap(self) -> None:
        if not self.swap.is_valid():
            return
        data = self.swap.cleaned_data
        ask_swap(data["one"], data["other"], seat=self.seat, now=self.now)
        self._done(_("Asked. The days change once the other shop has agreed."))

    def _answer(self) -> None:
        swap = self._chosen(WatchSwap.objects.open().touching(self.seat.shop_id))
        agrees = self.request.POST.get("act") == "agree"
        swap = answer_swap(swap, agrees=agrees, seat=self.seat, now=self.now)
        if swap.agreed_at:
            self._done(_("Agreed: the days are swapped."))
        else:
            self._done(_("Noted."))

    def _done(self, words: str) -> None:
        messages.success(self.request, words)
