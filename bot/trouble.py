"""Trouble that the operator can mend: one clear sentence, then exit code 2."""


class OperatorError(Exception):
    """A setting, a file or the machine is not as it must be; the text says what to do."""
