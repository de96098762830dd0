"""Places that merge and split in the middle of a year: what counts where, before and after.

Until the 30th of June 2026 there are the communes Đông (hamlets Sen, Súng) and Tây (hamlet Lúa); then the
communes merge into Đông Tây, and Sen and Súng into Hoa. Each hamlet owes a training report a month.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, SQLModel, select

import models as _tables  # noqa: F401 - importing registers the tables
from handlers.rights import may_see_report
from handlers.turn import Who
from models import atlas, figure, household, succession
from models.atlas import Atlas
from models.database import engine_for
from models.household import Household
from models.livelihood_model import LivelihoodModel
from models.person import Person, Role
from models.place import Place
from models.report import Report
from models.succession import Left
from programme.load import load
from programme.read import read_plan
from reports.completeness import Figures
from reports.duty_status import areas, duty_statuses
from reports.indicators import measure
from reports.tally import View, missing
from scheduler import answers, book
from scheduler.period import Kind, containing
from scheduler.quiet import VIETNAM

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
MERGER = datetime(2026, 7, 2, 3, tzinfo=UTC)
LATER = datetime(2026, 8, 20, 3, tzinfo=UTC)
EMPTY = ("agencies", "indicators", "topics")
PLAN = """
code: thu
name: Thử
document: 1/KH
issued_on: 2026-01-01
first_year: 2026
last_year: 2030
"""
ACTIVITIES = "[{code: X1, kind: project, name: Nuôi, short_name: Dự án 1, purpose: Nuôi, source: I}]"
DUTIES = """
- code: thu-tap-huan
  form: training
  owed_by: hamlet
  role: hamlet_head
  period: month
  from: {month: 0, day: 1}
  to: {month: 0, day: 31}
  due: {month: 1, day: 5}
  starts_on: 2026-01-01
  source: assumption
- code: thu-mo-hinh
  form: model_progress
  owed_by: hamlet
  role: hamlet_head
  needs: models
  period: month
  from: {month: 0, day: 1}
  to: {month: 0, day: 31}
  due: {month: 0, day: 28}
  starts_on: 2026-01-01
  source: assumption
