"""What leaves the room of residents: lists as workbooks, certificates as pages."""

from residents.exports.lists import PersonResource, StayResource

__all__ = ["PersonResource", "StayResource"]
