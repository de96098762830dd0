"""Changing where somebody stands (đổi nơi, đổi việc), and mending a name or a phone number.

Everything stands in the summary as it is by now; the person opens the line to change.
"""

from dataclasses import replace

from forms.duties import SENT_ON
from forms.people import (
    AGENCY,
    NAME,
    PERSON,
    PHONE,
    PLACE,
    ROLE,
    ROLES,
    headline,
    stands_now,
)
from forms.question import Form
from locales import _

FORM = Form(
    key="person_change",
    version=1,
    title=_("A change about a person"),
    noun=_("change about a person"),
    begins=_("Change a person's place or role"),
    command="suanguoi",
    position=150,
    spoken=(),  # said in sentences about anything; the exact words stand in handlers/spoken.py
    roles=ROLES,
    in_menu=False,
    asks_place=False,
    final=True,
    happened=lambda answers: str(answers["day"]),
    headline=headline,
    thanks=_("✅ Changed."),
    questions=(
        PERSON,
        replace(PLACE, follows="person", default=stands_now("place")),
        ROLE,
        AGENCY,
        replace(NAME, follows="person", default=stands_now("name")),
        replace(PHONE, follows="person", quiet=True, default=stands_now("phone")),
        SENT_ON,
    ),
)
