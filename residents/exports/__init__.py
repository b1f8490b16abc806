"""What leaves the room of residents: lists as workbooks, certificates as pages."""

from residents.exports.lists import (
    NeedResource,
    PartyMemberResource,
    PersonResource,
    StayResource,
)

__all__ = ["NeedResource", "PartyMemberResource", "PersonResource", "StayResource"]
