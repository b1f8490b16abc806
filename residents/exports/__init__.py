"""What leaves the room of residents: lists as workbooks, certificates as pages."""

from residents.exports.lists import (
    FullPersonResource,
    NeedResource,
    PartyMemberResource,
    PersonResource,
    StayResource,
)

__all__ = [
    "FullPersonResource",
    "NeedResource",
    "PartyMemberResource",
    "PersonResource",
    "StayResource",
]
