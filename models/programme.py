"""The programme that is reported on: its activities, money, indicators, agencies and topics.

All of it is data loaded from a plan file by ``programme/``; nothing in the code
knows a project by name. Money is whole đồng.
"""

from datetime import date

from sqlalchemy import BigInteger, text
from sqlmodel import Field, SQLModel


class Programme(SQLModel, table=True):
    """A programme (chương trình) and the plan document it comes from."""

    code: str = Field(primary_key=True, max_length=32)
    name: str = Field(max_length=300)
    document: str = Field(default="", max_length=120)  # số/ký hiệu of the plan
    issued_on: date | None = None
    first_year: int
    last_year: int
    # codes of the places at the top of its places.yaml, with blanks between them; "" is everywhere
    roots: str = Field(default="", max_length=400, sa_column_kwargs={"server_default": text("''")})


class Activity(SQLModel, table=True):
    """A project, sub-project or policy (dự án, tiểu dự án, chính sách) that reports refer to."""

    code: str = Field(primary_key=True, max_length=16)
    programme_code: str = Field(foreign_key="programme.code", index=True)
    kind: str = Field(max_length=16)  # project | policy
    name: str = Field(max_length=300)
    short_name: str = Field(max_length=60)  # what a hamlet head would call it
    purpose: str = Field(default="", max_length=600)
    central_budget: int | None = Field(
        default=None, sa_type=BigInteger
    )  # đồng from the central budget, whole period
    local_budget: int | None = Field(
        default=None, sa_type=BigInteger
    )  # đồng from the local budget, whole period
    position: int = 0
    trains_cadres: bool = False  # sessions under it are for cadres unless said otherwise
    # livelihood models (mô hình sinh kế) are registered under it; the default is for rows of older versions
    supports_models: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    # keys of the forms whose reports may belong to it, with blanks between them
    forms: str = Field(default="", max_length=300, sa_column_kwargs={"server_default": text("''")})
    # of a policy the keys of the figures its report asks for (forms/policy_asks.py), likewise
    asks: str = Field(default="", max_length=100, sa_column_kwargs={"server_default": text("''")})


class Agency(SQLModel, table=True):
    """An agency (cơ quan) that leads, supports, manages or consolidates activities."""

    code: str = Field(primary_key=True, max_length=32)
    programme_code: str = Field(foreign_key="programme.code", index=True)
    name: str = Field(max_length=200)
    short_name: str = Field(max_length=60)


class ActivityAgency(SQLModel, table=True):
    """The part an agency has in an activity; the plan contradicts itself, so each part is kept."""

    __tablename__ = "activity_agency"

    activity_code: str = Field(foreign_key="activity.code", primary_key=True)
    agency_code: str = Field(foreign_key="agency.code", primary_key=True)
    part: str = Field(primary_key=True, max_length=16)  # lead | support | manage | consolidate
    source: str = Field(default="", max_length=60)  # where the plan says so


class Indicator(SQLModel, table=True):
    """A target (chỉ tiêu) of the plan; ``target`` is None where the plan gives no number."""

    code: str = Field(primary_key=True, max_length=16)
    programme_code: str = Field(foreign_key="programme.code", index=True)
    name: str = Field(max_length=400)
    unit: str = Field(max_length=20)
    target: float | None = None
    numerator: str = Field(default="", max_length=300)
    denominator: str = Field(default="", max_length=300)
    source: str = Field(default="", max_length=60)
    position: int = 0
    # a few words for a list on a phone; "" where the plan's file has none
    short_name: str = Field(default="", max_length=60, sa_column_kwargs={"server_default": text("''")})
    # the name of the way it is measured (reports/indicators/table.py); "" where there is none
    measure: str = Field(default="", max_length=40, sa_column_kwargs={"server_default": text("''")})
    # codes of the activities it belongs to, one a line; of training sessions theirs count for it
    activities: str = Field(default="", max_length=300, sa_column_kwargs={"server_default": text("''")})


class Topic(SQLModel, table=True):
    """A usual subject of training sessions, offered as a suggestion, and the activity it belongs to."""

    id: int | None = Field(default=None, primary_key=True)
    activity_code: str = Field(foreign_key="activity.code", index=True)
    title: str = Field(max_length=200)
    position: int = 0
