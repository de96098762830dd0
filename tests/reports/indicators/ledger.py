"""What hamlets told, written down row by row: real facts, beside the sample plan's practice."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session, select

from models import atlas, cadre, cadre_attendance, figure, household, livelihood_model, recognition
from models.cadre import Cadre, CadreKind, CadreRow
from models.household import Household
from models.household_review import HouseholdReview
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.model_progress import ModelProgress
from models.person import Person
from models.place import Place
from models.report import Report, ReportStatus
from models.training import TrainingSession
from reports.indicators import Measured, measure

TODAY = date(2026, 11, 24)
LOADED = datetime(2026, 1, 5, tzinfo=UTC)  # the registers
HAMLETS = (
    *("hon-tre-1", "hon-tre-2", "hon-tre-3", "bai-nha-a", "bai-nha-b", "bai-bac", "thien-tue"),
    *("cu-tron", "an-cu", "bai-ngu", "an-binh", "an-phu", "hon-mau"),
)


class Ledger:
    """Writes facts and measures them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.person = session.exec(select(Person.id)).first() or 0
        self.atlas = atlas.read(session)

    def measure(self, year: int, place: str = "kien-hai", *, sample: bool = False) -> dict[str, Measured]:
        self.session.flush()
        path = self.atlas.spots[place].path
        found = measure(self.session, self.atlas, year, path, TODAY, sample=sample)
        return {one.code: one for one in found}

    def household(
        self, place: str, named: str, *decisions: tuple[str, str], at: datetime = LOADED
    ) -> Household:
        """A household of the list with the class the list says, then decisions as (day, class)."""
        added = household.add(
            self.session, place, self.path(place), "Chủ Hộ", sample=False, at=at, recognised_class=named
        )
        for day, decided in decisions:
            recognition.recognise(
                self.session, added, decided, f"QĐ {day}", date.fromisoformat(day), at=LOADED
            )
        return added

    def review(
        self, of: Household, year: int, lacks: str = "", *, before: str = "poor", **known: Any
    ) -> Report:
        report = self._report("household_review", of.place_code, date(year, 10, 5))
        codes = tuple(filter(None, lacks.split(",")))
        self.session.add(
            HouseholdReview(
                report_id=report.id or 0,
                household_id=of.id or 0,
                year=year,
                standard=self.atlas.standards[0].code,
                deprivations=",".join(codes),
                deprivation_count=len(codes),
                class_before=before,
                **known,
            )
        )
        return report

    def model(
        self, place: str, *households: tuple[Household | None, str, int | None], starts: str = "2024-04-01",
        ends: str | None = None, activity: str = "DA2",
    ) -> LivelihoodModel:  # fmt: skip
        """A model with households as (of the register, class at approval, baseline)."""
        model = LivelihoodModel(
            code=f"mh-{place}-{starts}-{len(households)}",
            name="Nuôi cá",
            activity_code=activity,
            kind="aquaculture",
            place_code=place,
            place_path=self.path(place),
            starts_on=date.fromisoformat(starts),
            ends_on=date.fromisoformat(ends) if ends else None,
            added_at=LOADED,
        )
        taking_part = [
            ModelHousehold(
                household_id=one.id if one else None, head="Chủ Hộ", class_at_approval=named, baseline=base
            )
            for one, named, base in households
        ]
        return livelihood_model.add(self.session, model, taking_part)

    def progress(
        self, model: LivelihoodModel, day: str, income: int | None = None, disbursed: int | None = None
    ) -> Report:
        report = self._report("model_progress", model.place_code, date.fromisoformat(day))
        self.session.add(
            ModelProgress(
                report_id=report.id or 0,
                model_id=model.id or 0,
                stage="running",
                income=income,
                disbursed=disbursed,
            )
        )
        return report

    def disbursement(
        self, place: str, day: str, amount: int, *, source: str = "central", year: int = 2026,
        activity: str = "DA2", allocated: int | None = None, agency: str | None = None,
    ) -> Report:  # fmt: skip
        report = self._report("disbursement", place, date.fromisoformat(day))
        report.activity_code, report.agency_code = activity, agency
        figures = {"year": year, f"disbursed_{source}": amount, f"allocated_{source}": allocated}
        figure.record(self.session, report.id or 0, figures)
        return report

    def training(
        self, place: str, day: str, activity: str, cadres: Sequence[Cadre] = (), **counts: Any
    ) -> Report:
        report = self._report("training", place, date.fromisoformat(day))
        heads = {
            "people": 20,
            "women": 9,
            "ethnic_minority": 0,
            "poor": 0,
            "near_poor": 0,
            "newly_escaped": 0,
        }
        self.session.add(
            TrainingSession(
                report_id=report.id or 0,
                activity_code=activity,
                topic="Lớp",
                topic_key="lop",
                first_day=report.happened_on,
                last_day=report.happened_on,
                venue="UBND xã",
                audience="cadres" if cadres else "residents",
                **(heads | counts),
            )
        )
        self.session.flush()
        assert report.id is not None
        cadre_attendance.record(self.session, report.id, [one.id or 0 for one in cadres])
        return report

    def told(self, form: str, place: str, day: str, **figures: int | None) -> Report:
        """A report of which only the figures matter."""
        report = self._report(form, place, date.fromisoformat(day))
        assert report.id is not None
        figure.record(self.session, report.id, figures)
        return report

    def cadre(self, place: str, name: str, kind: str = CadreKind.hamlet_head, **known: Any) -> Cadre:
        row = CadreRow(place, name, kind, **known)
        return cadre.upsert(self.session, row, sample=False, at=LOADED).cadre

    def figures(self, form: str, place: str, day: str, activity: str | None = None, **figures: int) -> Report:
        """A report that is counted by its figures alone."""
        report = self._report(form, place, date.fromisoformat(day))
        report.activity_code = activity
        figure.record(self.session, report.id or 0, figures)
        return report

    def withdraw(self, report: Report) -> None:
        report.status = ReportStatus.withdrawn
        self.session.add(report)

    def path(self, place: str) -> str:
        return self.session.get_one(Place, place).path

    def _report(self, form: str, place: str, day: date) -> Report:
        report = Report(
            form=form, form_version=1, place_code=place, place_path=self.path(place),
            reporter_id=self.person, happened_on=day, answers="{}", sent_at=LOADED, changed_at=LOADED,
        )  # fmt: skip
        self.session.add(report)
        self.session.flush()
        return report
