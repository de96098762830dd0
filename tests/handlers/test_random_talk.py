"""Anybody types and taps anything for a long time: there is always a sentence back, never an apology."""

import os
import random
from datetime import UTC, datetime, timedelta

import pytest

from handlers.message import Reply, Tapped
from testing.talk import Clock, Talk
from testing.world import World

STEPS = int(os.environ.get("TINAP_RANDOM_STEPS", "60"))
SEEDS = range(int(os.environ.get("TINAP_RANDOM_SEEDS", "1")))
PEOPLE = ("hamlet_head bai-nha-a", "commune_officer lai-son", "hamlet_head bai-nha-b", "viewer kien-hai")
BEGINNINGS = (
    *("/rasoat", "/taphuan", "/tiendo", "/congnhan", "/chotrasoat", "/dangkymohinh"),
    *("/dagui", "/tinhhinh", "menu", "tiếp tục", "sửa", "/duyet", "bổ sung", "lịch sử"),
)
TEXTS = (
    *("1", "2", "3", "4", "5", "7", "12", "17", "0", "90", "300", "1,3,4", "1 3 5", "không"),
    *("có", "đúng", "bỏ qua", "quay lại", "để sau", "hủy", "lấy lại", "gửi", "sửa 3", "hôm nay"),
    *("hôm qua", "18/10", "1/1/2026", "31/12/2025", "20 người, 18 đồng ý", "18/20"),
    *("2 nghèo, 5 cận nghèo", "1tr2", "60tr", "3tr5 một tháng", "42tr/năm", "số 4", "Danh Mẫu"),
    *("mẫu", "hộ mới", "Nguyễn Văn Tám", "1970", "tất cả", "xong", "giữ", "1.800 con"),
    *("hết sạch", "đang nuôi", "125/QĐ-UBND", "TW 60tr, dân góp 15tr", "cá chết vì bệnh"),
    *("số 1 24tr/năm, số 4 2tr",),
    *("Rà soát hộ Danh Mẫu: 4 khẩu, 90 điểm, thiếu 1,4,7, họp 18/10, 20 người dự, 18 đồng ý",),
    *("Rà soát hộ số 7 không còn ở đây",),
    *("Mô hình nuôi cá đang nuôi, còn 1.800 con, chết 200 con, giải ngân 60tr",),
    *("Hôm nay ấp tập huấn nuôi cá, 25 người dự, 12 nữ", "500 triệu 300", "1,5 tấn", "-3"),
    *("10/12", "cá 🐟"),
)


async def does_something(talk: Talk, chance: random.Random, number: int) -> tuple[str, Reply]:
    last = talk.last
    buttons = [choice for row in (*last.choices, last.ways_out) for choice in row]
    what = chance.random()
    if buttons and what < 0.5:
        choice = chance.choice(buttons)
        talk.kept = [*getattr(talk, "kept", []), choice.data][-60:]  # type: ignore[attr-defined]  # of this test
        return f"({choice.label})", await talk.delivers(Tapped(choice.data), f"tap{number}")
    if what < 0.56 and getattr(talk, "kept", []):
        return "(an old button)", await talk.delivers(Tapped(chance.choice(talk.kept)), f"tap{number}")  # type: ignore[attr-defined]  # of this test
    if what < 0.6 and talk._typed:
        ref = chance.choice(list(talk._typed))
        text = chance.choice(TEXTS)
        return f"edit {ref}: {text}", await talk.changes(ref, text)
    if what < 0.64 and talk._heard:
        text = chance.choice(TEXTS)
        words = chance.choice(list(talk._heard.values()))
        return f"reply {words[:40]}: {text}", await talk.replies_to(words, text)
    if what < 0.67:
        return "(photos)", await talk.sends_photos(2)
    text = chance.choice(BEGINNINGS if what < 0.73 else TEXTS)
    return text, await talk.says(text)


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_is_typed_and_tapped_nothing_breaks(seed: int, worlds: World, clock: Clock) -> None:
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    clock.at = datetime(2026, 10, 20, 2, tzinfo=UTC)
    talks = [await worlds.talk(who) for who in PEOPLE]
    done: list[str] = []
    for number in range(STEPS):
        talk = chance.choice(talks[:2]) if chance.random() < 0.9 else chance.choice(talks)
        for _more in range(chance.randrange(1, 14)):
            what, reply = await does_something(talk, chance, len(done))
            done.append(f"{talk.address}: {what}")
            assert "(mã " not in reply.words, [number, *done[-15:]]
        clock.at += timedelta(hours=chance.choice((0, 0, 1, 30)))
