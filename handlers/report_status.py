"""Where a report stands, in words: đã gửi, đã duyệt, trả lại, đã rút."""

from locales import Text, _
from models.report import ReportStatus

STATUSES: dict[ReportStatus, Text] = {
    ReportStatus.sent: _("sent"),
    ReportStatus.accepted: _("accepted"),
    ReportStatus.returned: _("returned to be mended"),
    ReportStatus.withdrawn: _("withdrawn"),
}
