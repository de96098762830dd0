"""How far a livelihood model is, and of what kind it is; the field's report template F2 names them."""

from forms.facts import Option
from locales import _

STAGES: tuple[Option, ...] = (
    Option("preparing", _("being prepared")),
    Option("supported", _("support was given")),
    Option("running", _("under way")),
    Option("harvest", _("harvesting")),
    Option("finished", _("model has ended")),
    Option("stopped", _("paused or failed")),
)
"""In the order in which a model goes through them; the last one can follow any other."""

KINDS: tuple[Option, ...] = (
    Option("crops", _("growing crops")),
    Option("livestock", _("raising livestock")),
    Option("aquaculture", _("aquaculture")),
    Option("fishing", _("fishing and processing of the catch")),
    Option("services", _("services and tourism")),
    Option("startup", _("start-up")),
    Option("other", _("another kind of model")),
)
"""The kinds (loại mô hình) that ``LivelihoodModel.kind`` holds."""
