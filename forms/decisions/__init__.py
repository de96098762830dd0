"""Decisions about reports, asked like forms, each in a file. Nothing is kept of them but what they do."""
