"""Telegram: updates in, replies out. The only package that imports aiogram, which takes seconds."""

CHANNEL = "telegram"  # its name in the database
