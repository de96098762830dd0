"""A notice as a person reads it, with buttons and without."""

from datetime import date

from handlers import notices, plain
from handlers.buttons import Signer
from locales import Day, Text
from locales.stored_text import pack
from models.notice import Taken

SIGNER = Signer(b"a key for tests, nothing more...")
TEXT = Text("A household of {name} was reported.", {"name": "Lê Thị Mẫu"})


def taken(report_id: int | None, locale: str = "vi") -> Taken:
    return Taken(1, "new-poor:1:3", 3, locale, pack(TEXT), report_id)


def test_the_report_is_one_tap_away_for_that_conversation_only() -> None:
    reply = notices.reply(SIGNER, 9, taken(5))
    ((look,),) = reply.choices
    assert reply.text == "A household of Lê Thị Mẫu was reported."
    assert look.label == "Xem báo cáo"
    assert SIGNER.check(9, look.data) == "r:5"
    assert SIGNER.check(8, look.data) is None


def test_without_buttons_it_offers_no_number_that_would_mean_something_else() -> None:
    assert plain.lines(notices.reply(SIGNER, 9, taken(5))) == "A household of Lê Thị Mẫu was reported."


def test_what_is_about_no_report_has_no_button() -> None:
    assert notices.reply(SIGNER, 9, taken(None)).choices == ()


def test_it_is_said_in_the_person_s_language() -> None:
    day = pack(Text("{day}", {"day": Day(date(2026, 3, 18), "near")}))
    assert notices.reply(SIGNER, 9, taken(None)._replace(text=day)).text == "thứ Tư 18/03"
    assert notices.reply(SIGNER, 9, taken(None, "en")._replace(text=day)).text == "Wednesday 18/03"
