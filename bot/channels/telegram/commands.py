"""The menu of commands: a short one for strangers, and for a person what their role can do."""

from aiogram.methods import SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeChat, BotCommandScopeDefault

from handlers.commands import COMMANDS, for_role
from locales.translator import Translator


def for_strangers(say: Translator) -> SetMyCommands:
    """The menu in every chat that has none of its own."""
    return SetMyCommands(commands=_menu(None, say), scope=BotCommandScopeDefault())


def for_chat(address: str, role: str, say: Translator) -> SetMyCommands:
    """The menu in the chat of a person whose role is known."""
    return SetMyCommands(commands=_menu(role, say), scope=BotCommandScopeChat(chat_id=int(address)))


def _menu(role: str | None, say: Translator) -> list[BotCommand]:
    return [BotCommand(command=command, description=say(COMMANDS[command])) for command in for_role(role)]
