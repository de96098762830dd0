"""Why a household is poor and what it needs, as the result tables of a review count them (biểu 10)."""

from forms.facts import Option
from locales import _

CAUSES: tuple[Option, ...] = (
    Option("land", _("no land to work")),
    Option("capital", _("no capital")),
    Option("labour", _("nobody to work")),
    Option("tools", _("no tools or boat to work with")),
    Option("knowledge", _("does not know how to produce")),
    Option("skills", _("no working skills")),
    Option("illness", _("illness, accident")),
    Option("other", _("another cause")),
)
NEEDS: tuple[Option, ...] = (
    Option("health", _("health care")),
    Option("education", _("education")),
    Option("production", _("production")),
    Option("credit", _("a loan")),
    Option("housing", _("housing")),
    Option("other", _("another need")),
)
