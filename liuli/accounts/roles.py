"""Roles × capabilities, in one table (domain section 12, RO-1, SEC-5, SEC-6).

A post gives a person a role in a unit for a time; a capability holds in that unit and
everything beneath it. Nothing else in the portal decides rights.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a post is."""

    GRID_WORKER = "grid_worker", _("Grid worker")
    LEAD = "lead", _("Area lead")
    CADRE = "cadre", _("Community cadre")
    PETITION_OFFICER = "petition_officer", _("Petition officer")
    FUNDS_OFFICER = "funds_officer", _("Funds officer")
    SECRETARY = "secretary", _("Community secretary")
    LANDLORD = "landlord", _("Landlord")
    CANTEEN = "canteen", _("Canteen staff")
    STREET_OFFICER = "street_officer", _("Street officer")
    DISTRICT_OFFICIAL = "district_official", _("District official")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")


class Family(models.TextChoices):
    """三员分立: no person may hold posts of two families at once (SEC-6)."""

    WORK = "work", _("Community work")
    ADMINISTRATION = "administration", _("Administration")
    AUDIT = "audit", _("Audit")


FAMILY = dict.fromkeys(Role, Family.WORK) | {
    Role.ADMINISTRATOR: Family.ADMINISTRATION,
    Role.AUDITOR: Family.AUDIT,
}


