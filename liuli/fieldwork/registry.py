"""What apps offer to the phone, and what they take back from it.

An app with field work has a room `submissions.py`; it is imported at start-up. Two
decorators are all it needs:

    @worksheet(order=10)
    def rounds_of_today(user, *, now) -> Sheet | None:
        return Sheet(key="rounds", title=_("Today's rounds"), cards=(Card(...),))

    @accepts("residents.new_tenant", form=NewTenantForm, label=_("New tenant"),
             capability=Capability.RESIDENTS_CHANGE)
    def new_tenant(user, submission) -> Outcome:
        stay = register_tenant(..., **submission.data, actor=user, now=submission.at)
        return Outcome(_("The tenant is registered."), url=..., facts={"stay": stay.pk})

`worksheet`: a sheet is a titled list of cards on /field/, None when this person has
nothing of the kind. A sheet may name its own `template` and `context`. Pages that its
cards open under /field/ are kept on the phone; `kept` names more of them, and is only
asked when a phone fetches its day.

`accepts`: `form` is a class made as `form(data, user=user)` (derive it from
`liuli.fieldwork.forms.FieldForm`). The same form checks a payload from a phone and a
plain page: with a `label` it gets a page /field/new/<kind>/ and a button on /field/ for
those who hold `capability`. `submission.data` is its cleaned data, without a form the
payload itself. The handler runs inside the transaction of the receipt, calls one
operation and returns an `Outcome`; it may raise `Refused` (or Http404 from
`get_visible_or_404`), which leaves nothing behind but the receipt of the refusal.

Photos travel by themselves. A payload announces them (`"photos": [uuid, …]`);
`submission.arrived` holds those already here, which the handler hangs on its record.
Each that comes later is handed to `attach(user, facts, file)`, where `facts` are those
of the kind's own `Outcome`. `waits_for_photos`: the record is only taken once all its
photos are here. `opens_with` says which capability opens them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.forms import Form
from django.utils.functional import Promise

from liuli.attachments.choices import Opens

Text = str | Promise


_UNFOLDED: Final = 3  # cards of a sheet that are seen without a tap


@dataclass(frozen=True)
class Card:
    """One thing to do: where it is, how pressing it is, what opens it.

    `light` is green, yellow, red or empty (shown by `_light.html`); `badge` a word and
    `tone` its look (neutral, ok, warning, danger, info); `action` the button's words.
    """

    title: Text
    url: str = ""
    text: Text = ""
    badge: Text = ""
    tone: str = "neutral"
    light: str = ""
    action: Text = ""


@dataclass(frozen=True)
class StandIn:
    """A kept page that is shown without a signal for an address like its own.

    `fields` are put into its form, `about` under its heading, `unit` takes its photos,
    `next` is where it leads; {name} in it is filled from the link that opened the page.
    `place` ("30.65,104.06") is where the thing lies, for the phone's own comparing.
    """

    page: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""
    unit: int | None = None
    next: str = ""
    place: str = ""


@dataclass(frozen=True)
class Kept:
    """More pages a phone keeps, and which of them stand in for other addresses."""

    pages: tuple[str, ...] = ()
    stand_ins: Mapping[str, StandIn] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A titled list of cards; `empty` is said when there are none."""

    key: str
    title: Text
    cards: tuple[Card, ...] = ()
    empty: Text = ""
    template: str = "fieldwork/_cards.html"
    context: Mapping[str, Any] = field(default_factory=dict)
    kept: Callable[[], Kept] | None = None

    @property
    def first(self) -> tuple[Card, ...]:
        """What is shown at once: the first few, and all that is urgent."""
        if len(self.cards) <= _UNFOLDED + 1:
            return self.cards
        urgent = (c for c in self.cards[_UNFOLDED:] if c.light == "red")
        return (*self.cards[:_UNFOLDED], *urgent)

    @property
    def rest(self) -> tuple[Card, ...]:
        """What waits behind a fold, so that the next sheet is in sight."""
        shown = {id(card) for card in self.first}
        return tuple(card for card in self.cards if id(card) not in shown)


@dataclass(frozen=True)
class Submission:
    """One act captured in the field.

    `observed_at` is the phone's claim, odd or missing; `received_at` is the server's
    clock. `at` is the claim where it can be true, else the receipt.
    """

    client_id: UUID
    kind: str
    observed_at: datetime | None
    received_at: datetime
    at: datetime
    entered_later: bool
    data: Mapping[str, Any]
    photos: tuple[UUID, ...] = ()
    arrived: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What was done, in a sentence; `facts` is plain JSON without personal data."""

    message: Text
    url: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


Offer = Callable[..., Sheet | None]
Handler = Callable[[Any, Submission], Outcome]
Attach = Callable[[Any, Mapping[str, Any], Any], None]


@dataclass(frozen=True)
class Acceptance:
    """How one kind of submission is checked and who takes it."""

    kind: str
    handle: Handler
    form: type[Form] | None
    label: Text
    capability: str
    order: int
    attach: Attach | None
    opens_with: Opens
    waits_for_photos: bool


_worksheets: list[tuple[int, Offer]] = []
_acceptances: dict[str, Acceptance] = {}


def worksheet(*, order: int) -> Callable[[Offer], Offer]:
    """Offer a sheet on the field page; smaller `order` stands higher."""

    def register(offer: Offer) -> Offer:
        _worksheets.append((order, offer))
        _worksheets.sort(key=lambda pair: pair[0])
        return offer

    return register


def accepts(
    kind: str,
    *,
    form: type[Form] | None = None,
    label: Text = "",
    capability: str = "",
    order: int = 100,
    attach: Attach | None = None,
    opens_with: Opens = Opens.HAZARDS,
    waits_for_photos: bool = False,
) -> Callable[[Handler], Handler]:
    """Take submissions of `kind` ("app.noun"); a kind has one handler."""

    def register(handle: Handler) -> Handler:
        if kind in _acceptances:
            raise ValueError(f"Two handlers for {kind}.")
        _acceptances[kind] = Acceptance(
            kind=kind,
            handle=handle,
            form=form,
            label=label,
            capability=capability,
            order=order,
            attach=attach,
            opens_with=opens_with,
            waits_for_photos=waits_for_photos,
        )
        return handle

    return register


def sheets_for(user: Any, *, now: datetime) -> Iterator[Sheet]:
    """Every sheet some app offers this person now."""
    for _order, offer in _worksheets:
        sheet = offer(user, now=now)
        if sheet is not None:
            yield sheet


def acceptance(kind: str) -> Acceptance | None:
    """The handler of a kind, None when no app takes it."""
    return _acceptances.get(kind)


def entries_for(user: Any) -> list[Acceptance]:
    """Kinds with a page of their own that this person may send."""
    found = [
        entry
        for entry in _acceptances.values()
        if entry.label and entry.form and user.may(entry.capability)
    ]
    return sorted(found, key=lambda entry: entry.order)


def accepted_kinds() -> list[str]:
    """Every kind, sorted."""
    return sorted(_acceptances)
