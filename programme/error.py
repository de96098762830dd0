"""What can be wrong with a plan, said so that the person who wrote the file can mend it."""

from enum import StrEnum


class Fault(StrEnum):
    """The codes of everything a plan is refused for."""

    missing_file = "missing_file"
    not_text = "not_text"
    bad_yaml = "bad_yaml"
    repeated_key = "repeated_key"
    unknown_key = "unknown_key"
    missing_key = "missing_key"
    wrong_type = "wrong_type"
    bad_value = "bad_value"
    duplicate_code = "duplicate_code"
    unknown_parent = "unknown_parent"
    unknown_successor = "unknown_successor"
    unknown_place = "unknown_place"
    unknown_agency = "unknown_agency"
    unknown_activity = "unknown_activity"
    circle = "circle"
    wrong_level = "wrong_level"
    wrong_days = "wrong_days"
    steps_order = "steps_order"
    too_long = "too_long"
    dates_reversed = "dates_reversed"
    names_overlap = "names_overlap"
    names_gap = "names_gap"
    periods_overlap = "periods_overlap"
    successor_gap = "successor_gap"
    successor_too_early = "successor_too_early"
    successor_without_end = "successor_without_end"
    budget_incomplete = "budget_incomplete"
    activity_sum = "activity_sum"
    plan_sum = "plan_sum"
    grand_sum = "grand_sum"
    allocation_parts = "allocation_parts"
    code_taken = "code_taken"
    meaning_changed = "meaning_changed"


class PlanError(Exception):
    """A plan that cannot be taken: the fault, where it stands, and one sentence about it.

    ``line`` counts from 1; 0 says that the fault is in no line (a file that is not there).
    """

    def __init__(self, code: Fault, file: str, line: int, reason: str) -> None:
        """Keep the parts for the caller and join them for whoever only prints the error."""
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")
        self.code = code
        self.file = file
        self.line = line
        self.reason = reason