"""
BEFORE = """
- {code: dk, kind: district, names: [{name: Huyện Thử}]}
- {code: dong, kind: commune, parent: dk, names: [{name: Xã Đông}]}
- {code: tay, kind: commune, parent: dk, names: [{name: Xã Tây}]}
- {code: sen, kind: hamlet, parent: dong, names: [{name: Ấp Sen}]}
- {code: sung, kind: hamlet, parent: dong, names: [{name: Ấp Súng}]}
- {code: lua, kind: hamlet, parent: tay, names: [{name: Ấp Lúa}]}
"""
ENDS = "valid_to: 2026-06-30"
BEGINS = "valid_from: 2026-07-01"
AFTER = f"""
- {{code: dk, kind: district, names: [{{name: Huyện Thử}}]}}
- {{code: dong, kind: commune, parent: dk, names: [{{name: Xã Đông}}], {ENDS}, successor: dong-tay}}
- {{code: tay, kind: commune, parent: dk, names: [{{name: Xã Tây}}], {ENDS}, successor: [dong-tay]}}
- {{code: dong-tay, kind: commune, parent: dk, names: [{{name: Xã Đông Tây}}], {BEGINS}}}
- {{code: sen, kind: hamlet, parent: dong, names: [{{name: Ấp Sen}}], {ENDS}, successor: hoa}}
- {{code: sung, kind: hamlet, parent: dong, names: [{{name: Ấp Súng}}], {ENDS}, successor: hoa}}
- {{code: hoa, kind: hamlet, parent: dong-tay, names: [{{name: Ấp Hoa}}], {BEGINS}}}
- {{code: lua, kind: hamlet, parent: dong-tay, names: [{{name: Ấp Lúa}}]}}
"""
SPLIT = BEFORE.replace(
    "{code: lua, kind: hamlet, parent: tay, names: [{name: Ấp Lúa}]}",
    f"{{code: lua, kind: hamlet, parent: tay, names: [{{name: Lúa}}], {ENDS}, successor: [lua-1, lua-2]}}\n"
    f"- {{code: lua-1, kind: hamlet, parent: tay, names: [{{name: Ấp Lúa 1}}], {BEGINS}}}\n"
    f"- {{code: lua-2, kind: hamlet, parent: tay, names: [{{name: Ấp Lúa 2}}], {BEGINS}}}",
)


class Country:
    """The three hamlets, and what was sent from them."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session, self._folder = session, folder
        for noun in EMPTY:
            (folder / f"{noun}.yaml").write_text("[]", encoding="utf-8")
        for noun, text in (("plan", PLAN), ("activities", ACTIVITIES), ("duties", DUTIES)):
            (folder / f"{noun}.yaml").write_text(text, encoding="utf-8")
        self.load(BEFORE, BEGIN)

    def load(self, places: str, at: datetime) -> None:
        (self._folder / "places.yaml").write_text(places, encoding="utf-8")
        load(self.session, read_plan(self._folder), at)
        self.session.commit()

    @property
    def atlas(self) -> Atlas:
        return atlas.read(self.session)

    def path(self, place: str) -> str:
        return self.session.get_one(Place, place).path

    def person(self, role: Role, place: str) -> Person:
        found = Person(name="Ai Đó", role=role, place_code=place, created_at=BEGIN)
        self.session.add(found)
        self.session.flush()
        return found

    def report(self, place: str, month: int, form: str = "training") -> Report:
        sent = datetime(2026, month, 20, 2, tzinfo=UTC)
        found = Report(
            form=form,
            form_version=1,
            place_code=place,
            place_path=self.path(place),
            reporter_id=self.person(Role.hamlet_head, place).id or 0,
            happened_on=date(2026, month, 20),
            answers="{}",
            sent_at=sent,
            changed_at=sent,
        )
        self.session.add(found)
        self.session.flush()
        return found

    def household(self, place: str, head: str) -> Household:
        return household.add(self.session, place, self.path(place), head, sample=False, at=BEGIN)

    def model(self, place: str) -> LivelihoodModel:
        found = LivelihoodModel(
            code=f"m-{place}",
            name="Nuôi cá",
            activity_code="X1",
            kind="aquaculture",
            place_code=place,
            place_path=self.path(place),
            approval="1/QĐ",
            approved_on=date(2026, 1, 1),
            starts_on=date(2026, 1, 1),
            added_at=BEGIN,
        )
        self.session.add(found)
        self.session.flush()
        return found

    def indicator(self, measure: str) -> None:
        named = f"{{code: I1, name: Thử, measure: {measure}, unit: '%', numerator: Ấp, source: I}}"
        (self._folder / "indicators.yaml").write_text(f"[{named}]", encoding="utf-8")
        self.load(BEFORE, BEGIN)

    def state(self, place: str, day: date, **figures: int) -> None:
        report = self.report(place, day.month, "hamlet_state")
        report.happened_on = day
        figure.record(self.session, report.id or 0, figures)

    def rows(self, year: int, place: str) -> dict[str, str]:
        """By hamlet the list in which it stands behind the one indicator, as seen in August."""
        here, today = self.path(place), LATER.date()
        (found,) = measure(self.session, self.atlas, year, here, today, sample=False)
        return {row.place_code: row.group.value for row in found.rows}

    def view(self, at: datetime = LATER) -> View:
        return View(self.session, book.read(self.session, sample=False), at, sample=False)

    def status(self, place: str, month: int, duty: str = "thu-tap-huan") -> Figures:
        """How a month's duty stands at a place and below it, as seen in August."""
        view, here = self.view(), self.atlas.spots[place]
        asked = containing(Kind.month, date(2026, month, 1))
        rules = [rule for rule in view.book.rules if rule.code == duty]
        return next((one.total for one in duty_statuses(view, here, asked, rules)), Figures())


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    engine = engine_for(f"sqlite:///{tmp_path / 'test.db'}")
    SQLModel.metadata.create_all(engine)
    (tmp_path / "plan").mkdir()
    with Session(engine) as session:
        yield Country(session, tmp_path / "plan")
    engine.dispose()


def test_months_before_the_merger_stay_as_they_were_and_count_in_the_new_commune(country: Country) -> None:
    country.report("sen", 5)
    country.report("lua", 5)
    before = country.status("dk", 5)

    country.load(AFTER, MERGER)

    assert before == country.status("dk", 5) == Figures(3, 2, 2)  # Sen and Lúa of three hamlets
    assert country.status("dong-tay", 5) == Figures(3, 2, 2)
    assert country.status("hoa", 5) == Figures(2, 1, 1)


def test_the_new_hamlet_alone_owes_the_months_after(country: Country) -> None:
    country.load(AFTER, MERGER)
    country.report("hoa", 7)

    assert country.status("dk", 7) == Figures(2, 1, 1)  # Hoa and Lúa
    assert country.status("dong", 7) == Figures(0, 0, 0)
    july = country.view().book.rules[0].term(containing(Kind.month, date(2026, 7, 1)))
    assert [one.code for one in missing(country.view(), july, "dk/")] == ["lua"]


def test_the_month_that_is_due_after_the_merger_is_the_new_hamlets(country: Country) -> None:
    country.load(AFTER, MERGER)

    assert country.status("hoa", 6) == Figures(1, 0, 0)  # June's, due on the 6th of July
    assert country.status("sen", 6) == Figures(0, 0, 0)


def test_the_district_sees_old_months_under_the_new_commune(country: Country) -> None:
    country.report("sen", 5)
    country.load(AFTER, MERGER)

    view, here = country.view(), country.atlas.spots["dk"]
    asked = containing(Kind.month, date(2026, 5, 1))
    (status,) = duty_statuses(view, here, asked, view.book.rules[:1])
    found = [(spot.code, figures) for spot, figures in areas(status.by_parent, country.atlas, here)]

    assert found == [("dong-tay", Figures(3, 1, 1))]


