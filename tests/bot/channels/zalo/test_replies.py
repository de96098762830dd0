"""A reply in few messages: words beside their picture, files by a link, and words where none can be made."""

from pathlib import Path

import pytest
from sqlmodel import Session

from bot.channels.zalo.replies import Message, Replies
from bot.outbox import Outbox
from handlers.message import File, Reply
from locales import translator
from models.database import Database
from models.photo import Photo
from testing.manual_time import ManualTime
from testing.pictures import jpeg
from testing.zalo import StandIn
from tests.bot.channels.zalo.known import joined
from tests.bot.channels.zalo.running import NOW, Setup

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PUBLIC = "https://tinap.example"
HOUR = "Đường dẫn mở được trong một giờ."


class Putting:
    """Replies to one person on Zalo."""

    def __init__(self, setup: Setup, person_id: int, *, linked: bool = True) -> None:
        self.person_id = person_id
        self._setup = setup
        links = setup.links(PUBLIC) if linked else None
        self.replies = Replies(setup.database, links, translator("vi"))

    async def put(self, reply: Reply) -> list[Message]:
        """The messages, with links as they begin."""
        return [_shortened(message) for message in await self.replies.messages("a1", reply)]

    def made(self, name: str, mime: str = XLSX) -> File:
        """A file that was made for them."""
        file = Outbox(self._setup.folder / "outbox").new(name, mime)
        Path(file.path).write_bytes(b"made")
        return file

    async def photos(self, count: int, *, here: bool = True) -> tuple[int, ...]:
        """Photos they sent."""

        def work(session: Session) -> tuple[int, ...]:
            rows = []
            for number in range(count):
                kept = self._setup.photos.save(jpeg(number)) if here else None
                sha256 = kept.sha256 if kept else None
                rows.append(
                    Photo(
                        person_id=self.person_id,
                        channel="zalo" if here else "telegram",
                        remote_id=None if here else "x",
                        sha256=sha256,
                        mime="image/jpeg",
                        received_at=NOW,
                    )
                )
            session.add_all(rows)
            session.flush()
            return tuple(row.id or 0 for row in rows)

        return await self._setup.database.run(work)


def _shortened(message: Message) -> Message:
    words = [
        f"{PUBLIC}/t/…" if word.startswith(f"{PUBLIC}/t/") else word for word in message.text.splitlines()
    ]
    picture = f"{PUBLIC}/t/…" if message.picture.startswith(f"{PUBLIC}/t/") else message.picture
    return Message("\n".join(words), picture, message.instead)


@pytest.fixture
async def putting(zalo: StandIn, peopled: Database, tmp_path: Path) -> Putting:
    setup = Setup(zalo, peopled, tmp_path, ManualTime())
    return Putting(setup, await joined(peopled, "a1"))


LINK = f"{PUBLIC}/t/…"


async def test_words_alone_are_one_message(putting: Putting) -> None:
    assert await putting.put(Reply(text="Dạ", question="Mấy người?")) == [Message("Dạ\n\nMấy người?")]


async def test_nothing_is_said_for_a_silent_reply(putting: Putting) -> None:
    assert await putting.put(Reply()) == []


async def test_a_picture_carries_the_words(putting: Putting) -> None:
    picture = putting.made("hinh.png", "image/png")
    reply = Reply(text="Tình hình tháng 3", in_words="9/13 ấp", files=(picture,))
    assert await putting.put(reply) == [Message("Tình hình tháng 3", LINK, "Tình hình tháng 3\n\n9/13 ấp")]


async def test_a_file_is_a_link_in_the_words(putting: Putting) -> None:
    reply = Reply(text="Xong rồi.", in_words="Xem trên Telegram.", files=(putting.made("Báo cáo.xlsx"),))
    assert await putting.put(reply) == [Message(f"Xong rồi.\n\n📎 Báo cáo.xlsx\n{LINK}\n{HOUR}")]


async def test_of_several_photos_the_first_is_shown_with_a_link_to_all(putting: Putting) -> None:
    reply = Reply(text="Báo cáo", photos=await putting.photos(3))
    words = f"Báo cáo\n\n📷 Xem đủ 3 ảnh:\n{LINK}\n{HOUR}"
    assert [message[:2] for message in await putting.put(reply)] == [(words, LINK)]


async def test_a_photo_that_is_not_here_yet_is_said_to_be_missing(putting: Putting) -> None:
    reply = Reply(text="Báo cáo", photos=await putting.photos(2, here=False))
    assert await putting.put(reply) == [
        Message("Báo cáo\n\n📷 Chưa có 2 ảnh: đang tải về, hoặc không mở được.")
    ]


async def test_a_file_that_is_gone_is_left_out(putting: Putting) -> None:
    file = putting.made("Báo cáo.xlsx")
    Path(file.path).unlink()
    assert await putting.put(Reply(text="Xong rồi.", files=(file,))) == [Message("Xong rồi.")]


async def test_without_an_address_of_ours_the_words_have_to_do(setup: Setup, putting: Putting) -> None:
    offline = Putting(setup, putting.person_id, linked=False)
    picture = putting.made("hinh.png", "image/png")
    reply = Reply(text="Tình hình", in_words="9/13 ấp", files=(picture,))
    assert await offline.put(reply) == [Message("Tình hình\n\n9/13 ấp")]
    photos = await putting.photos(2)
    assert await offline.put(Reply(text="Báo cáo", photos=photos)) == [
        Message("Báo cáo\n\n📷 Có 2 ảnh, ở đây chưa xem được.")
    ]


async def test_long_words_below_a_picture_go_on_in_further_messages(putting: Putting) -> None:
    picture = putting.made("hinh.png", "image/png")
    long = "\n".join(f"Ấp số {number}: đã nộp đủ báo cáo trong tháng này" for number in range(60))
    first, second = await putting.put(Reply(text=long, files=(picture,)))
    assert (first.picture, second.picture) == (LINK, "")
    assert f"{first.text}\n{second.text}" == long
