"""The rules that reports are checked against, each with its source; and those that cannot be checked.

R1 to R10 are rules of plan 59/KH-UBND; the others are assumptions about what is worth a second look.
"""

from typing import NamedTuple


class Rule(NamedTuple):
    """One rule in a sentence; ``unchecked`` says which part of it the data cannot tell."""

    id: str
    sentence: str
    source: str
    unchecked: str = ""


_PLAN = "plan 59/KH-UBND"
RULES = (
    Rule(
        "R1",
        "The same household is not supported twice with the same content at the same time.",
        f"{_PLAN}, VI.8; that models of one kind have one content is an assumption",
        "items given (young fish, feed) are free text and are not compared; nor is support by the policies",
    ),
    Rule(
        "R2",
        "Where two norms apply, the higher one is used.",
        f"{_PLAN}, VI.8",
        "not at all: no norms are kept",
    ),
    Rule(
        "R3",
        "A household's class at the approval is the one recognised last on that day.",
        f"{_PLAN}, VI.9",
        "households of which no decision before the approval is known",
    ),
    Rule(
        "R4",
        "What is recovered and passed on fits what was disbursed and promised.",
        f"{_PLAN}, VI.6",
        "amounts promised and who received what are free text",
    ),
    Rule("R5", "A model has the number and the day of its approving decision.", f"{_PLAN}, VI.5"),
    Rule(
        "R6",
        "People are counted by women, ethnic minority and class of household.",
        f"{_PLAN}, III.1, IV.2.1b, VI.2; from five people on is an assumption",
        "people with merit and with disabilities are not asked for; a nought that was confirmed is taken "
        "for one, unless every part is nought",
    ),
    Rule(
        "R7",
        "A household's class is proposed at a meeting of the hamlet, of which there is evidence.",
        f"{_PLAN}, VI.2, VI.7; QĐ 24/2021/QĐ-TTg, step 3",
        "posting of the list and complaints are not asked for",
    ),
    Rule("R8", "It is known from where money came.", f"{_PLAN}, VI.5"),
    Rule(
        "R9",
        "No more is disbursed than was allocated, to the model and to the project.",
        f"{_PLAN}, V.2, VII.8",
        "by year and by source: a progress report gives one sum to date",
    ),
    Rule("R10", "Women take part where cadres are trained.", f"{_PLAN}, IV.2.5a"),
    Rule(
        "unusual",
        "A value is not more than three times, nor less than a fifth of, the median of four or more before.",
        "assumption",
    ),
    Rule("photo", "A photo was not sent with an earlier report.", "assumption"),
    Rule("late", "A report was sent by the end of its deadline.", "the duty (models/duty.py)"),
    Rule("twice", "The same thing was not reported by another report.", "assumption"),
)
BY_ID = {rule.id: rule for rule in RULES}