def test_an_old_report_keeps_its_place_and_is_seen_by_the_new_communes_officer(country: Country) -> None:
    report = country.report("sen", 5)
    country.load(AFTER, MERGER)
    here = country.atlas.spots["dong-tay"]
    officer = Who(
        1,
        "A",
        Role.commune_officer,
        sample=False,
        place_code="dong-tay",
        place_path=here.path,
        place_kind=here.kind,
    )

    country.session.refresh(report)

    assert (report.place_code, report.place_path) == ("sen", "dk/dong-tay/hoa/sen/")
    assert country.atlas.name(report.place_code, report.happened_on) == "Ấp Sen"
    assert may_see_report(officer, report)


def test_the_registers_go_over_to_the_new_hamlet(country: Country) -> None:
    first, second = country.household("sen", "Trần Văn Một"), country.household("sung", "Trần Văn Hai")
    model = country.model("sung")

    country.load(AFTER, MERGER)

    of_hoa = household.of_place(country.session, "hoa", sample=False)
    assert {one.id for one in of_hoa} == {first.id, second.id}
    country.session.refresh(model)
    assert (model.place_code, model.place_path) == ("hoa", "dk/dong-tay/hoa/")
    assert country.status("dk", 7, "thu-mo-hinh") == Figures(1, 0, 0)  # Hoa has a model now


def test_what_was_owed_for_models_before_the_merger_is_still_known(country: Country) -> None:
    country.model("sung")
    country.report("sung", 5, "model_progress")
    country.load(AFTER, MERGER)

    assert country.status("sung", 5, "thu-mo-hinh") == Figures(1, 1, 1)


def test_people_of_an_ended_place_are_named_until_somebody_moves_them(country: Country) -> None:
    head = country.person(Role.hamlet_head, "sen")
    country.household("sen", "Trần Văn Một")
    country.load(AFTER, MERGER)

    assert succession.left_behind(country.session, MERGER.date()) == [Left("sen", "hoa", 1, 0)]
    head.place_code = "hoa"
    country.session.add(head)
    assert succession.left_behind(country.session, MERGER.date()) == []


def test_a_split_hamlets_reports_stay_its_own_and_count_for_the_commune(country: Country) -> None:
    report = country.report("lua", 5)
    at_home = country.household("lua", "Trần Văn Ba")
    country.load(SPLIT, MERGER)

    assert country.status("tay", 5) == Figures(1, 1, 1)
    assert country.status("lua-1", 5) == Figures(0, 0, 0)
    assert country.status("tay", 7) == Figures(2, 0, 0)  # Lúa 1 and Lúa 2
    country.session.refresh(report)
    country.session.refresh(at_home)
    assert report.place_path == "dk/tay/lua/"
    assert at_home.place_code == "lua"  # nobody knows yet which of the two is its hamlet
    assert succession.left_behind(country.session, MERGER.date()) == [Left("lua", None, 1, 1)]


def test_a_renamed_hamlet_is_the_same_with_another_name(country: Country) -> None:
    country.report("lua", 5)
    old, new = "{name: Ấp Lúa, valid_to: 2026-06-30}", "{name: Ấp Lúa Vàng, valid_from: 2026-07-01}"
    country.load(BEFORE.replace("{name: Ấp Lúa}", f"{old}, {new}"), MERGER)

    assert country.status("lua", 5) == Figures(1, 1, 1)
    assert country.status("lua", 7) == Figures(1, 0, 0)
    names = [country.atlas.name("lua", date(2026, month, 20)) for month in (5, 7)]
    assert names == ["Ấp Lúa", "Ấp Lúa Vàng"]


def test_the_rows_of_an_indicator_are_the_hamlets_there_were(country: Country) -> None:
    """What Sen said counts for the year in which it was a hamlet to its end, not for Hoa."""
    country.indicator("hardened_roads")
    for place in ("sen", "sung", "lua"):
        for year in (2025, 2026):
            country.state(place, date(year, 3, 1), road_meets=int(place != "sung"))
    country.load(AFTER, MERGER)

    assert country.rows(2025, "dong-tay") == {"sen": "y", "sung": "n", "lua": "y"}
    assert country.rows(2025, "hoa") == {"sen": "y", "sung": "n"}
    assert country.rows(2026, "dk") == {"hoa": "u", "lua": "y"}
    country.state("hoa", date(2026, 8, 1), road_meets=1)
    assert country.rows(2026, "dong-tay") == {"hoa": "y", "lua": "y"}


def test_loading_the_merger_again_changes_nothing(country: Country) -> None:
    country.report("sen", 5)
    country.household("sen", "Trần Văn Một")
    country.load(AFTER, MERGER)
    before = [one.model_dump() for one in country.session.exec(select(Report))]

    assert load(country.session, read_plan(country._folder), LATER).nothing_new
    assert [one.model_dump() for one in country.session.exec(select(Report))] == before


def test_a_hamlet_that_did_not_change_goes_on_owing(country: Country) -> None:
    country.load(AFTER, MERGER)
    term = country.view().book.rules[0].term(containing(Kind.month, date(2026, 7, 1)))

    assert term.rule.is_owed_by("hamlet", country.path("lua"))
    assert LATER.astimezone(VIETNAM).date() > term.set_for
    assert answers.places_having(term, sample=False) is None
