"""Zalo, by direct calls of its Bot API: words and pictures, no buttons, no edits, no files."""

CHANNEL = "zalo"  # its name in the database
