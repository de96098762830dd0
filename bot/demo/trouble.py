"""What is wrong with a sample year that a form does not take."""


class YearError(Exception):
    """A report of the sample year that could not be sent, and why, for whoever wrote the file."""
