"""Zalo: its Bot API over plain HTTP, text alone, and few messages a month."""

CHANNEL = "zalo"  # its name in the database