class Capability(models.TextChoices):
    """What a role may do, in words that never change."""

    DESK_OPEN = "desk.open", _("open the desk")
    FIELD_OPEN = "field.open", _("open the field page")
    TERRITORY_VIEW = "territory.view", _("see units")
    TERRITORY_CHANGE = "territory.change", _("change units")
    ACCOUNTS_MANAGE = "accounts.manage", _("manage people and posts")
    PARAMETERS_VIEW = "parameters.view", _("see parameters")
    PARAMETERS_CHANGE = "parameters.change", _("change parameters")
    AUDIT_VIEW = "audit.view", _("read the audit")
    PLACES_VIEW = "places.view", _("see addresses")
    PLACES_CHANGE = "places.change", _("change addresses")
    LEDGERS_IMPORT = "ledgers.import", _("import ledgers")
    LISTS_EXPORT = "lists.export", _("export lists")
    LISTS_EXPORT_UNMASKED = (
        "lists.export_unmasked",
        _("export lists with full names and numbers"),
    )
    RESIDENTS_VIEW = "residents.view", _("see residents, masked")
    RESIDENTS_CHANGE = "residents.change", _("add and correct residents")
    RESIDENTS_REVEAL = "residents.reveal", _("reveal a number with a reason")
    RESIDENTS_CALL = "residents.call", _("call without seeing the number")
    RESIDENTS_MERGE = "residents.merge", _("say which records are one person")
    RESIDENTS_ERASE = "residents.erase", _("erase a resident's data")
    PRIVACY_KEEP = "privacy.keep", _("keep the register of personal data")
    LANDLORDS_KEEP = "landlords.keep", _("keep the landlord association")
    TENANTS_REPORT = "tenants.report", _("report tenants of own dwellings")
    VOTES_VIEW = "votes.view", _("see votes")
    VOTES_RESULTS = "votes.results", _("see results of votes")
    VOTES_PREPARE = "votes.prepare", _("prepare votes and their rolls")
    VOTES_HAND_OUT = "votes.hand_out", _("hand out ballots")
    VOTES_COUNT = "votes.count", _("count ballots")
    VOTES_DECIDE = "votes.decide", _("open and close votes")
    NEEDS_VIEW = "needs.view", _("see what residents need")
    NEEDS_NOTE = "needs.note", _("note needs, answer them and tell people back")
    NEEDS_DECIDE = "needs.decide", _("decide who answers a need")
    DUTIES_VIEW = "duties.view", _("see who does what in grids")
    DUTIES_ARRANGE = "duties.arrange", _("arrange duties and tasks of grids")
    PARTY_VIEW = "party.view", _("see party members")
    PARTY_CHANGE = "party.change", _("keep party members and groups")
    PRAISE_VIEW = "praise.view", _("see commendations of residents")
    PRAISE_NOMINATE = "praise.nominate", _("nominate residents for commendation")
    PRAISE_REVIEW = "praise.review", _("review and publish commendations")
    SITES_VIEW = "sites.view", _("see sites")
    SITES_CHANGE = "sites.change", _("add and correct sites")
    HAZARDS_VIEW = "hazards.view", _("see hazards")
    HAZARDS_VIEW_PRESSING = "hazards.view_pressing", _("see pressing hazards")
    HAZARDS_REPORT = "hazards.report", _("report hazards")
    HAZARDS_ASSIGN = "hazards.assign", _("assign hazards")
    HAZARDS_RECTIFY = "hazards.rectify", _("report a hazard as rectified")
    HAZARDS_VERIFY = "hazards.verify", _("re-check and clear hazards")
    PATROLS_VIEW = "patrols.view", _("see patrols")
    PATROLS_DO = "patrols.do", _("do patrols")
    PATROLS_ARRANGE = "patrols.arrange", _("arrange patrols and stand-ins")
    PETITIONS_REGISTER = "petitions.register", _("register petitions and visits")
    PETITIONS_HANDLE = "petitions.handle", _("handle petitions assigned to them")
    PETITIONS_OVERSEE = "petitions.oversee", _("see and assign all unsealed petitions")
    PETITIONS_TRANSFERRED = "petitions.transferred", _("see petitions handed to them")
    PETITIONS_COUNT = "petitions.count", _("see counts of petitions")
    COMPENSATION_VIEW = "compensation.view", _("see land compensation")
    COMPENSATION_CHANGE = "compensation.change", _("keep land compensation")
    COMPENSATION_APPROVE = "compensation.approve", _("approve land compensation")
    WATER_VIEW = "water.view", _("see the water network, names masked")
    WATER_READ = "water.read", _("read meters and report leaks")
    WATER_KEEP = "water.keep", _("keep the water network and its repairs")
    WATER_APPROVE = "water.approve", _("decide readings that need checking")
    WATER_ACCOUNTS = "water.accounts", _("keep water bills and receipts")
    CARE_VIEW = "care.view", _("see care plans, names masked")
    CARE_VISIT = "care.visit", _("visit people in care")
    CARE_ARRANGE = "care.arrange", _("arrange care and who may open its notes")
    ORDERS_VIEW = "orders.view", _("see partners and orders, names masked")
    ORDERS_KEEP = "orders.keep", _("keep contracts, group buying and home help")
    VOLUNTEERS_VIEW = "volunteers.view", _("see volunteers and points, names masked")
    VOLUNTEERS_KEEP = "volunteers.keep", _("keep volunteers, hours and points")
    VENUES_VIEW = "venues.view", _("see venues and their bookings")
    VENUES_KEEP = "venues.keep", _("keep venues and bookings")
    PUBLICITY_VIEW = "publicity.view", _("see announcements and lessons")
    PUBLICITY_WRITE = "publicity.write", _("write announcements and lessons")
    PUBLICITY_REVIEW = "publicity.review", _("publish announcements of others")
    SURVEYS_KEEP = "surveys.keep", _("make surveys and see their sums")
    YOUTH_VIEW = "youth.view", _("see programmes for young people, without names")
    YOUTH_LEAD = "youth.lead", _("see children of programmes they are named for")
    YOUTH_KEEP = "youth.keep", _("keep programmes for young people")
    YOUTH_OVERSEE = "youth.oversee", _("say who sees children's data")
    MEALS_VIEW = "meals.view", _("see meals and vouchers, names masked")
    MEALS_SERVE = "meals.serve", _("serve meals and take vouchers")
    MEALS_KEEP = "meals.keep", _("keep canteens, agreements and diets")
    MEALS_ACCOUNTS = "meals.accounts", _("issue vouchers and draw up settlements")
    MEALS_APPROVE = "meals.approve", _("approve settlements of meals")
    WATCH_VIEW = "watch.view", _("see the seven-shop watch")
    WATCH_ARRANGE = "watch.arrange", _("arrange the seven-shop watch")
    CAMPAIGNS_VIEW = "campaigns.view", _("see campaigns")
    CAMPAIGNS_LEAD = "campaigns.lead", _("plan and close campaigns")
    TIPS_HANDLE = "tips.handle", _("read tips, check them and grant rewards")
    TIPS_PAY = "tips.pay", _("pay rewards for tips by code")
    NOTICES_LEAD = "notices.lead", _("is told what is late in the area")
    HAZARDS_DECIDE = "hazards.decide", _("decide who rectifies after two returns")
    ROBOTS_KEEP = "robots.keep", _("say which group chats are told")
    FIGURES_VIEW = "figures.view", _("see figures")


