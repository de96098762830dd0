"""A stand-in for Telegram: a Bot API server of our own on this machine, and people who use it."""

from testing.telegram.chat import Message
from testing.telegram.standin import StandIn
from testing.telegram.user import User

__all__ = ["Message", "StandIn", "User"]
