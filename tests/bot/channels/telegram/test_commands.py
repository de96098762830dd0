"""The menus Telegram shows."""

from gettext import NullTranslations

import pytest

from bot.channels.telegram.commands import for_chat, for_strangers
from locales.translator import Translator
from models.person import Role

SAY = Translator("en", NullTranslations())


def test_strangers_are_offered_to_begin_and_help() -> None:
    method = for_strangers(SAY)
    assert [command.command for command in method.commands] == ["start", "giup"]
    assert method.model_dump()["scope"]["type"] == "default"


@pytest.mark.parametrize("role", list(Role))
def test_a_person_has_a_menu_of_their_own(role: Role) -> None:
    method = for_chat("7", role, SAY)
    assert method.model_dump()["scope"] == {"type": "chat", "chat_id": 7}
    assert all(1 <= len(command.description) <= 256 for command in method.commands)