_C = Capability
_FIELD = frozenset(
    {
        _C.FIELD_OPEN, _C.TERRITORY_VIEW, _C.PLACES_VIEW, _C.RESIDENTS_VIEW,
        _C.RESIDENTS_CHANGE, _C.RESIDENTS_CALL, _C.SITES_VIEW, _C.SITES_CHANGE,
        _C.HAZARDS_VIEW, _C.HAZARDS_REPORT, _C.HAZARDS_RECTIFY, _C.HAZARDS_VERIFY,
        _C.PATROLS_VIEW, _C.PATROLS_DO, _C.FIGURES_VIEW,
        _C.VOTES_VIEW, _C.VOTES_HAND_OUT,
        _C.NEEDS_VIEW, _C.NEEDS_NOTE, _C.WATER_VIEW, _C.WATER_READ, _C.DUTIES_VIEW,
        _C.CARE_VIEW, _C.CARE_VISIT, _C.VENUES_VIEW, _C.ORDERS_VIEW,
        _C.PRAISE_VIEW, _C.PRAISE_NOMINATE, _C.YOUTH_VIEW, _C.YOUTH_LEAD,
        _C.PRAISE_VIEW, _C.PRAISE_NOMINATE, _C.MEALS_VIEW, _C.MEALS_SERVE,
        _C.PRAISE_VIEW, _C.PRAISE_NOMINATE, _C.WATCH_VIEW, _C.CAMPAIGNS_VIEW,
        _C.PUBLICITY_VIEW,
    }
)  # fmt: skip
_DESK = _FIELD | {
    _C.DESK_OPEN, _C.PLACES_CHANGE, _C.LEDGERS_IMPORT, _C.LISTS_EXPORT,
    _C.RESIDENTS_REVEAL, _C.RESIDENTS_MERGE, _C.HAZARDS_ASSIGN, _C.PATROLS_ARRANGE,
    _C.PARAMETERS_VIEW, _C.VOTES_PREPARE, _C.NEEDS_DECIDE, _C.WATER_KEEP,
    _C.DUTIES_ARRANGE, _C.PARTY_VIEW, _C.PARTY_CHANGE, _C.PRAISE_REVIEW,
    _C.CARE_ARRANGE, _C.VOLUNTEERS_VIEW, _C.VOLUNTEERS_KEEP, _C.VENUES_KEEP,
    _C.ORDERS_KEEP,
    _C.YOUTH_KEEP,
    _C.MEALS_KEEP,
    _C.WATCH_ARRANGE, _C.CAMPAIGNS_LEAD,
    _C.PUBLICITY_WRITE, _C.PUBLICITY_REVIEW, _C.SURVEYS_KEEP,
}  # fmt: skip

