"""A small island of reports, row by row, on the sample plan: what stands in it is easily counted by hand."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
from sqlmodel import Session, select

from forms.belonging import activity_of
from forms.registry import newest, reviewed
from handlers.papers.making_papers import add_up
from models import atlas, counted, figure, inspection_finding, nil_report, recognition, report_photo
from models.agency import Agency
from models.household import Household
from models.inspection_finding import InspectionFinding
from models.livelihood_model import LivelihoodModel
from models.nil_report import NilReport
from models.photo import Photo
from models.place import Place
from models.report import Report, ReportStatus
from reports.official.facts import Facts, gather
from reports.official.pictures import Find
from reports.official.scope import Scope
from reports.official.span import Span
from scheduler import book
from testing.world import find

AT = datetime(2026, 10, 20, 2, tzinfo=UTC)  # nine o'clock on 20/10/2026
SENT, ACCEPTED, RETURNED = ReportStatus.sent, ReportStatus.accepted, ReportStatus.returned


class Village:
    """Reports of sample people, accepted unless said otherwise."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def training(
        self,
        place: str,
        day: date,
        activity: str = "DA2",
        people: tuple[int, int, int, int, int, int] = (20, 10, 0, 0, 0, 0),
        *,
        topic: str = "Chăn nuôi",
        cost: int | None = None,
        said: str | None = None,
        status: ReportStatus = ACCEPTED,
    ) -> Report:
        """A session; ``people``: all, women, ethnic minority, poor, near-poor, newly escaped."""
        keys = ("people", "women", "ethnic_minority", "poor", "near_poor", "newly_escaped")
        days = {"first": day.isoformat(), "last": day.isoformat()}
        answers: dict[str, Any] = {
            "topic": {"title": topic, "activity": activity},
            "activity": activity,
            "days": days,
            "venue": "Nhà văn hóa ấp",
            "organiser": "UBND xã",
            "audience": "residents",
            "people": dict(zip(keys, people, strict=True)),
            "cost": cost,
            "difficulties": said,
        }
        return self._keep("training", place, day, answers, status)

    def progress(
        self, code: str, day: date, stage: str, *, status: ReportStatus = ACCEPTED, **more: Any
    ) -> Report:
        """How a model stands; ``income`` in đồng a year."""
        model = self.session.exec(select(LivelihoodModel).where(LivelihoodModel.code == code)).one()
        income = more.pop("income", None)
        answers = {
            "model": {"id": model.id, "name": model.name, "place": model.place_code},
            "day": day.isoformat(),
            "stage": stage,
            "income": {"year": income} if income is not None else None,
            **more,
        }
        report = self._keep("model_progress", model.place_code, day, answers, status)
        report.activity_code = model.activity_code
        self.session.flush()
        return report

    def review(
        self, head: str, day: date, moved: str, proposed: str, *, status: ReportStatus = ACCEPTED
    ) -> Report:
        """A household's review; ``moved`` "left" says that it is no longer there."""
        known = self.household(head)
        left = moved == "left"
        answers = {
            "household": {"id": known.id, "name": known.head},
            "day": day.isoformat(),
            "members": "left" if left else 4,
            "class_before": known.recognised_class,
            "proposed": "" if left else proposed,
            "movement": "" if left else moved,
        }
        if left:
            known.left_on = day
            self.session.add(known)
        return self._keep("household_review", known.place_code, day, answers, status)

    def decide(self, head: str, class_: str, day: date) -> None:
        """The commune's decision about a household."""
        recognition.recognise(self.session, self.household(head), class_, "Mẫu-09/QĐ", day, at=AT)

    def commune(self, place: str, period: str, status: ReportStatus = ACCEPTED, **words: str) -> Report:
        """The commune's own periodic report."""
        day = date(2026, 9, 20)
        report = self._keep("commune_report", place, day, {"day": day.isoformat(), **words}, status)
        report.period = period
        self.session.flush()
        return report

    def tell(
        self,
        form: str,
        place: str,
        day: date,
        *,
        period: str | None = None,
        status: ReportStatus = ACCEPTED,
        agency: str | None = None,
        **answers: Any,
    ) -> Report:
        """A report by any other form, in its own words; "period" where it is about a whole one.

        ``agency``: an officer of it, who stands at the root, sent it.
        """
        told = {
            "day": day.isoformat(),
            "days": {"first": day.isoformat(), "last": day.isoformat()},
            **answers,
        }
        report = self._keep(form, place, day, told, status, agency)
        report.period = period
        self.session.flush()
        return report

    def inspect(
        self, place: str, day: date, activity: str | None, *findings: tuple[date, date | None]
    ) -> Report:
        """An inspection; of each finding until when it is to be mended, and when it was."""
        words = "\n".join(f"Thiếu chứng từ {number}" for number in range(len(findings)))
        report = self.tell("inspection", place, day, status=SENT, activity=activity, findings=words)
        assert report.id is not None
        rows = [
            InspectionFinding(
                report_id=report.id, number=number, text=f"Thiếu {number}", due_on=due, mended_on=on
            )
            for number, (due, on) in enumerate(findings, 1)
        ]
        inspection_finding.replace(self.session, report.id, rows)
        return report

    def nothing(self, duty: str, place: str, period: str) -> None:
        """A place says that there is nothing to report for a period of the duty with this code."""
        here = self.session.exec(select(Place).where(Place.code == place)).one()
        rule = next(one for one in book.read(self.session, sample=True).rules if one.code == duty)
        person = find(self.session, "commune_officer" if here.kind == "commune" else "hamlet_head", place)
        assert person.id is not None
        nil = NilReport(
            duty_id=rule.duty_id,
            period=period,
            place_code=place,
            sample=True,
            place_path=here.path,
            person_id=person.id,
            sent_at=AT,
        )
        nil_report.put(self.session, nil)

    def photo(self, report: Report, sha256: str) -> None:
        """A photo in a report, whose bytes are here."""
        photo = Photo(person_id=report.reporter_id, channel="practice", sha256=sha256, received_at=AT)
        self.session.add(photo)
        self.session.flush()
        assert photo.id is not None
        assert report.id is not None
        report_photo.keep(self.session, report.id, [photo.id])

    def household(self, head: str) -> Household:
        """The only household with this name of its head."""
        return self.session.exec(select(Household).where(Household.head == head)).one()

    def facts(self, place: str, span: Span, pictures: Find | None = None, **rights: Any) -> Facts:
        """What a report about a place would say; ``rights`` as in ``Scope`` what is not for its reader."""
        plan = atlas.read(self.session)
        deadlines = book.read(self.session, sample=True)
        here = plan.spots[place]
        scope = Scope(self.session, plan, deadlines, here, span, AT, True, reviewed(), **rights)  # noqa: FBT003  # sample
        return gather(scope, add_up, pictures)

    def agency(self, code: str) -> Agency:
        """The agency of the plan with this code."""
        return atlas.read(self.session).agencies[code]

    def _keep(
        self,
        form: str,
        place: str,
        day: date,
        answers: dict[str, Any],
        status: ReportStatus,
        agency: str | None = None,
    ) -> Report:
        here = self.session.exec(select(Place).where(Place.code == place)).one()
        person = find(self.session, *_reporter(here, agency))
        assert person.id is not None
        at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
        report = Report(
            form=form,
            form_version=1,
            place_code=place,
            place_path=here.path,
            reporter_id=person.id,
            happened_on=day,
            status=status,
            sample=True,
            activity_code=activity_of(answers),
            agency_code=agency,
            answers=msgspec.json.encode(answers).decode(),
            sent_at=at,
            changed_at=at,
        )
        self.session.add(report)
        self.session.flush()
        assert report.id is not None
        counted.record(self.session, report, answers)
        figure.record(self.session, report.id, newest(form).figures(answers))
        return report


def _reporter(here: Place, agency: str | None) -> tuple[str, str]:
    """The role and the place of whoever sends a report about a place."""
    if agency is not None:
        return "agency_officer", f"{here.path.split('/')[0]}/{agency}"
    return {"hamlet": "hamlet_head", "commune": "commune_officer"}[here.kind], here.code
