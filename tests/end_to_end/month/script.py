"""The month as it is lived: a hamlet head reports, a commune officer decides, a coordinator looks.

Whatever depends on the day is "today", so it can be any day.
"""

from typing import NamedTuple

from tests.end_to_end.month.player import Player

MENU = "Anh/chị muốn làm gì?"
SENT = "✅ Đã gửi báo cáo"


class People(NamedTuple):
    """Who lives it, each with one phone."""

    head: Player  # of Bãi Nhà A
    officer: Player  # of Lại Sơn
    coordinator: Player  # of Kiên Hải


async def lived(people: People, codes: dict[str, str]) -> None:
    """From the invitations to the figures; ``codes`` by the people's names."""
    for player in people:
        await _joins(player, codes[player.who])
    await _reports_a_session_with_a_slip(people.head)
    await _reports_another_in_one_message(people.head)
    await _has_nothing_to_report(people.head)
    await _reports_on_a_model(people.head)
    await _reviews_two_households(people.head)
    for told in (people.officer, people.coordinator):
        await told.hears("đề xuất: nghèo mới")
    await _corrects_what_was_sent(people.head)
    await _withdraws(people.head)
    await _puts_a_draft_aside_and_goes_on(people.head)
    await _accepts(people.officer)
    await _returns(people.officer)
    await _mends(people.head)
    await _looks(people.coordinator)


async def _joins(player: Player, code: str) -> None:
    await player.says(code)
    await player.asked(f"Chào anh/chị {player.who}", "Chỉ cán bộ phụ trách nơi của anh/chị xem được")
    await player.picks("Đã đọc, đi tiếp")
    await player.asked(MENU)


async def _reports_a_session_with_a_slip(head: Player) -> None:
    await head.says("/taphuan")
    await head.asked("Buổi tập huấn về nội dung gì?")
    await head.picks("Kỹ thuật nuôi cá lồng bè")
    await head.asked("Tổ chức ngày nào?")
    await head.picks("Hôm nay")
    await head.asked("Ở đâu?")
    await head.picks("Nhà văn hóa ấp")
    await head.asked("Bao nhiêu người dự?")
    await head.says("25 người, 30 nữ")
    await head.asked("30 nữ nhiều hơn 25 người dự")
    await head.says("25 nguoi 12 nu 5 can ngheo")
    await head.asked("25 người dự, trong đó 12 nữ, 5 hộ cận nghèo")
    await head.picks("Đúng rồi")
    await head.asked("Gửi ảnh buổi tập huấn")
    await head.shows(3)
    await head.asked("11. Ảnh: 3")
    await _sends(head)


async def _reports_another_in_one_message(head: Player) -> None:
    await head.says("hom nay ap bai nha a tap huan trong rau tai nha van hoa, 30 nguoi du, 12 nu")
    await head.asked("Nội dung: Trồng rau", "30 người dự, trong đó 12 nữ")
    await head.picks("Đúng rồi")
    await head.asked("Gửi ảnh buổi tập huấn")
    await head.picks("Bỏ qua")
    await head.asked("6. Người dự: 30 (12 nữ)")
    await _sends(head)


async def _has_nothing_to_report(head: Player) -> None:
    await head.says("không phát sinh")
    await head.asked("✅ Đã ghi nhận không phát sinh: báo cáo mô hình")


async def _reports_on_a_model(head: Player) -> None:
    """There is something after all, which they had forgotten."""
    await head.says("tien do")
    await head.asked("Báo cáo mô hình nào?")
    await head.picks("Nuôi cá bớp lồng bè Mẫu")
    await head.asked("Mô hình tới giai đoạn nào rồi?")
    await head.picks("đang thực hiện")
    await head.asked("Hiện còn bao nhiêu?")
    await head.says("1450 con")
    await head.asked("Hao hụt bao nhiêu?")
    await head.picks("không hao hụt")
    await head.asked("Bây giờ một hộ thu nhập khoảng bao nhiêu?")
    await head.says("42tr/nam")
    await head.asked("42.000.000 đồng một năm")
    await head.picks("Đúng rồi")
    await head.asked("đã giải ngân được bao nhiêu tiền?")
    await head.says("60tr")
    await head.asked("60.000.000 đồng")
    await head.picks("Đúng rồi")
    await head.asked("Gửi ảnh mô hình")
    await head.shows(1)
    await head.asked("15. Ảnh: 1")
    await _sends(head)


async def _reviews_two_households(head: Player) -> None:
    """One leaves the poor, one becomes poor, which others have to know at once."""
    await head.says("/rasoat")
    await head.asked("Hộ tiếp theo: Trần Văn Mẫu (số 1, sinh 1965)")
    await head.picks("Hộ tiếp theo: Trần Văn Mẫu (số 1, sinh 1965)")
    await head.asked("Hộ này có mấy người?")
    await head.picks("Vẫn 5 người")
    await head.asked("Điểm B1 trên phiếu là mấy?")
    await head.says("120")
    await head.asked("Hộ này thiếu những gì?")
    await head.ticks("Việc làm", "Bảo hiểm y tế")
    await head.asked("Vì sao hộ này khó khăn?")
    await head.ticks("thiếu vốn", "ốm đau hoặc tai nạn")
    await head.asked("Hộ cần hỗ trợ gì?")
    await head.ticks("sản xuất")
    await head.asked("Họp dân bình xét hộ này ngày nào?")
    await head.picks("Hôm nay")
    await head.asked("bao nhiêu người đồng ý?")
    await head.says("20 nguoi 18 dong y")
    await head.asked("8. Đề xuất: hộ cận nghèo")
    await _sends(head)

    await head.picks("Hộ tiếp theo: Trần Văn Mẫu (số 2, sinh 1982)")
    await head.asked("Hộ này có mấy người?")
    await head.says("4 người")
    await head.asked("Điểm B1 trên phiếu là mấy?")
    await head.says("1tr2")
    await head.asked("1.200.000 đồng một người một tháng")
    await head.picks("Đúng rồi")
    await head.asked("Hộ này thiếu những gì?")
    await head.ticks("Việc làm", "Bảo hiểm y tế", "Chất lượng nhà ở")
    await head.asked("Vì sao hộ này khó khăn?")
    await head.ticks("thiếu đất sản xuất")
    await head.asked("Hộ cần hỗ trợ gì?")
    await head.ticks_nothing("không cần gì")
    await head.asked("bao nhiêu người đồng ý?")  # of the same meeting
    await head.picks("20 người dự, 18 đồng ý")
    await head.asked("9. So với trước: nghèo mới")
    await _sends(head)


