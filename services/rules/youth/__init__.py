"""Decisions about young people without a database."""