# Who talks to petitioners: what they see is decided case by case (PP-3).
_PETITIONS = frozenset({_C.PETITIONS_REGISTER, _C.PETITIONS_COUNT})

CAPABILITIES: dict[Role, frozenset[Capability]] = {
    Role.GRID_WORKER: _FIELD,
    Role.LEAD: (
        _DESK
        | _PETITIONS
        | {_C.NOTICES_LEAD, _C.VOTES_COUNT, _C.WATER_APPROVE, _C.MEALS_APPROVE}
    )
    - {_C.LEDGERS_IMPORT, _C.PATROLS_DO},
    Role.CADRE: (_DESK | {_C.VOTES_COUNT, _C.LANDLORDS_KEEP, _C.PRIVACY_KEEP})
    - {_C.PATROLS_DO},
    Role.PETITION_OFFICER: _PETITIONS
    | {
        _C.DESK_OPEN,
        _C.TERRITORY_VIEW,
        _C.FIGURES_VIEW,
        _C.PETITIONS_HANDLE,
        _C.TIPS_HANDLE,
    },
    Role.FUNDS_OFFICER: frozenset(
        {
            _C.DESK_OPEN,
            _C.TERRITORY_VIEW,
            _C.FIGURES_VIEW,
            _C.LEDGERS_IMPORT,
            _C.COMPENSATION_VIEW,
            _C.COMPENSATION_CHANGE,
            _C.WATER_VIEW,
            _C.WATER_ACCOUNTS,
            _C.MEALS_VIEW,
            _C.MEALS_ACCOUNTS,
            _C.TIPS_PAY,
        }
    ),
    Role.SECRETARY: (
        _DESK
        | _PETITIONS
        | {
            _C.NOTICES_LEAD,
            _C.HAZARDS_DECIDE,
            _C.ROBOTS_KEEP,
            _C.LISTS_EXPORT_UNMASKED,
            _C.VOTES_DECIDE,
            _C.RESIDENTS_ERASE,
            _C.LANDLORDS_KEEP,
            _C.PRIVACY_KEEP,
            _C.PETITIONS_OVERSEE,
            _C.COMPENSATION_VIEW,
            _C.COMPENSATION_APPROVE,
            _C.WATER_APPROVE,
            _C.YOUTH_OVERSEE,
            _C.MEALS_APPROVE,
            _C.TIPS_HANDLE,
        }
    )
    - {_C.PATROLS_DO},
    # A landlord reports and sees what became of it, and nobody else's people.
    Role.LANDLORD: frozenset({_C.FIELD_OPEN, _C.TENANTS_REPORT}),
    # The counter and today's diners, and no list of people beyond them.
    Role.CANTEEN: frozenset({_C.FIELD_OPEN, _C.MEALS_SERVE}),
    Role.STREET_OFFICER: frozenset(
        {
            _C.DESK_OPEN,
            _C.TERRITORY_VIEW,
            _C.HAZARDS_VIEW_PRESSING,
            _C.VOTES_RESULTS,
            _C.PETITIONS_TRANSFERRED,
            _C.PETITIONS_COUNT,
            _C.FIGURES_VIEW,
        }
    ),
    Role.DISTRICT_OFFICIAL: frozenset({_C.FIGURES_VIEW, _C.TERRITORY_VIEW}),
    Role.ADMINISTRATOR: frozenset(
        {
            _C.DESK_OPEN,
            _C.TERRITORY_VIEW,
            _C.TERRITORY_CHANGE,
            _C.ACCOUNTS_MANAGE,
            _C.PARAMETERS_VIEW,
            _C.PARAMETERS_CHANGE,
        }
    ),
    Role.AUDITOR: frozenset({_C.DESK_OPEN, _C.TERRITORY_VIEW, _C.AUDIT_VIEW}),
}


def roles_with(capability: str) -> tuple[Role, ...]:
    """The roles that hold a capability."""
    return tuple(role for role, held in CAPABILITIES.items() if capability in held)
