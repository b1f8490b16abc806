"""Programmes for young people at the desk."""

from services.admin.youth import children, programmes, safeguarding, staffing, trays

__all__ = ["children", "programmes", "safeguarding", "staffing", "trays"]
