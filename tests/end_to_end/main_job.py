"""The main job as a story: a hamlet head joins and reports, a coordinator looks, the head thinks again."""

from testing.program import Program
from testing.telegram import Message, StandIn
from tests.end_to_end.on_telegram import Person
from tests.end_to_end.training import BY_MENU, MENU

ASKS_FOR_A_CODE = "Anh/chị gõ mã mời đã được cấp."
HELD = "1 buổi, 25 người, 12 nữ"
SESSIONS = " buổi, "


class MainJob:
    """One program on Telegram, and the people who meet it."""

    def __init__(self, program: Program, telegram: StandIn) -> None:
        self.program = program
        self.telegram = telegram
        self.head = Person(telegram, 7, "Sáu")
        self.coordinator = Person(telegram, 8, "Hai")
        self.stranger = Person(telegram, 9, "Ghé")
        self.codes: list[str] = []

    async def everybody_joins(self) -> None:
        """Both are invited from the command line and come with their code."""
        await self.invited(self.head, "bai-nha-a", "hamlet_head", "Trần Thị Kín")
        await self.invited(self.coordinator, "kien-hai", "coordinator", "Lâm Văn Kẽ")

    async def invited(self, person: Person, place: str, role: str, name: str) -> None:
        """From ``tinap invite`` to the menu."""
        invited = await self.program.cli("invite", place, role, "--name", name)
        assert invited.code == 0, invited.stderr
        code = invited.last_line
        assert f"Link: https://t.me/tin_ap_bot?start={code}" in invited.stdout
        self.codes.append(code)
        notice = await person.says(f"/start {code}")
        assert f"Chào anh/chị {name}" in notice.text
        assert "Chỉ cán bộ phụ trách nơi của anh/chị xem được" in notice.text
        assert MENU in (await person.taps("Đã đọc, đi tiếp")).text

    async def the_head_reports(self) -> int:
        """From the menu to "sent"; returns with how many messages and taps."""
        before = self.head.acts
        await self.head.goes_through(*BY_MENU)
        return self.head.acts - before

    async def the_coordinator_looks(self) -> Message:
        """From the whole district down to the report; the message with the report."""
        district = await self.coordinator.says("/tinhhinh")
        assert HELD in district.text
        training = await self.coordinator.says("tình hình tập huấn")
        commune = await self.coordinator.taps("Xã Lại Sơn")
        assert any("Ấp Bãi Nhà A" in line and HELD in line for line in commune.text.splitlines())
        assert commune.message_id == training.message_id, "a screen is replaced, not repeated"
        await self.coordinator.taps("Ấp Bãi Nhà A")
        return await self.coordinator.taps("Kỹ thuật nuôi cá lồng bè, 25 người")

    async def the_head_corrects_a_line(self) -> None:
        """Twenty-six instead of twenty-five."""
        await self.head.says("/dagui")
        await self.head.taps("25 người")
        await self.head.taps("Sửa")
        await self.head.taps("6")
        await self.head.says("26 người, 12 nữ, 5 cận nghèo")
        assert "6. Người dự: 26 (12 nữ, 5 hộ cận nghèo)" in (await self.head.taps("Đúng rồi")).text
        assert "✅ Đã sửa báo cáo tập huấn" in (await self.head.taps("✅ Gửi")).text

    async def the_head_withdraws(self) -> None:
        """The report no longer counts."""
        await self.head.says("/dagui")
        await self.head.taps("26 người")
        await self.head.taps("Rút lại")
        assert "✅ Đã rút báo cáo" in (await self.head.taps("Rút lại")).text
        assert SESSIONS not in (await self.coordinator.says("tình hình tập huấn")).text

    async def a_stranger_looks_in(self) -> None:
        """Whatever they type, show or forge, they are asked for a code."""
        for words in ("/tinhhinh", "/dagui", "menu", "1"):
            assert ASKS_FOR_A_CODE in (await self.stranger.says(words)).text
        seen = next(message for message in reversed(self.head.user.sees()) if message.rows)
        await self.stranger.user.forges(seen.rows[0][0].data, self.stranger.user.sees_last())
        assert ASKS_FOR_A_CODE in (await self.stranger.user.waits_for_reply()).text