async def _corrects_what_was_sent(head: Player) -> None:
    await head.says("/dagui")
    await head.asked("Chọn một bản để xem")
    await head.picks("Trồng rau, 30 người")
    await head.asked("Nội dung: Trồng rau", "Sửa")
    await head.picks("Sửa")
    await head.asked("6. Người dự: 30 (12 nữ)")
    await head.corrects(6)
    await head.asked("Đang là: 30 (12 nữ)")
    await head.says("31 người, 12 nữ")
    await head.asked("31 người dự")
    await head.picks("Đúng rồi")
    await head.asked("6. Người dự: 31 (12 nữ)")
    await head.picks("✅ Gửi")
    await head.asked("✅ Đã sửa báo cáo tập huấn")


async def _withdraws(head: Player) -> None:
    """It was last month's figures."""
    await head.says("/dagui")
    await head.asked("Chọn một bản để xem")
    await head.picks("Nuôi cá bớp lồng bè Mẫu")
    await head.asked("Rút lại")
    await head.picks("Rút lại")
    await head.asked("Rút báo cáo này?")
    await head.picks("Rút lại")
    await head.asked("✅ Đã rút báo cáo")


async def _puts_a_draft_aside_and_goes_on(head: Player) -> None:
    await head.says("tập huấn")
    await head.asked("Buổi tập huấn về nội dung gì?")
    await head.picks("Chăn nuôi")
    await head.asked("Tổ chức ngày nào?")
    await head.picks("Hôm nay")
    await head.asked("Ở đâu?")
    await head.picks("Để sau")
    await head.asked("Đã giữ lại")
    await head.says("tiếp tục")
    await head.asked("Ở đâu?")
    await head.says("trường học Bãi Nhà")
    await head.asked("Bao nhiêu người dự?")
    await head.says("18 người, 10 nữ, 2 hộ nghèo")
    await head.asked("18 người dự, trong đó 10 nữ, 2 hộ nghèo")
    await head.picks("Đúng rồi")
    await head.asked("Gửi ảnh buổi tập huấn")
    await head.picks("Bỏ qua")
    await head.asked("4. Nơi: trường học Bãi Nhà")
    await _sends(head)


async def _accepts(officer: Player) -> None:
    await officer.says("chờ duyệt")
    await officer.asked("Chờ duyệt: 5")
    await officer.picks("Kỹ thuật nuôi cá lồng bè, 25 người")
    await officer.asked("Kín gửi", "Duyệt", "[photo]")
    await officer.picks("✅ Duyệt")
    await officer.asked("✅ Đã duyệt, đã khóa")


async def _returns(officer: Player) -> None:
    await officer.says("chờ duyệt")
    await officer.asked("Chờ duyệt: 4")
    await officer.picks("Trồng rau, 31 người")
    await officer.asked("Nội dung: Trồng rau", "Trả lại")
    await officer.picks("Trả lại")
    await officer.asked("Cần bổ sung những dòng nào?")
    await officer.ticks("Người dự", "Kinh phí")
    await officer.asked("Cần bổ sung gì?")
    await officer.says("chưa đếm hộ nghèo, ghi thêm tiền")
    await officer.asked("2. Lý do: chưa đếm hộ nghèo, ghi thêm tiền")
    await officer.picks("✅ Gửi")
    await officer.asked("✅ Đã trả lại")


async def _mends(head: Player) -> None:
    await head.hears("Lý do: chưa đếm hộ nghèo, ghi thêm tiền")
    await head.says("bổ sung")
    await head.asked("Bổ sung báo cáo tập huấn", "Bao nhiêu người dự?")
    await head.says("31 người, 12 nữ, 4 hộ nghèo")
    await head.asked("4 hộ nghèo")
    await head.picks("Đúng rồi")
    await head.asked("Hết bao nhiêu tiền?")
    await head.says("2 triệu")
    await head.asked("2.000.000 đồng (hai triệu)")
    await head.picks("Đúng rồi")
    await head.asked("Tiền từ nguồn nào?")
    await head.picks("ngân sách địa phương")
    await head.asked("9. Nguồn tiền: ngân sách địa phương")
    await head.picks("✅ Gửi")
    await head.asked("✅ Đã bổ sung và gửi lại báo cáo tập huấn")


async def _looks(coordinator: Player) -> None:
    await coordinator.says("tình hình tập huấn")
    await coordinator.asked("3 buổi, 74 người, 34 nữ")
    await coordinator.picks("Hình")
    await coordinator.asked("Đang vẽ hình")
    await coordinator.hears("tính đến")


async def _sends(player: Player) -> None:
    await player.picks("✅ Gửi")
    await player.asked(SENT)
